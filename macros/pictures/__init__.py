"""Charts as files of their own, and the cards that stand for a page where its address is shared."""
