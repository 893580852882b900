"""The printed copies: one model made from rows, and PDFs and a plain text that cannot disagree."""
