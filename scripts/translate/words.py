"""`translate words`: collect what there is to translate, and bring every catalogue up to date with it."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from babel.messages.pofile import PoFileError

from macros.package import load
from scripts import check
from scripts.check import names, safety
from scripts.problem import COMMAND, SetupProblem
from scripts.process import last_lines, run_quietly
from scripts.translate import catalogues, extraction, places, writing
from scripts.translate.catalogues import Book, State
from scripts.translate.extraction import Samples
from scripts.translate.places import INTERFACE, TEMPLATE, WORDS


@dataclass(frozen=True)
class Templates:
    """What there is to translate: words of the interface, and words of the data."""

    interface: Book
    words: Book

    def of(self, kind: str) -> Book:
        """The template behind one kind of catalogue."""
        return self.interface if kind == INTERFACE else self.words


def run(root: Path) -> str:
    """Write the template and every catalogue; what was done, in plain words. Raises SetupProblem."""
    templates = collect(root)
    texts = {TEMPLATE: catalogues.write(templates.interface, State())}
    for language in places.begun(root):
        texts.update(of_language(root, language, templates))
    changed = writing.write(root, texts)
    told = [f"Written: {file}" for file in changed] or ["Every catalogue is up to date already."]
    count = f"{len(templates.interface)} messages of the interface, {len(templates.words)} words of the data."
    return "\n".join([*told, count])


def collect(root: Path) -> Templates:
    """Read everything there is to translate. Raises SetupProblem where the data are not in order."""
    if check.of_data(root):
        raise SetupProblem("The data are not in order.", f"Run {COMMAND} check and correct what it says.")
    samples, package = _samples(root), load(root)
    data = extraction.of_data(package, places.settings(root), samples)
    return Templates(extraction.interface(root, samples), data)


def of_language(root: Path, language: str, templates: Templates) -> Mapping[str, str]:
    """Both catalogues of a language, up to date; a new one holds every message, none of it translated."""
    return {
        file: _updated(root, file, language, templates.of(kind))
        for kind in (INTERFACE, WORDS)
        for file in [places.catalogue(root, kind, language)]
    }


def _updated(root: Path, file: str, language: str, template: Book) -> str:
    text = writing.read(root, file)
    try:
        book = catalogues.read(text, language) if text else Book(language)
    except PoFileError as error:
        what = f"{file} is no catalogue that can be read ({error})."
        raise SetupProblem(what, "Open it in the program that saved it, and save it again.") from error
    return catalogues.write(catalogues.updated(book, template, language), State.of(book))


def _samples(root: Path) -> Samples:
    """Examples for translators. None shows what may stand in no file, such as a telephone number."""
    done = run_quietly([sys.executable, "-m", "macros.languages.samples"], folder=root)
    if done.returncode:
        what = f"The examples could not be collected. The program said:\n{last_lines(done.stdout)}"
        raise SetupProblem(what, f"Run {COMMAND} check, then try again.")
    read, codes = json.loads(done.stdout), names.refused(root)
    return Samples(_safe(read["messages"], codes), _safe(read["units"], codes))


def _safe(sentences: Mapping[str, str], codes: frozenset[str]) -> dict[str, str]:
    return {
        message: sentence
        for message, sentence in sentences.items()
        if not any(kind.pattern.search(sentence) for kind in safety.KINDS)
        and not any(names.found(sentence, codes))
    }
