"""Charts: one model gives the drawing, the table beside it, the sentences and the figure to explore."""
