"""How to cite a figure, a table, a release or the whole: as one line, as BibTeX, as RIS."""

from macros.citing.text import line

__all__ = ["line"]
