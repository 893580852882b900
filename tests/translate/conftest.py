"""A small portal of lost hats in English and Polish, kept by git."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from macros.languages.pages import blob
from macros.package import ROOT
from scripts.translate import catalogues, extraction
from scripts.translate.catalogues import Book, State
from scripts.translate.extraction import Samples
from scripts.translate.places import TEMPLATE, brought

ENGLISH = """---
title: Lost hats
hide: [toc]
---
# Lost hats

Call first, and [read later](about.md).
{: .summary }

## What to do

{{ hats("red") }}

- Look on your head.
"""
POLISH = """---
title: Zgubione kapelusze
hide: [toc]
translation:
  of: {of}
  state: draft
---
# Zgubione kapelusze

Najpierw zadzwoń, a [potem czytaj](about.md).
{{: .summary }}

## Co robić {{: #what-to-do }}

{{{{ hats("red") }}}}

- Poszukaj na głowie.
"""
CODE = """
words.text("Lost on {day}")
words.plural("{count} hat", "{count} hats", 3)
words.text("No hat")
"""
MKDOCS = """site_name: Hats
site_description: All hats.
plugins:
  i18n:
    languages:
      - {locale: en, name: English, default: true, build: true}
      - {locale: pl, name: Polski, build: true}
nav:
  - Home: index.md
"""
TRANSLATED: dict[str, str | tuple[str, ...]] = {
    "Lost on {day}": "Zgubione {day}",
    "{count} hat": ("{count} kapelusz", "{count} kapelusze", "{count} kapeluszy"),
    "No hat": "Bez kapelusza",
}


@dataclass(frozen=True)
class Hats:
    """The checkout, and ways to plant something in it."""

    root: Path

    def write(self, file: str, text: str) -> None:
        (self.root / file).parent.mkdir(parents=True, exist_ok=True)
        (self.root / file).write_bytes(text.encode("utf-8"))

    def read(self, file: str) -> str:
        return (self.root / file).read_bytes().decode("utf-8")

    def replace(self, file: str, old: str, new: str) -> None:
        assert old in self.read(file)
        self.write(file, self.read(file).replace(old, new))

    def commit(self) -> None:
        who = ("-c", "user.name=test", "-c", "user.email=test@hats.example")
        for command in (("init", "-q"), ("add", "-A"), (*who, "commit", "-qm", "hats")):
            subprocess.run(["git", *command], cwd=self.root, check=True)


@pytest.fixture
def hats(tmp_path: Path) -> Hats:
    made = Hats(tmp_path)
    made.write("docs/en/help.md", ENGLISH)
    made.write("docs/en/about.md", "# About\n\nAll about hats.\n")
    made.write("docs/pl/help.md", POLISH.format(of=blob(ENGLISH.encode("utf-8"))))
    made.write("mkdocs.yml", MKDOCS)
    made.write("macros/hats.py", CODE)
    made.write("data/refused-names.txt", "")
    made.write("overrides/locale/babel.cfg", (ROOT / "overrides/locale/babel.cfg").read_text("utf-8"))
    template = extraction.interface(tmp_path, Samples())
    made.write(TEMPLATE, catalogues.write(template, State()))
    made.write(brought("pl"), catalogues.write(_translated(template), State()))
    words = Book()
    words.add("Hats", context="themes.name")
    made.write("docs/pl/words.po", catalogues.write(catalogues.updated(Book("pl"), words, "pl"), State()))
    return made


def _translated(template: Book) -> Book:
    book = catalogues.updated(Book("pl"), template, "pl")
    for message in book:
        if message.id:
            message.string = TRANSLATED[message.id if isinstance(message.id, str) else message.id[0]]
    return book
