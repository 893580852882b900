"""A citation as RIS, for programs that manage references."""

from __future__ import annotations

from macros.citing.bibtex import note
from macros.citing.works import Work
from macros.words import Words

END = "\r\n"


def record(words: Words, work: Work) -> str:
    """One work as a record, a field a line. The reader's day is left open in the note."""
    fields = (
        ("TY", "DATA"),
        ("AU", work.author),
        ("TI", work.title),
        ("PY", str(work.dated.year)),
        ("DA", work.dated.strftime("%Y/%m/%d")),
        ("ET", work.state),
        ("DP", work.site),
        ("UR", work.address),
        ("N1", note(words, work)),
        ("LA", work.language),
        ("ER", ""),
    )
    return "".join(f"{tag}  - {' '.join(value.split())}{END}" for tag, value in fields)
