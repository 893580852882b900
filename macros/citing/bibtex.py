"""A citation as BibTeX. An entry is `@misc`, which every program that reads BibTeX knows."""

from __future__ import annotations

from urllib.parse import quote

from macros.citing.text import visit
from macros.citing.works import Work
from macros.words import Words

# Braces are counted before commands are read, so that no bare one may stand in a value.
ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
# What an address may hold beside letters and digits, none of it with a meaning in BibTeX.
IN_ADDRESSES = ":/?=&.-_~,;+@!"


def entry(words: Words, work: Work) -> str:
    """One work as an entry, a field a line. The reader's day is left open in the note."""
    fields = {
        "author": f"{{{{{escaped(work.author)}}}}}",
        "title": f"{{{{{escaped(work.title)}}}}}",
        "year": f"{{{work.dated.year}}}",
        "howpublished": f"{{{escaped(work.site)}}}" if work.author != work.site else "",
        "url": f"{{{quote(work.address, safe=IN_ADDRESSES)}}}",
        "note": f"{{{escaped(note(words, work))}}}",
    }
    lines = [f"  {name} = {value}," for name, value in fields.items() if value]
    return "\n".join((f"@misc{{{work.key},", *lines, "}\n"))


def note(words: Words, work: Work) -> str:
    """What has no field of its own: kind, state, whose it is not, and the reader's day."""
    said = words.text("{kind}. {state}.", kind=work.kind, state=work.state)
    accessed = words.text("Accessed: {visit}.", visit=visit(words))
    return " ".join(part for part in (said, work.unchecked, accessed) if part)


def escaped(text: str) -> str:
    """A text on one line whose signs mean nothing to BibTeX or TeX."""
    return "".join(ESCAPES.get(sign, sign) for sign in " ".join(text.split()))
