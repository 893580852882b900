"""Another partnership needs four things of its own, and finds nothing of the first."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.package import ROOT, Package, load
from tests.conftest import EXAMPLESHIRE, PROGRAMS, Build, build, checkout
from tests.hard_wired import Told, faults, told_by

LANGUAGES = EXAMPLESHIRE.parent / "exampleshire_languages"
ENGLISH = "      - {locale: en, name: English, default: true, build: true}\n"
OTHERS = "      - {locale: cy, name: Cymraeg, build: true}\n      - {locale: ur, name: اردو, build: true}\n"
TEXTS = (".html", ".json", ".jsonld", ".csv", ".svg", ".xml", ".txt", ".ttl", ".ics", ".bib", ".ris", ".js")
PACKED = (".xlsx", ".zip")
PAGE, INTERFACE, DATA = "Sut hwyl sydd arnom?", "Blaenoriaeth fesul blaenoriaeth", "Sŵn yn y nos"
INVENTED = ("(invented)", "(dychmygol)")


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Exampleshire in English, in Welsh, which only itself brings, and in Urdu, which the portal brings."""
    folder = checkout(tmp_path_factory.mktemp("spoken") / "site-of", EXAMPLESHIRE)
    shutil.copytree(LANGUAGES / "docs", folder / "docs", dirs_exist_ok=True)
    config = folder / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    assert ENGLISH in text
    config.write_text(text.replace(ENGLISH, ENGLISH + OTHERS), encoding="utf-8")
    return build(folder)


@pytest.fixture(scope="module")
def told(real: Package) -> Told:
    return told_by(real)


def test_a_partnership_brings_a_language_with_its_pages_alone(spoken: Build) -> None:
    assert spoken.code == 0, spoken.output
    assert "WARNING" not in spoken.output
    assert not (ROOT / "overrides" / "locale" / "cy").exists()
    home = LexborHTMLParser(spoken.page("cy"))
    said = home.body.text(separator=" ") if home.body else ""
    assert _attribute(home, "lang") == "cy"
    for words in (PAGE, INTERFACE, DATA):
        assert words in said, words
    assert not (spoken.site / "cy" / "interface.po").exists()


def test_a_partnership_uses_a_language_of_the_portal_with_words_of_its_own(spoken: Build) -> None:
    topic = LexborHTMLParser(spoken.page("ur/priorities/noise"))
    heading = topic.css_first("h1")
    assert heading is not None
    assert (_attribute(topic, "lang"), _attribute(topic, "dir")) == ("ur", "rtl")
    assert heading.text(strip=True) == "رات کا شور"


def test_only_four_things_are_another_partnerships(spoken: Build) -> None:
    for name in PROGRAMS:
        ours, theirs = ROOT / name, spoken.folder / name
        for path in [ours] if ours.is_file() else sorted(ours.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                assert path.read_bytes() == (theirs / path.relative_to(ours)).read_bytes(), path


def test_the_second_partnership_shares_no_topic_area_plan_year_or_language_set(real: Package) -> None:
    second = load(EXAMPLESHIRE)
    assert second.site.area_code != real.site.area_code
    assert not _ids(second, "themes") & _ids(real, "themes")
    assert not _years(second) & _years(real)
    ours = set(re.findall(r"locale: (\w+)", (ROOT / "mkdocs.yml").read_text(encoding="utf-8")))
    assert {"en", "cy", "ur"} - ours == {"cy"}


def test_every_page_of_the_invented_partnership_says_that_it_is_invented(spoken: Build) -> None:
    for path in spoken.site.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        if 'http-equiv="refresh"' not in page:
            assert any(word in page for word in INVENTED), path.relative_to(spoken.site)


def test_another_partnership_finds_nothing_of_the_first(spoken: Build, told: Told) -> None:
    """In no page, feed, picture, file of data, workbook, archive or printed copy."""
    found = [
        f"{path.relative_to(spoken.site).as_posix()}: {name}"
        for path, text in texts(spoken.site)
        for name in told.in_text(text)
    ]
    assert found == []


def test_the_portal_names_no_place_and_no_id_of_the_first(told: Told) -> None:
    assert faults(ROOT, PROGRAMS, told) == []


def test_a_name_or_id_in_the_portal_is_found(tmp_path: Path, told: Told, real: Package) -> None:
    planted = tmp_path / "macros"
    planted.mkdir()
    place = real.site.place
    (planted / "one.py").write_text('WARM = "road-safety"  # not in Paston\n', encoding="utf-8")
    (planted / "two.po").write_text(f"#. For example: Fires in {place}.\n", encoding="utf-8")
    (planted / "three.html").write_text("Pastoral care, and road safety\n", encoding="utf-8")
    assert faults(tmp_path, ["macros"], told) == [
        "macros/one.py: Paston",
        "macros/one.py: road-safety",
        f"macros/two.po: {place}",
    ]


def test_a_name_in_a_workbook_of_the_site_is_found(tmp_path: Path, told: Told, real: Package) -> None:
    with zipfile.ZipFile(tmp_path / "planted.xlsx", "w") as archive:
        archive.writestr("xl/sharedStrings.xml", f"<t>{real.site.place}</t>")
    assert [name for _, text in texts(tmp_path) for name in told.in_text(text)] == [real.site.place]


def texts(site: Path) -> Iterator[tuple[Path, str]]:
    """Every file that people or programs read, as text."""
    for path in sorted(site.rglob("*")):
        if path.suffix in TEXTS:
            yield path, path.read_text(encoding="utf-8")
        elif path.suffix in PACKED:
            yield path, _packed(path.read_bytes())
        elif path.suffix == ".pdf":
            yield path, _printed(path)


def _packed(content: bytes) -> str:
    """The texts in an archive, without archives inside it."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "ignore") for name in archive.namelist())


def _printed(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def _attribute(tree: LexborHTMLParser, name: str) -> str | None:
    root = tree.css_first("html")
    assert root is not None
    return root.attributes[name]


def _ids(package: Package, resource: str) -> set[str]:
    return {row["id"] for row in package.resource(resource).rows}


def _years(package: Package) -> set[str]:
    """Every year that the name or the years of a plan hold."""
    rows = package.resource("plans").rows
    said = " ".join(f"{row['name']} {row['years']} {row['starts']}" for row in rows)
    return set(re.findall(r"20\d\d", said))
