"""What a portal begins with: its programs and pages, tables with a first row, and one invented example."""

from __future__ import annotations

import csv
import io
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from string import Template

from scripts.start import contract

SKELETON, EXAMPLE = "skeleton", "example"
PROGRAMS = (
    "macros",
    "scripts",
    "overrides",
    "benchmarks",
    SKELETON,
    "portal.yml",
    "pyproject.toml",
    "requirements.txt",
    "requirements-test.txt",
    "CONTRIBUTING.md",
    "LICENSE",
    ".gitignore",
    ".gitattributes",
    ".github",
)
# Pages for a topic belong to the partnership; a corrections file without entries keeps its explanation.
OF_TOPICS, CORRECTIONS, REFUSED = "priorities", "corrections.yml", "refused-names.txt"
NO_NAMES = ""
# Rows that every portal shares: the signs, and help lines that belong to no topic, unconfirmed again.
MARKERS, HELP = "data/markers.csv", "data/help.csv"
# What was measured on the pages of this site says nothing of another.
OF_HERE = "plain_language.csv"
CONFIRMED = ("confirmed_on", "confirmed_by")


@dataclass(frozen=True)
class Beginning:
    """Whose portal it is to be."""

    partnership: str
    place: str
    area: str
    example: bool = True

    @property
    def words(self) -> dict[str, str]:
        """What the skeleton leaves open."""
        return {"area": self.area, "partnership": self.partnership, "site_name": self.name}

    @property
    def name(self) -> str:
        """The name of the site, until somebody finds a better one."""
        return f"Community safety in {self.place}, in figures"


def write(root: Path, folder: Path, asked: Beginning) -> None:
    """Everything, into a folder that is not there yet. Raises OSError where it cannot be written."""
    for name in (*PROGRAMS, *(path.name for path in sorted(root.glob("*.py")))):
        _copy(root / name, folder / name)
    _pages(root, folder)
    _tables(root, folder, asked)
    _skeleton(root / SKELETON, folder, asked)


def _copy(source: Path, place: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, place, ignore=shutil.ignore_patterns("__pycache__", OF_HERE))
    elif source.is_file():
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, place)


def _pages(root: Path, folder: Path) -> None:
    """The pages in English that name no topic of this partnership."""
    docs = root / "docs"
    for path in [docs / "digits-allowed.txt", *sorted((docs / "en").rglob("*.md"))]:
        if path.parent.name != OF_TOPICS or path.name == "index.md":
            _copy(path, folder / path.relative_to(root))


def _tables(root: Path, folder: Path, asked: Beginning) -> None:
    """The contract, and each table it names with its first row alone."""
    made = contract.of(root, asked.partnership, asked.name, with_example=asked.example)
    _text(folder / contract.FILE, json.dumps(made, indent=2, ensure_ascii=False) + "\n")
    for block in made["resources"]:
        header = [field["name"] for field in block["schema"]["fields"]]
        _text(folder / block["path"], _csv([header, *_rows(root, block["path"], header, asked)]))
    _text(folder / "data" / CORRECTIONS, _without_entries(root / "data" / CORRECTIONS))
    _text(folder / "data" / REFUSED, NO_NAMES)


def _rows(root: Path, path: str, header: list[str], asked: Beginning) -> list[list[str]]:
    if path == "data/site.csv":
        known = {"partnership": asked.partnership, "place": asked.place, "area_code": asked.area}
        return [[{**contract.SITE, **known}.get(name, "") for name in header]]
    if path == "data/areas.csv":
        own = {"code": asked.area, "name": asked.place, "kind": "local_authority"}
        return [[own.get(name, "") for name in header]]
    if path not in (MARKERS, HELP):
        return []
    with (root / path).open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if not row.get("theme")]
    return [["" if name in CONFIRMED else row[name] for name in header] for row in rows]


def _without_entries(path: Path) -> str:
    said = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    return "\n".join([*said, "[]", ""])


def _skeleton(source: Path, folder: Path, asked: Beginning) -> None:
    """What is written once for every new portal; without the example only what names it not."""
    for path in sorted(path for path in source.rglob("*") if path.is_file() and path.name != contract.BLOCK):
        is_example = path.stem.startswith(EXAMPLE) or (path.suffix == ".csv")
        if asked.example or not is_example:
            place = folder / path.relative_to(source)
            text = path.read_text(encoding="utf-8")
            _text(place, _filled(place, text, asked))


def _filled(place: Path, text: str, asked: Beginning) -> str:
    if place.name == "mkdocs.yml":
        told = f"What the {asked.partnership} promised, and what its public documents report."
        quoted = {"site_name": _quoted(asked.name), "site_description": _quoted(told)}
        lines = text.splitlines(keepends=True)
        kept = [line for line in lines if asked.example or EXAMPLE not in line]
        return Template("".join(kept)).substitute(quoted)
    return Template(text).safe_substitute(asked.words)


def _quoted(words: str) -> str:
    """As YAML reads it, whatever signs the words hold."""
    return json.dumps(words, ensure_ascii=False)


def _csv(rows: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _text(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
