"""The site in other languages: its words, those of the data, and what is said about a translation."""
