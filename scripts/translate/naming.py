"""What a person typed, understood: a language, a page or catalogue, a role. Raises SetupProblem."""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path

from macros.languages.foreign import SOURCE
from scripts.check import names, safety
from scripts.check.problem import quote
from scripts.problem import COMMAND, SetupProblem
from scripts.translate import places

CODE = re.compile(r"[a-z]{2,3}")
LONGEST_ROLE = 60


def language(typed: str) -> str:
    """The code of a language other than English."""
    if typed == SOURCE:
        raise SetupProblem("English is what is translated.", "Name another language, such as pl.")
    if not CODE.fullmatch(typed) or places.locale(typed) is None:
        remedy = "Write its code of two or three small letters, such as pl for Polish or pa for Punjabi."
        raise SetupProblem(f"{quote(typed)} is the code of no language.", remedy)
    return typed


def begun(root: Path, typed: str) -> str:
    """The code of a language that has been begun here."""
    code = language(typed)
    if code not in places.begun(root):
        remedy = f"Begin it with {COMMAND} translate start {code} index.md."
        raise SetupProblem(f"Nothing is translated into {code} yet.", remedy)
    return code


def page(root: Path, typed: str) -> str:
    """The path of an English page below its folder, such as help.md."""
    plain = typed.replace("\\", "/").removeprefix("./").removeprefix(f"{places.DOCS}/{SOURCE}/")
    if plain.startswith(("/", "../", "docs/")) or "/../" in plain or ":" in plain:
        remedy = f"Name a page below {places.DOCS}/{SOURCE}, such as help.md."
        raise SetupProblem(f"{quote(typed)} lies outside {places.DOCS}/{SOURCE}.", remedy)
    known = places.pages(root)
    path = plain if plain.endswith(".md") else f"{plain}.md"
    if path not in known:
        near = get_close_matches(path, known, n=1)
        hint = f"Did you mean {near[0]}?" if near else f"The pages lie in {places.DOCS}/{SOURCE}."
        raise SetupProblem(f"There is no English page {quote(path)}.", hint)
    return path


def role(root: Path, typed: str) -> str:
    """Who has checked a translation: a role, never a person."""
    plain = " ".join(typed.split())
    personal = any(kind.pattern.search(plain) for kind in safety.KINDS)
    if personal or any(names.found(plain, names.refused(root))):
        raise SetupProblem("That is a person and no role.", "Write a role, such as community interpreter.")
    if not plain or len(plain) > LONGEST_ROLE or re.search(r'["\\<>{}\n]', plain):
        remedy = f"Write a few words, at most {LONGEST_ROLE} signs, such as community interpreter."
        raise SetupProblem("That is no role.", remedy)
    return plain
