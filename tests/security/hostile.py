"""The invented partnership once more, with a text that would do harm in whatever holds free text."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from macros.languages.catalogue import of_data
from macros.languages.fields import entries
from macros.package import load
from scripts.translate.places import settings
from tests.conftest import speaks

# Out of an attribute, an element, a field, a title, a CDATA section; templates, Markdown and its attributes.
HARM = (
    "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{7777*7777}}{% raw %}</textarea></title>"
    "</style>]]>&lt;\\u003c<!-- **x** [x](javascript:alert(1)) ${7777*7777} onfocus=alert(1) {: onclick=x }"
)
WORKED_OUT = "60481729"
# A page is Markdown, in which its writer may call macros and set HTML: what it is named may do neither.
OF_A_PAGE = HARM.replace("{{7777*7777}}{% raw %}", "")
# No letters of ours write it: only pages are made of it, and the pictures and copies of the first language.
LANGUAGE, NAME = "ka", "ქართული"
Place = tuple[str, str]

# Free texts that have a form of their own: `check` refuses whatever else stands there.
FORMED: dict[Place, str] = {
    ("data/indicators.csv", "dimensions"): "names columns",
    ("data/indicators.csv", "parts_of_total"): "names columns",
    ("data/published_tables.csv", "drawn"): "names a column",
    ("data/published_tables.csv", "matrix"): "names columns",
    ("data/measures.csv", "indicators"): "names indicators",
    ("data/commitments.csv", "kept_page"): "names a page",
    ("data/claims.csv", "figure"): "names a figure",
    ("data/claims.csv", "inputs"): "names figures",
    ("data/claims.csv", "formula"): "is arithmetic",
    ("data/claims.csv", "rounded"): "names inputs",
    ("data/claims.csv", "equals"): "is arithmetic",
}
# Free texts that stay as they are, and why.
STAYS: dict[Place, str] = {
    ("data/claims.csv", "equals_words"): "stands only beside `equals`",
}


@dataclass
class Planted:
    """Where the text was planted, each place behind a word of its own."""

    words: dict[str, Place] = field(default_factory=dict)

    def text(self, place: Place, harm: str = HARM) -> str:
        """The text for one place; the same place has the same word."""
        word = next((word for word, known in self.words.items() if known == place), None)
        if word is None:
            word = "".join("bcdfghklmn"[int(digit)] for digit in f"{len(self.words):03}").join(("Zq", "qx"))
            self.words[word] = place
        return f" {word}{harm}"


def everywhere(root: Path) -> Planted:
    """Plant the text in the data, the contract, the names of pages and menu, and another language."""
    planted = Planted()
    for resource in _contract(root)["resources"]:
        in_cells(root / resource["path"], resource["path"], free(resource), planted)
    _in_contract(root, planted)
    _in_corrections(root, planted)
    speaks(root, LANGUAGE, NAME)
    _in_menu(root, planted)
    _in_pages(root)
    _in_catalogue(root)
    return planted


def free(resource: Any) -> list[str]:
    """The columns of a file in which a person writes what they like."""
    path, schema = resource["path"], resource["schema"]
    if "judgements" in path:
        return []
    keys = [schema.get("primaryKey", []), *(key["fields"] for key in schema.get("foreignKeys", []))]
    known = {name for key in keys for name in ([key] if isinstance(key, str) else key)}
    return [
        one["name"]
        for one in schema["fields"]
        if one["type"] == "string"
        and one["name"] not in known
        and not {"enum", "pattern"} & set(one.get("constraints", {}))
        and (path, one["name"]) not in {**FORMED, **STAYS}
    ]


def in_cells(path: Path, file: str, names: list[str], planted: Planted) -> None:
    """Behind whatever stands in these columns; where nothing does, in the first row."""
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        rows, header = list(reader), list(reader.fieldnames or ())
    for name in names:
        for row in [row for row in rows if row[name]] or rows[:1]:
            # No digit may stand beside a figure that is hidden.
            if not (name == "as_published" and "[c]" in row.get("markers", "")):
                row[name] += planted.text((file, name))
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, header, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _contract(root: Path) -> Any:
    return json.loads((root / "datapackage.json").read_text(encoding="utf-8"))


def _in_contract(root: Path, planted: Planted) -> None:
    contract = _contract(root)
    for owner, of in _owners(contract):
        for name in ("title", "description"):
            if owner.get(name):
                owner[name] += planted.text(("datapackage.json", f"{of} {name}"))
    (root / "datapackage.json").write_text(json.dumps(contract, ensure_ascii=False), encoding="utf-8")


def _owners(contract: Any) -> Iterator[tuple[Any, str]]:
    yield contract, "package"
    for resource in contract["resources"]:
        yield resource, "resource"
        yield from ((one, "field") for one in resource["schema"]["fields"])


def _in_corrections(root: Path, planted: Planted) -> None:
    path = root / "data" / "corrections.yml"
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    for one in found:
        one["reason"] += planted.text(("data/corrections.yml", "reason"))
    path.write_text(yaml.safe_dump(found, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _in_menu(root: Path, planted: Planted) -> None:
    config = settings(root)
    for name in ("site_name", "site_description"):
        config[name] += planted.text(("mkdocs.yml", name))
    config["nav"] = _named(config["nav"], planted.text(("mkdocs.yml", "nav"), OF_A_PAGE))
    (root / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), "utf-8")


def _named(nav: Any, text: str) -> Any:
    if isinstance(nav, dict):
        return {f"{name}{text}": _named(below, text) for name, below in nav.items()}
    return [_named(item, text) for item in nav] if isinstance(nav, list) else nav


def _in_pages(root: Path) -> None:
    """Title and description of every written page."""
    for path in sorted((root / "docs" / "en").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        head, body = "", text
        if text.startswith("---\n"):
            head, _, body = text[4:].partition("\n---\n")
        meta = yaml.safe_load(head) or {}
        for name in ("title", "description"):
            meta[name] = f"{meta.get(name, path.stem.capitalize())} {OF_A_PAGE}"
        path.write_text(f"---\n{yaml.safe_dump(meta, allow_unicode=True)}---\n{body}", encoding="utf-8")


def _in_catalogue(root: Path) -> None:
    """Every word of the data translated by a text that holds the harm as well."""
    path = of_data(root / "docs", LANGUAGE)
    catalogue = Catalog(locale=LANGUAGE)
    for entry in entries(load(root), settings(root)):
        form = f"{NAME} {entry.text}"
        message: Any = (entry.text, entry.text) if entry.plural else entry.text
        forms: Any = (form,) * catalogue.num_plurals if entry.plural else form
        catalogue.add(message, forms, context=entry.context)
    head = path.read_text(encoding="utf-8")
    with path.open("wb") as stream:
        stream.write(head.encode("utf-8") + b"\n")
        write_po(stream, catalogue, width=0, omit_header=True)
