"""No reader meets a word of the trade that the page does not explain."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from macros.here import Here
from macros.nouns import Term
from macros.package import Package
from macros.reading import Reader
from macros.terms import MOST, explain
from tests.conftest import Build, in_english

MARAC = Term("marac", "Risk meeting", "MARAC", "A meeting about people in danger.")
YEAR = Term("rolling-year", "Rolling year", "", "Twelve months that move on.")
RISK = Term("risk", "Risk", "", "What may go wrong.")
PREVENT = Term("prevent", "Prevent", "", "A programme.", everyday=True)
# Names of licences, standards, sizes and forms of files, and letters that stand for themselves.
EXPLAIN_THEMSELVES = {"AA", "BY", "CC", "ID", "KB", "MIT", "MIND", "OK", "PDF", "PSCB", "STATS", "UK", "XVI"}
# Forms of files: who needs one knows its name. DCAT-AP and JSON-LD are two.
EXPLAIN_THEMSELVES |= {"AP", "CSVW", "DCAT", "HTML", "LD", "PNG", "RIS", "SVG"}


def knowing(here: Here, *terms: Term) -> Here:
    """The same place, with these words in the glossary and no others."""
    return replace(here, package=replace(here.package, rows={**here.package.rows, Term: terms}))


def explained(here: Here, html: str, *terms: Term, inline: bool = True) -> str:
    return explain(knowing(here, *terms), html, inline=inline)


def test_a_word_is_explained_behind_the_block_that_first_uses_it(here: Here) -> None:
    assert explained(here, "<p>In a rolling year.</p><p>A rolling year again.</p>", YEAR) == (
        '<p>In a <a class="term" href="glossary/#rolling-year">rolling year</a>.</p>'
        '<details class="explained" data-pagefind-ignore><summary>What does “rolling year” mean?</summary>'
        "<dl><div><dt>Rolling year</dt><dd>Twelve months that move on.</dd></div></dl></details>"
        "<p>A rolling year again.</p>"
    )


def test_an_abbreviation_is_written_out_in_the_sentence(here: Here) -> None:
    text = explained(here, "<p>Two MARACs met.</p>", MARAC)
    assert (
        '<a class="term" href="glossary/#marac">MARACs</a> <span class="expansion">(Risk meeting)</span>'
        in text
    )
    assert "<dt>Risk meeting (MARAC)</dt>" in text


def test_an_abbreviation_that_the_sentence_explains_is_not_written_out_again(here: Here) -> None:
    assert "expansion" not in explained(here, "<p>The risk meeting (MARAC) met.</p>", MARAC)


@pytest.mark.parametrize("repeated", ["Narada o ryzyku (MARAC)", "Narada o ryzyku (risk meeting, MARAC)"])
def test_an_abbreviation_that_a_translation_repeats_is_shown_once(here: Here, repeated: str) -> None:
    page = explained(here, "<p>The MARAC met.</p>", replace(MARAC, term=repeated))
    assert page.count("MARAC") == 3  # in the sentence, in the question, behind the term
    assert "Narada o ryzyku" in page


def test_an_abbreviation_counts_only_as_it_is_written(here: Here) -> None:
    assert explained(here, "<p>marac and MARACAS</p>", MARAC) == "<p>marac and MARACAS</p>"


def test_of_two_words_that_overlap_the_longer_one_is_explained(here: Here) -> None:
    text = explained(here, "<p>A risk meeting.</p>", RISK, MARAC)
    assert 'href="glossary/#marac">risk meeting</a>' in text
    assert "#risk" not in text


def test_an_everyday_word_is_left_alone(here: Here) -> None:
    assert explained(here, "<p>Prevent fires.</p>", PREVENT) == "<p>Prevent fires.</p>"


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="x">Rolling year</a></p>',
        '<p><span class="quote">“rolling year”</span></p>',
        "<p><code>rolling year</code></p>",
        "<table><tr><th>Rolling year</th></tr></table>",
        "<svg><text>rolling year</text></svg>",
        "<h2>Rolling year</h2>",
    ],
)
def test_links_headings_quotes_and_drawings_stay_as_they_are(here: Here, html: str) -> None:
    assert explained(here, html, YEAR) == html


def test_a_cell_has_no_room_so_its_word_is_explained_at_the_end(here: Here) -> None:
    text = explained(here, "<table><tr><td>rolling year</td></tr></table>", YEAR)
    assert text.startswith(
        '<table><tr><td><a class="term" href="glossary/#rolling-year">rolling year</a></td>'
    )
    assert (
        text.index("</table>") < text.index("Words on this page") < text.index("Twelve months that move on.")
    )


def test_an_abbreviation_in_a_heading_is_explained_at_the_end(here: Here) -> None:
    text = explained(here, "<h1>Cases at MARAC</h1><p>None.</p>", MARAC)
    assert text.startswith("<h1>Cases at MARAC</h1><p>None.</p>")
    assert "<dt>Risk meeting (MARAC)</dt><dd>A meeting about people in danger.</dd>" in text


def test_a_page_can_keep_all_explanations_for_its_end(here: Here) -> None:
    text = explained(here, "<p>A rolling year.</p>", YEAR, inline=False)
    assert "<details" not in text
    assert "Words on this page" in text


def test_more_explanations_than_a_page_can_bear_go_to_its_end(here: Here) -> None:
    terms = [Term(f"word-{letter}", f"Word {letter}", "", f"Meaning {letter}.") for letter in "abcdefgh"]
    text = explained(here, "".join(f"<p>{term.term}</p>" for term in terms), *terms)
    assert text.count("<details") == MOST
    assert text.count("<dt>") == len(terms)


def test_words_of_the_data_arrive_as_text(here: Here) -> None:
    text = explained(here, "<p>Odd here.</p>", Term("odd", "Odd", "", "<script>alert(1)</script>"))
    assert "&lt;script&gt;" in text
    assert "<script>" not in text


def test_taking_the_additions_out_gives_the_page_back(here: Here, real_build: Build) -> None:
    pages = [path.read_text(encoding="utf-8") for path in in_english(real_build.site)]
    assert any('class="term"' in page for page in pages)
    for page in pages:
        bare = without_additions(page)
        assert without_additions(explained(here, bare, YEAR, RISK, MARAC)) == bare


def without_additions(html: str) -> str:
    html = re.sub(r'<details class="explained".*?</details>', "", html, flags=re.DOTALL)
    html = re.sub(r'\n?<section class="words-here".*?</section>\n?', "", html, flags=re.DOTALL)
    html = re.sub(r' <span class="expansion">.*?</span>', "", html)
    return re.sub(r'<a class="term" href="[^"]*">(.*?)</a>', r"\1", html)


def test_no_abbreviation_of_the_site_is_unexplained(real: Package, real_build: Build) -> None:
    assert unexplained(real, real_build.site) == []


def test_an_unexplained_abbreviation_is_found(real: Package, tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text("<article><p>Ask the QXZ.</p></article>", encoding="utf-8")
    assert unexplained(real, tmp_path) == [": “QXZ” is in no row of data/glossary.csv"]


def unexplained(package: Package, site: Path) -> list[str]:
    """Page and letters of every abbreviation without a meaning. Words of a document in “ ” are its own."""
    known = EXPLAIN_THEMSELVES | {
        word for term in package.all(Term) for name in (term.abbreviation, term.term) for word in name.split()
    }
    found = []
    for path in in_english(site):
        address = path.parent.relative_to(site).as_posix().removeprefix(".")
        if address.startswith("embed/"):
            continue  # it repeats what its full page explains
        for short in sorted(_abbreviations(path.read_text(encoding="utf-8")) - known):
            found.append(f"{address}: “{short}” is in no row of data/glossary.csv")
    return found


def _abbreviations(page: str) -> set[str]:
    article = page[page.index("<article") : page.index("</article>")]
    article = re.sub(r"<(svg|script|style|code)\b.*?</\1>", " ", article, flags=re.DOTALL)
    read = Reader.read(article)
    words = unescape(" ".join([*(text.words for text in read.texts), *read.passing]))
    return set(re.findall(r"\b[A-Z]{2,7}\b", re.sub(r"“[^”]*”", " ", words)))
