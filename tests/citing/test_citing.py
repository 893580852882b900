"""A citation says what, whose, of when and where, and programs nobody here wrote can read it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import rispy  # type: ignore[import-untyped]
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware

from macros.citing import bibtex, line, ris
from macros.citing.show import citation, citation_of_release, cite_all, files
from macros.citing.text import cited
from macros.citing.works import Work, latest, of_release, pinned, ways
from macros.here import Here
from macros.metadata.model import WITH_A_PAGE, catalogue
from macros.nouns import Release
from macros.package import Package
from macros.words import Words
from tests.conftest import Build

NAME = "Exampleshire in figures (invented)"
NOT_BY = "not published by, or checked with, the Exampleshire Community Safety Partnership"
HOSTILE = "50% of {A} & B_c #1 $x$ ~y ^z \\input{/etc} \"q\" 'r' <b> @misc{evil, } é £"
WORDS = Words("en")


@pytest.fixture
def released(here: Here) -> Here:
    """Exampleshire, which has releases."""
    return here


def unreleased(here: Here, real: Package) -> Here:
    return replace(here, package=real)


def adopted(here: Here) -> Here:
    site = replace(here.package.site, adopted=True, publisher="Exampleshire Council", contact="Write to us")
    return replace(here, package=replace(here.package, site=site))


def hostile(here: Here) -> Work:
    return replace(latest(here, "bicycles-stolen"), title=HOSTILE, author=HOSTILE)


def entries(text: str, *, decoded: bool = False) -> list[dict[str, str]]:
    """What a parser that is not ours reads in BibTeX; every block must be an entry it understands."""
    stack = [LatexDecodingMiddleware()] if decoded else []
    library = parse_string(text, append_middleware=stack)
    assert library.failed_blocks == []
    assert len(library.blocks) == len(library.entries)
    return [
        {"key": one.key, **{field.key: str(field.value) for field in one.fields}} for one in library.entries
    ]


def bare(value: str) -> str:
    """A value without the braces that keep its capitals."""
    return value.removeprefix("{").removesuffix("}")


def test_a_figure_is_cited_in_its_newest_release(released: Here) -> None:
    assert line(released, "bicycles-stolen") == (
        f"{NAME} ({NOT_BY}) (2026). Bicycles stolen [data set]. Release of 6 August 2026. "
        "https://exampleshire.example/releases/2026-q2/ (accessed: [day of your visit])"
    )


def test_the_latest_figures_are_cited_beside_the_release(released: Here) -> None:
    now, then = ways(released, "bicycles-stolen")
    assert cited(WORDS, now) == (
        f"{NAME} ({NOT_BY}) (2025). Bicycles stolen [data set]. Latest figures, last changed on "
        "6 November 2025. https://exampleshire.example/indicators/bicycles-stolen/ "
        "(accessed: [day of your visit])"
    )
    assert then == pinned(released, "bicycles-stolen")


def test_the_whole_and_a_release_are_cited_by_the_name_of_the_site(released: Here) -> None:
    expected = (
        f"{NAME} ({NOT_BY}) (2026) [data set]. Release of 6 August 2026. "
        "https://exampleshire.example/releases/2026-q2/ (accessed: [day of your visit])"
    )
    assert line(released, "exampleshire") == expected
    assert cited(WORDS, of_release(released, "2026-q2")) == expected


def test_without_a_release_only_the_latest_figures_can_be_cited_and_it_is_said(
    here: Here, real: Package
) -> None:
    there = unreleased(here, real)
    assert line(there, "deliberate-fires") == (
        "Safer Peterborough in figures (not published by, or checked with, the Safer Peterborough "
        "Partnership) (2018). Deliberate fires [data set]. Latest figures, from documents up to "
        "13 November 2018. https://portal.example/indicators/deliberate-fires/ "
        "(accessed: [day of your visit])"
    )
    assert pinned(there, "deliberate-fires") is None
    assert citation(there, "deliberate-fires").unreleased
    assert "There is no release to cite yet." in cite_all(there)


def test_a_dataset_that_the_newest_release_does_not_hold_is_not_cited_in_it(
    here: Here, tmp_path: Path
) -> None:
    """In an empty folder it is as if the releases held nothing."""
    there = replace(here, package=replace(here.package, root=tmp_path))
    assert pinned(there, "bicycles-stolen") is None
    assert line(there, "bicycles-stolen").startswith(
        f"{NAME} ({NOT_BY}) (2025). Bicycles stolen [data set]. Latest"
    )


def test_an_adopted_site_is_cited_by_its_publisher(released: Here) -> None:
    there = adopted(released)
    assert line(there, "bicycles-stolen") == (
        f"Exampleshire Council (2026). Bicycles stolen [data set]. {NAME}. Release of 6 August 2026. "
        "https://exampleshire.example/releases/2026-q2/ (accessed: [day of your visit])"
    )
    (entry, *_) = entries(bibtex.entry(WORDS, latest(there, "bicycles-stolen")))
    assert bare(entry["author"]) == "Exampleshire Council"
    assert entry["howpublished"] == NAME
    assert "Not published by" not in entry["note"]


def test_the_reader_s_day_is_never_taken_from_the_clock(released: Here) -> None:
    for work in ways(released, "bicycles-stolen"):
        for text in (cited(WORDS, work), bibtex.entry(WORDS, work), ris.record(WORDS, work)):
            assert text.count("[day of your visit]") == 1


def test_a_bibtex_parser_reads_every_entry_as_it_was_meant(released: Here) -> None:
    works = list(ways(released, "bicycles-stolen"))
    text = dict(files(released))["data/bicycles-stolen.bib"]
    for entry, work in zip(entries(text, decoded=True), works, strict=True):
        assert entry["key"] == work.key
        assert bare(entry["author"]) == NAME
        assert bare(entry["title"]) == "Bicycles stolen"
        assert entry["year"] == str(work.dated.year)
        assert entry["url"] == work.address
        assert entry["note"] == (
            f"Data set. {work.state}. Not published by, or checked with, the Exampleshire Community "
            "Safety Partnership. Accessed: [day of your visit]."
        )


def test_hostile_words_stay_words_in_bibtex(here: Here) -> None:
    text = bibtex.entry(WORDS, hostile(here))
    (entry,) = entries(text)
    assert entry["key"] == "exampleshire-bicycles-stolen"
    assert text.count("{") == text.count("}")
    (read,) = entries(text, decoded=True)
    # The decoder writes a circumflex of its own, and keeps or drops braces as it likes.
    assert _plain(read["title"].replace("ˆ", "^")) == _plain(HOSTILE)
    assert r"\textbraceleft{}A\textbraceright{}" in entry["title"]
    assert r"\textbackslash{}input" in entry["title"]


def _plain(text: str) -> str:
    return " ".join(text.replace("{", "").replace("}", "").split())


def test_an_unescaped_brace_would_have_been_found() -> None:
    library = parse_string("@misc{x,\n  title = {{a } b}},\n}\n")
    assert library.failed_blocks or "}" in str(library.entries[0].fields_dict["title"].value)


def test_a_ris_parser_reads_every_record_as_it_was_meant(released: Here) -> None:
    works = list(ways(released, "bicycles-stolen"))
    text = dict(files(released))["data/bicycles-stolen.ris"]
    for record, work in zip(rispy.loads(text), works, strict=True):
        assert record["type_of_reference"] == "DATA"
        assert record["authors"] == [NAME]
        assert record["title"] == "Bicycles stolen"
        assert record["year"] == str(work.dated.year)
        assert record["date"] == work.dated.strftime("%Y/%m/%d")
        assert record["edition"] == work.state
        assert record["urls"] == [work.address]
        assert record["language"] == "en"
        assert record["notes"] == [bibtex.note(WORDS, work)]


def test_hostile_words_stay_words_in_ris(here: Here) -> None:
    work = replace(hostile(here), title="One\r\nER  - \r\nTY  - BOOK", author=HOSTILE)
    (record,) = rispy.loads(ris.record(WORDS, work))
    assert record["title"] == "One ER - TY - BOOK"
    assert record["authors"] == [" ".join(HOSTILE.split())]


@pytest.mark.parametrize("name", ["real", "exampleshire"])
def test_everything_that_has_a_page_can_be_cited(
    name: str, here: Here, request: pytest.FixtureRequest
) -> None:
    there = replace(here, package=request.getfixturevalue(name))
    made = dict(files(there))
    keys = set()
    for dataset in catalogue(there.package).datasets:
        assert (f"data/{dataset.id}.bib" in made) == (dataset.forms == WITH_A_PAGE), dataset.id
    for address, text in made.items():
        if address.endswith(".bib"):
            for entry in entries(text):
                assert entry["key"] not in keys or address.startswith("data/release-"), entry["key"]
                keys.add(entry["key"])
        else:
            assert rispy.loads(text)
    assert sum(address.startswith("data/release-") for address in made) == 2 * len(there.package.all(Release))


def test_a_citation_is_in_the_language_of_its_page(here: Here) -> None:
    polish = replace(here, words=Words("pl"), to=replace(here.to, prefix="pl/"))
    assert latest(polish, "bicycles-stolen").address == (
        "https://exampleshire.example/pl/indicators/bicycles-stolen/"
    )
    assert "pl/data/bicycles-stolen.bib" in dict(files(polish))
    assert citation(polish, "bicycles-stolen").locale == "pl"


def test_the_page_shows_what_the_files_hold(released: Here) -> None:
    shown, made = citation(released, "bicycles-stolen"), dict(files(released))
    told = [f"{way.bibtex.before}{way.bibtex.visit}{way.bibtex.after}\n" for way in shown.ways]
    assert "\n".join(told) == made["data/bicycles-stolen.bib"]
    sizes = [len(made[link.href].encode()) for link in shown.files]
    assert [link.size for link in shown.files] == [
        f"{size} bytes" if size < 1000 else f"{round(size / 1000)} KB" for size in sizes
    ]
    assert [link.label for link in shown.files] == ["Citation (BibTeX)", "Citation (RIS)"]


def test_a_release_is_cited_alone(here: Here) -> None:
    shown = citation_of_release(here, "2025-q3")
    assert [way.name for way in shown.ways] == ["Release of 6 November 2025"]
    assert not shown.unreleased
    assert [link.href for link in shown.files] == ["data/release-2025-q3.bib", "data/release-2025-q3.ris"]


@pytest.mark.parametrize(
    ("address", "cites"),
    [
        ("indicators/bicycles-stolen/", ["indicators/bicycles-stolen/", "releases/2026-q2/"]),
        ("tables/loud-streets/", ["tables/loud-streets/", "releases/2026-q2/"]),
        ("releases/2025-q4/", ["releases/2025-q4/"]),
        ("data/", ["", "releases/2026-q2/"]),
    ],
)
def test_each_kind_of_page_says_how_to_cite_it(
    address: str, cites: list[str], exampleshire_build: Build
) -> None:
    page = exampleshire_build.page(address)
    block = page[page.index('<details class="cite') :].partition("</details>")[0]
    assert "<summary>How to cite this</summary>" in block
    for number, cited_address in enumerate(cites, start=1):
        start = block.index(f'id="cite-{number}"')
        text = block[start : block.index("</p>", start)]
        assert f"https://exampleshire.example/{cited_address} (accessed:" in text
        assert '<span data-visit="en-GB">[day of your visit]</span>' in text
    assert f'id="cite-{len(cites) + 1}"' not in block


def test_the_citation_files_are_in_the_site_and_read_by_others(exampleshire_build: Build) -> None:
    folder = exampleshire_build.site / "data"
    keys = [one["key"] for one in entries((folder / "bicycles-stolen.bib").read_text(encoding="utf-8"))]
    assert keys == ["exampleshire-bicycles-stolen", "exampleshire-bicycles-stolen-2026-q2"]
    with (folder / "exampleshire.ris").open(encoding="utf-8") as stream:
        assert [record["title"] for record in rispy.load(stream)] == [NAME, NAME]
