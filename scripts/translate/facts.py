"""What the head of a translated page says of the translation: read, written, written anew."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import yaml

from scripts.translate import page
from scripts.translate.catalogues import CHECKED, DRAFT

BLOCK = re.compile(r"^translation:.*\n(?:[ \t]+.*\n)*", re.MULTILINE)


def draft(of: str) -> Mapping[str, object]:
    """A page that nobody who speaks the language has checked."""
    return {"of": of, "state": DRAFT}


def checked(of: str, by: str, on: date) -> Mapping[str, object]:
    """A page that a role has checked."""
    return {"of": of, "state": CHECKED, "by": by, "on": on}


def is_draft(text: str) -> bool:
    """Whether a page waits for somebody who checks it."""
    told = page.head(text).get("translation")
    return not isinstance(told, dict) or told.get("state") != CHECKED


def with_facts(text: str, told: Mapping[str, object]) -> str:
    """The page with these facts in its head; every other line stays as it is."""
    lines, body = page.split(text)
    block = yaml.safe_dump({"translation": dict(told)}, sort_keys=False, allow_unicode=True, width=1000)
    block = block.replace(
        "  'on':", "  on:"
    )  # as people write it; who reads it knows that YAML takes it for yes
    return f"---\n{BLOCK.sub('', lines)}{block}---\n{body}"
