"""`translate status`: how far each language is, page by page and catalogue by catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from babel.messages.pofile import PoFileError

from macros.languages import pages
from scripts.check import files, translations
from scripts.check.problem import number
from scripts.problem import COMMAND
from scripts.translate import catalogues, naming, places
from scripts.translate.catalogues import CHECKED, Book, State
from scripts.translate.places import DOCS, INTERFACE, WORDS

NAMES = {INTERFACE: "Words of the interface", WORDS: "Words of the data"}
ORDER = (
    "checked",
    "checked, and the English has changed since",
    "draft",
    "draft, and the English has changed since",
)
MISSING = "not translated yet"


def run(root: Path, typed_language: str | None) -> str:
    """How one language stands, or each that has been begun. Raises SetupProblem."""
    wanted = [naming.begun(root, typed_language)] if typed_language else places.begun(root)
    if not wanted:
        return f"Nothing is translated yet. Begin with {COMMAND} translate start pl index.md."
    return "\n\n".join("\n".join(of_language(root, language)) for language in wanted)


def of_language(root: Path, language: str) -> Iterator[str]:
    """The lines about one language."""
    found = places.locale(language)
    configured = "" if language in places.configured(root) else f", not named in {places.MKDOCS}"
    yield f"{found.english_name if found else language} ({language}){configured}"
    for kind in (INTERFACE, WORDS):
        yield f"  {NAMES[kind]}: {_catalogue(root, places.catalogue(root, kind, language), language)}"
    standings = {path: _standing(root, language, path) for path in places.pages(root)}
    for said in (*ORDER, MISSING):
        of_it = [path for path, standing in standings.items() if standing == said]
        if of_it:
            yield f"  {number(len(of_it), 'page')} {said}: {', '.join(of_it)}"
    own = f"{DOCS}/{language}/"
    for notice in translations.of_pages(root):
        if notice.notice and notice.problem.file.startswith(own):
            yield f"  {notice.problem.sentence}"


def counts(book: Book) -> tuple[int, int, int]:
    """How many messages there are, how many are translated, and how many wait to be looked at again."""
    messages = [message for message in book if message.id]
    fuzzy = [message for message in messages if message.fuzzy]
    done = [
        m for m in messages if not m.fuzzy and all([m.string] if isinstance(m.id, str) else m.string or ())
    ]
    return len(messages), len(done), len(fuzzy)


def _catalogue(root: Path, file: str, language: str) -> str:
    if not (root / file).is_file():
        return f"no catalogue. Run {COMMAND} translate words"
    try:
        book = catalogues.read(files.text(root / file), language)
    except (PoFileError, ValueError):
        return f"{file} cannot be read. Run {COMMAND} check"
    every, done, fuzzy = counts(book)
    state = State.of(book)
    told = f"checked by {state.by} on {state.on}" if state.state == CHECKED else "draft"
    again = f", {fuzzy} to be looked at again" if fuzzy else ""
    return f"{done} of {every} translated{again}; {told}"


def _standing(root: Path, language: str, path: str) -> str:
    made = pages.translation(root / DOCS, language, path)
    if made is None:
        return MISSING
    said = "checked" if made.state.checked else "draft"
    return f"{said}, and the English has changed since" if pages.has_changed(root / DOCS, made) else said
