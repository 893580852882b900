"""`translate done`: a page or catalogue is up to date, and perhaps checked by somebody who knows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from macros.languages.foreign import SOURCE
from macros.languages.pages import blob
from scripts.check import files, text, translations_catalogue, translations_page
from scripts.check.problem import Problem
from scripts.check.translations_page import Source
from scripts.problem import COMMAND, SetupProblem
from scripts.translate import catalogues, facts, naming, places, writing
from scripts.translate.catalogues import State
from scripts.translate.places import INTERFACE, WORDS


def run(root: Path, typed_language: str, what: str, typed_role: str | None, today: date) -> str:
    """Say so in its head; without a role it is a draft. Raises SetupProblem where something is wrong."""
    language = naming.begun(root, typed_language)
    role = None if typed_role is None else naming.role(root, typed_role)
    if what in (INTERFACE, WORDS):
        file = places.catalogue(root, what, language)
        _refuse_missing(root, file, f"{COMMAND} translate words")
        state = State.checked(role, today) if role else State()
        made = _catalogue(file, files.text(root / file), language, what, state)
    else:
        path = naming.page(root, what)
        file = places.page(language, path)
        _refuse_missing(root, file, f"{COMMAND} translate start {language} {path}")
        made = _page(root, file, path, role, today)
    writing.write(root, {file: made})
    if role is None:
        return f"{file} is up to date, and a draft until somebody who speaks the language has checked it."
    return f"{file} is marked as checked by the role “{role}” on {today.isoformat()}."


def _refuse_missing(root: Path, file: str, command: str) -> None:
    if not (root / file).is_file():
        raise SetupProblem(f"There is no {file}.", f"Run {command} first.")


def _catalogue(file: str, found: str, language: str, kind: str, state: State) -> str:
    _refuse(list(translations_catalogue.of_text(file, found, language, kind)))
    book = catalogues.read(found, language)
    return catalogues.write(catalogues.settled(book, language), state)


def _page(root: Path, file: str, path: str, role: str | None, today: date) -> str:
    """The page as one made from the English of today: it has to agree with that in everything but words."""
    english = (root / places.page(SOURCE, path)).read_bytes()
    of = blob(english)
    told = facts.checked(of, role, today) if role else facts.draft(of)
    made = facts.with_facts(files.text(root / file), told)
    found = translations_page.of_page(file, made, Source(english.decode("utf-8"), None))
    digits = text.of_page(root, file, made)
    _refuse([*(each.problem for each in found), *digits])
    return made


def _refuse(problems: list[Problem]) -> None:
    if problems:
        what = "\n".join(problem.sentence for problem in problems)
        raise SetupProblem(what, "Put this right first, then say again that it is checked.")
