"""The shape of `data/index.json` as JSON Schema. It is promised: a key that is here stays."""

from __future__ import annotations

from typing import Any

TEXT = {"type": "string"}
WORDS = {"type": ["string", "null"]}
DAY = {"type": "string", "format": "date"}
DAY_OR_NONE = {"type": ["string", "null"], "format": "date"}
ADDRESS = {"type": "string", "format": "uri"}


def _every(**properties: Any) -> dict[str, Any]:
    """An object of which every key is always there, and no other."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}


_FILE = _every(
    form=TEXT,
    media_type=TEXT,
    address=ADDRESS,
    bytes={"type": "integer", "minimum": 0},
    sha256={"type": "string", "pattern": "^[0-9a-f]{64}$"},
)
_RELEASE = _every(
    id=TEXT,
    page=ADDRESS,
    published=DAY,
    supersedes=WORDS,
    note=WORDS,
    withdrawn=DAY_OR_NONE,
    withdrawn_reason=WORDS,
)
_DATASET = _every(
    id=TEXT,
    kind={"enum": ["indicator", "table", "judgement", "list"]},
    page=ADDRESS,
    title=TEXT,
    description=TEXT,
    caveat=WORDS,
    unit=WORDS,
    theme=WORDS,
    areas=_list(_every(code=TEXT, name=TEXT)),
    first_day=DAY_OR_NONE,
    last_day=DAY_OR_NONE,
    undated={"type": "boolean"},
    modified=DAY,
    sources=_list(_every(document=TEXT, sections=_list(TEXT))),
    files=_list(_FILE),
)
INDEX: dict[str, Any] = {
    "description": "All datasets. What is not known is null. `next_due` is the day for which new figures "
    "are promised; once it has passed they are overdue.",
    **_every(
        title=TEXT,
        description=TEXT,
        homepage=ADDRESS,
        publisher=WORDS,
        notice=WORDS,
        licence=_every(id=TEXT, text=TEXT, address=ADDRESS),
        modified=DAY,
        next_due=DAY_OR_NONE,
        next_due_in_words=TEXT,
        releases=_list(_RELEASE),
        documents=_list(_every(id=TEXT, page=ADDRESS, title=TEXT, published=DAY, by=TEXT)),
        datasets=_list(_DATASET),
    ),
}
