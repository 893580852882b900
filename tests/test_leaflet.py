"""The printed copies: the same sentences in every form, readable by ear, on one sheet, no tricks."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import replace
from html import unescape
from typing import Any

import pikepdf
import pypdfium2
import pytest

from benchmarks.plain_language import faults, measured, sentences
from macros.addresses import Addresses
from macros.here import Here
from macros.languages.foreign import Foreign, fill
from macros.languages.spoken import here_in
from macros.leaflet.files import LETTERS, Copy, copies, files
from macros.leaflet.letters import LetterError, refuse_missing
from macros.leaflet.model import Leaflet, Service
from macros.leaflet.pack import pack
from macros.leaflet.plain import plain
from macros.leaflet.press import press
from macros.leaflet.show import printed
from macros.leaflet.summary import summary
from macros.nouns import Document, HelpLine, Indicator, Priority
from macros.package import Package
from macros.statements import headline
from macros.verdicts import Coverage, Status
from macros.words import Words
from tests.conftest import Build, build
from tests.test_build import replace_in

A4 = (595.28, 841.89)
FOOTER = re.compile(r"(?: [\w ]+ Partnership)? ?Page \d+ of \d+ ?$")
HOSTILE = "#sys.version *x* _y_ @z <w> $a^2$ \\ ` // /* */ -- ~ [b] {c} #[d] = e #let f = 1"
NOT_ADOPTED = "Made from three public documents. Not published by, or checked with, the Exampleshire"


def with_rows(here: Here, noun: type, *rows: object) -> Here:
    """The same place, with other rows of one noun."""
    return replace(here, package=replace(here.package, rows={**here.package.rows, noun: rows}))


def real_here(here: Here, real: Package) -> Here:
    return replace(here, package=real)


def named(made: tuple[Copy, ...]) -> dict[str, Copy]:
    return {copy.name: copy for copy in made}


def words_of(data: bytes) -> str:
    """The text of all pages without the footers, white space between words as one space."""
    pages = (flat(page.get_textpage().get_text_bounded()) for page in pypdfium2.PdfDocument(data))
    return flat(" ".join(FOOTER.sub("", text) for text in pages))


class Said:
    """Words to look for sentences in, wherever a line or a word with a hyphen was broken."""

    def __init__(self, text: str) -> None:
        self.text = bare(text)

    def __contains__(self, sentence: str) -> bool:
        return bare(sentence) in self.text


def bare(text: str) -> str:
    """Without white space and hyphens: what reads a PDF leaves out those at the end of a line."""
    return re.sub(r"[\s\ufffe\u0002-]+", "", text)


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def tags(data: bytes) -> Counter[str]:
    """How often each tag stands in the tree a screen reader walks."""
    found: Counter[str] = Counter()

    def walk(element: Any) -> None:
        if isinstance(element, pikepdf.Array):
            for part in list(element):
                walk(part)
        elif isinstance(element, pikepdf.Dictionary):
            if "/S" in element:
                found[str(element["/S"])] += 1
            if "/K" in element:
                walk(element["/K"])

    with pikepdf.open(io.BytesIO(data)) as pdf:
        walk(pdf.Root["/StructTreeRoot"]["/K"])
    return found


@pytest.fixture(scope="module")
def made(here: Here) -> dict[str, Copy]:
    return named(copies(here))


@pytest.fixture(scope="module")
def made_really(here: Here, real: Package) -> dict[str, Copy]:
    return named(copies(real_here(here, real)))


PDFS = ("summary.pdf", "summary-large.pdf", "all-figures.pdf")


@pytest.mark.parametrize("name", PDFS)
def test_a_pdf_says_that_it_can_be_read_by_ear(name: str, made: dict[str, Copy]) -> None:
    with pikepdf.open(io.BytesIO(made[name].data)) as pdf:
        with pdf.open_metadata() as meta:
            assert meta["pdfuaid:part"] == "1"
            assert "Exampleshire Community Safety Partnership" in str(meta["dc:title"])
            assert "dc:creator" not in meta
        assert pdf.Root["/Lang"] == "en"
        assert pdf.Root["/MarkInfo"]["/Marked"]
        assert pdf.Root["/ViewerPreferences"]["/DisplayDocTitle"]
        with pdf.open_outline() as outline:
            assert len(outline.root) == 1
            assert outline.root[0].children


@pytest.mark.parametrize("name", PDFS)
def test_a_pdf_has_headings_to_jump_by(name: str, made: dict[str, Copy]) -> None:
    found = tags(made[name].data)
    assert found["/H1"] == 1
    assert found["/H2"] > 1
    assert found["/Figure"] == 0, "a shape beside a word is decoration, not a picture"


def test_the_summary_has_lists_and_a_table_with_headed_columns(here: Here, made: dict[str, Copy]) -> None:
    said, found = summary(here), tags(made["summary.pdf"].data)
    assert (found["/L"], found["/LI"]) == (2, len(said.aims) + len(said.first_help))
    assert (found["/Table"], found["/TH"], found["/TR"]) == (1, 5, len(said.standings) + 1)


def test_the_author_of_a_pdf_is_the_publisher_once_there_is_one(here: Here) -> None:
    site = replace(here.package.site, adopted=True, publisher="Exampleshire Council", contact="Write to us")
    adopted = replace(here, package=replace(here.package, site=site))
    data = press("summary", summary(adopted), "11pt").data
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_metadata() as meta:
        assert list(meta["dc:creator"]) == ["Exampleshire Council"]
    assert "Published by Exampleshire Council. Contact: Write to us." in words_of(data)
    assert "For another form or language: Write to us." in words_of(data)


@pytest.mark.parametrize("fixture", ["made", "made_really"])
def test_the_summary_fills_the_two_sides_of_one_sheet(fixture: str, request: pytest.FixtureRequest) -> None:
    copy = request.getfixturevalue(fixture)["summary.pdf"]
    pages = pypdfium2.PdfDocument(copy.data)
    assert (copy.pages, len(pages)) == (2, 2)
    for page in pages:
        assert page.get_size() == pytest.approx(A4, abs=0.5)


def test_a_summary_too_long_for_one_sheet_fills_two_in_larger_letters(here: Here) -> None:
    one = here.package.all(Priority)[0]
    rows = [replace(one, id=f"p{number}", about="Fewer thefts. " * 28) for number in range(9)]
    copy = named(copies(with_rows(here, Priority, *rows)))["summary.pdf"]
    smallest = press("summary", summary(with_rows(here, Priority, *rows)), LETTERS[-1])
    assert (smallest.pages, copy.pages) == (3, 4)


def test_a_summary_too_long_for_one_sheet_flows_on_and_its_page_says_so(here: Here) -> None:
    one = here.package.all(Priority)[0]
    long = with_rows(
        here, Priority, *(replace(one, id=f"p{i}", about="Fewer thefts. " * 60) for i in range(9))
    )
    copy = named(copies(long))["summary.pdf"]
    assert copy.pages is not None
    assert copy.pages > 2
    assert "It fits on both sides of one sheet" not in printed(long)
    assert f"PDF, accessible, {Words('en').spelled(copy.pages)} pages" in printed(long)


@pytest.mark.parametrize("fixture", ["made", "made_really"])
@pytest.mark.parametrize("name", PDFS)
def test_no_letter_stands_outside_its_page(fixture: str, name: str, request: pytest.FixtureRequest) -> None:
    for number, page in enumerate(pypdfium2.PdfDocument(request.getfixturevalue(fixture)[name].data), 1):
        wide, high = page.get_size()
        text = page.get_textpage()
        for index in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(index)
            if right > left:
                assert 20 < left < right < wide - 20, (number, text.get_text_range(index, 20))
                assert 20 < bottom < top < high - 20, (number, text.get_text_range(index, 20))


@pytest.mark.parametrize("fixture", ["made", "made_really"])
def test_nothing_in_large_print_is_smaller_than_18_points(
    fixture: str, request: pytest.FixtureRequest
) -> None:
    for page in pypdfium2.PdfDocument(request.getfixturevalue(fixture)["summary-large.pdf"].data):
        text = page.get_textpage()
        for index in range(text.count_chars()):
            if text.get_text_range(index, 1).strip():
                size = pypdfium2.raw.FPDFText_GetFontSize(text, index)
                # A space the reader adds between words has no size of its own.
                assert size >= 17.99, text.get_text_range(index, 20)


@pytest.mark.parametrize("name", [*PDFS, "summary.txt"])
def test_every_copy_says_whose_it_is_not_and_how_old_it_is(name: str, made: dict[str, Copy]) -> None:
    data = made[name].data
    text = words_of(data) if name.endswith(".pdf") else data.decode()
    assert NOT_ADOPTED in text
    assert "The last public figures we hold are from July 2026. Nobody has given us newer ones." in text


@pytest.mark.parametrize("name", ["summary.pdf", "summary-large.pdf", "summary.txt"])
def test_the_numbers_to_call_are_there_and_unchecked_ones_are_said_to_be(
    name: str, real: Package, made_really: dict[str, Copy]
) -> None:
    """All of them where there is room; on the one sheet the first for each need, and where the others are."""
    data = made_really[name].data
    text = Said(words_of(data) if name.endswith(".pdf") else data.decode())
    backwards = sorted(real.all(HelpLine), key=lambda line: line.position, reverse=True)
    first = {line.need: line for line in backwards}
    short = name == "summary.pdf"
    assert ("The site has more numbers, and so has this summary in large print." in text) == short
    for line in first.values() if short else real.all(HelpLine):
        assert line.phone in text
        assert line.for_whom in text
    assert "We have not checked these numbers with the services." in text


def test_all_forms_of_the_summary_say_the_same(
    here: Here, real: Package, made_really: dict[str, Copy]
) -> None:
    said = summary(real_here(here, real))
    forms = {name: Said(words_of(copy.data)) for name, copy in made_really.items() if name.endswith(".pdf")}
    forms["summary.txt"] = Said(made_really["summary.txt"].data.decode())
    for name in ("summary.pdf", "summary-large.pdf", "summary.txt"):
        for sentence in (said.title, *said.plan, said.standings_intro, *said.missing, *said.more):
            assert sentence in forms[name], (name, sentence)
        for aim in said.aims:
            assert aim.name in forms[name]
            assert aim.about in forms[name]
    for row in said.standings:
        for sentence in (*row.sentences, row.name):
            assert sentence in forms["summary-large.pdf"], sentence
            assert sentence in forms["summary.txt"], sentence


def test_the_judgements_on_paper_are_those_of_the_site(
    here: Here, real: Package, made_really: dict[str, Copy], real_build: Build
) -> None:
    text = flat(made_really["summary.txt"].data.decode())
    judged = [row for row in real.all(Status) if row.leads and row.status != "no_target_set"]
    assert judged
    for row in judged:
        page = flat(unescape(re.sub(r"<[^>]+>", "", real_build.page(f"indicators/{row.indicator}"))))
        told = next(
            s for s in summary(real_here(here, real)).standings if s.name == name_of(real, row.indicator)
        )
        assert told.word in page
        for sentence in told.sentences:
            assert sentence in page
            assert sentence in text


def name_of(package: Package, id: str) -> str:
    return package.one(Indicator, id).name


def test_the_table_says_the_figure_the_target_and_the_document_of_each_judgement(here: Here) -> None:
    said = {row.name: row for row in summary(here).standings}
    one = said["Scooters stolen"]
    assert (one.word, one.figure, one.when) == (
        "On track",
        "996 scooters (revised, provisional)",
        "for July 2025 to June 2026",
    )
    assert (one.target, one.by, one.source) == ("1,000 scooters", "by 31 December 2027", "Quarterly return")
    assert said["Cargo bicycles stolen"].figure == "No figure (confidential, provisional)"


def test_what_is_missing_is_counted_by_the_judgements_alone(here: Here) -> None:
    row = Coverage("plan-2024", "all", 4711, 0, 12, 3, 4696, 0, 0)
    said = summary(with_rows(here, Coverage, row)).missing
    assert said[:5] == (
        "The plan set out to measure 4,711 things.",
        "The documents we hold give a figure for none of them.",
        "For 12 they give only a related figure.",
        "For three they give another figure in its place.",
        "For 4,696 they give no figure.",
    )


def test_a_plan_we_do_not_hold_is_named(here: Here, real: Package) -> None:
    assert summary(real_here(here, real)).missing[-1] == (
        "The documents name a newer plan, which we do not hold: "
        "Safer Peterborough Plan, as in force in November 2018."
    )


def test_the_priorities_are_those_of_the_newest_plan_we_hold(here: Here, real: Package) -> None:
    said = summary(real_here(here, real))
    assert said.plan[0] == "The newest plan we hold is the Safer Peterborough Partnership Plan 2016–17."
    rows = [row for row in real.all(Priority) if row.plan == "plan-2016"]
    assert [(aim.number, aim.name, aim.about) for aim in said.aims] == [
        (row.number, row.name, row.about) for row in rows
    ]


def test_the_pack_has_every_indicator_once_with_the_figure_of_its_page(
    here: Here, real: Package, made_really: dict[str, Copy]
) -> None:
    there = real_here(here, real)
    entries = [entry for chapter in pack(there).chapters for entry in chapter.entries]
    assert sorted(entry.name for entry in entries) == sorted(row.name for row in real.all(Indicator))
    text = Said(words_of(made_really["all-figures.pdf"].data))
    by_name = {row.name: row for row in real.all(Indicator)}
    for entry in entries:
        assert entry.name in text
        for figure in entry.figures:
            assert figure in text, figure
        if len(entry.figures) == 1 and entry.when:
            figure = entry.figures[0].rpartition(": ")[2].partition(" (")[0]
            assert figure in headline(there, by_name[entry.name])


def test_the_pack_has_page_numbers_contents_and_a_running_header(made_really: dict[str, Copy]) -> None:
    copy = made_really["all-figures.pdf"]
    pages = [flat(page.get_textpage().get_text_bounded()) for page in pypdfium2.PdfDocument(copy.data)]
    assert "Contents" in pages[0]
    assert len(pages) == copy.pages
    for number, text in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in text
        assert "All figures – Safer Peterborough Partnership" in text
    assert tags(copy.data)["/TOCI"] == 10


def test_an_indicator_in_the_pack_names_the_document_of_its_figure(here: Here) -> None:
    for chapter in pack(here).chapters:
        for entry in chapter.entries:
            assert any(entry.source.startswith(row.short) for row in here.package.all(Document)), entry.name


def test_the_plain_text_can_be_read_aloud(made_really: dict[str, Copy]) -> None:
    text = made_really["summary.txt"].data.decode("utf-8")
    assert not re.search(r"[|*#•●■◆\t_<>\[\]]|  ", text)
    assert text.endswith("\n")


@pytest.mark.parametrize("fixture", ["made", "made_really"])
def test_the_summary_is_easy_to_read(fixture: str, request: pytest.FixtureRequest) -> None:
    text = request.getfixturevalue(fixture)["summary.txt"].data.decode("utf-8")
    ours = re.sub(r"“[^”]*”", "“…”", flat(text))
    found = measured("printed/summary.txt", "resident", list(sentences(ours)))
    assert found
    assert found.words > 100
    assert faults([found]) == []


def test_hostile_words_in_the_data_stay_words_on_paper(here: Here) -> None:
    line = replace(here.package.all(HelpLine)[0], name=HOSTILE)
    aim = replace(here.package.all(Priority)[0], name=HOSTILE, about=HOSTILE)
    told = with_rows(with_rows(here, HelpLine, line), Priority, aim)
    made = named(copies(told))
    for name in ("summary.pdf", "summary-large.pdf"):
        assert words_of(made[name].data).count(HOSTILE) == 3, name
    assert made["summary.txt"].data.decode().count(HOSTILE) == 3


def test_a_letter_that_no_font_has_is_named_with_its_text(here: Here) -> None:
    line = replace(here.package.all(HelpLine)[0], name="Emergency 漢")
    with pytest.raises(LetterError) as error:
        copies(with_rows(here, HelpLine, line))
    assert str(error.value) == (
        "Printed copies and pictures have no letter for “漢” (U+6F22, CJK UNIFIED IDEOGRAPH-6F22), "
        "which stands in “Emergency 漢”. Write it another way in data/, or put a font that has it into "
        "overrides/fonts/."
    )


def test_a_letter_that_no_font_has_stops_the_build_in_plain_words(planted: Any) -> None:
    replace_in(planted / "data/help.csv", "You are in danger now.", "You are in danger now 漢 call.")
    built = build(planted)
    assert built.code == 1
    assert (
        "no letter for “漢” (U+6F22, CJK UNIFIED IDEOGRAPH-6F22), "
        "which stands in “You are in danger now 漢 call.”" in built.output
    )
    assert built.output.rstrip().endswith("The site was not built.")
    assert "Traceback" not in built.output


def amharic(here: Here) -> Here:
    """A page in a language whose letters no font of ours has."""
    return here_in(here.package, "am", Addresses("am/printed/", "am/"))


def test_a_language_our_fonts_cannot_write_has_its_summary_as_plain_text_alone(here: Here) -> None:
    assert [name for name, _ in files(amharic(here))] == ["am/printed/summary.txt"]


def test_its_page_of_copies_says_so_and_not_how_to_print_them(here: Here) -> None:
    text = printed(amharic(here))
    assert (
        ">There are no printed copies in this language yet: our fonts do not have its letters. You can "
        "take the summary as plain text, or print any page of this site from your browser.<"
    ) in text
    assert "How to print the summary" not in text
    assert text.count("<li>") == 1
    assert "There are no printed copies" not in printed(replace(here, to=Addresses("printed/")))


def test_an_untranslated_page_of_copies_says_it_of_the_language_of_its_folder(here: Here) -> None:
    there = here_in(here.package, "en", Addresses("am/printed/", "am/"))
    assert "There are no printed copies in this language yet" in printed(there)


def test_letters_of_polish_and_the_signs_we_write_are_there() -> None:
    refuse_missing({"a": ["ĄĆĘŁŃÓŚŹŻ ąćęłńóśźż £ € − – — “ ” ‘ ’ × ÷ ½ … · % \u00a0\n"]})


def test_the_same_rows_give_the_same_bytes_and_are_pressed_once(here: Here) -> None:
    first, again = (press("summary", summary(here), "11pt") for _ in range(2))
    assert first is again
    from macros.leaflet import press as module

    module._press.cache_clear()
    assert press("summary", summary(here), "11pt") == first


def test_another_language_has_copies_of_its_own(here: Here) -> None:
    polish = replace(here, words=Words("pl"), to=replace(here.to, prefix="pl/"))
    made = dict(files(polish))
    assert sorted(made) == [f"pl/printed/{name}" for name in sorted([*PDFS, "summary.txt"])]
    with pikepdf.open(io.BytesIO(made["pl/printed/summary.pdf"])) as pdf:
        assert pdf.Root["/Lang"] == "pl"


def test_only_our_own_fonts_are_in_the_copies(made: dict[str, Copy]) -> None:
    for name in PDFS:
        with pikepdf.open(io.BytesIO(made[name].data)) as pdf:
            fonts = {
                str(font["/BaseFont"]) for page in pdf.pages for font in page.resources["/Font"].values()
            }
        assert fonts
        assert all("AtkinsonHyperlegibleNext" in font for font in fonts), fonts


def test_the_page_of_copies_says_what_each_is_and_leads_to_it(here: Here) -> None:
    there = replace(here, to=replace(here.to, page="printed/"))
    text = printed(there)
    assert '<a href="summary.pdf">The summary</a> <span class="size">(PDF, accessible, two pages, ' in text
    assert '<a href="summary.txt">The summary as plain text</a> <span class="size">(Plain text, ' in text
    assert "It fits on both sides of one sheet of A4 paper." in text


@pytest.mark.parametrize("name", ["exampleshire_build", "real_build"])
def test_the_built_site_has_the_copies_and_not_the_fonts(name: str, request: pytest.FixtureRequest) -> None:
    site = request.getfixturevalue(name).site
    assert sorted(path.name for path in (site / "printed").iterdir()) == [
        "all-figures.pdf",
        "index.html",
        "summary-large.pdf",
        "summary.pdf",
        "summary.txt",
    ]
    assert not list(site.rglob("AtkinsonHyperlegibleNext-*.ttf"))


# ---- From right to left ----

URDU = "گھریلو تشدد سے بچاؤ"
ENGLISH_IN_IT = Foreign("Safer Peterborough Plan", printed=True)


def in_urdu(here: Here) -> Leaflet:
    """The summary as it is for readers of Urdu, in a few words of it."""
    said = summary(replace(here, words=Words("ur")))
    plan = fill("یہ منصوبہ ہے: {plan}", {"plan": ENGLISH_IN_IT})
    service = Service(URDU, "01632 960 456", URDU)
    return replace(said, title=URDU, plan=(plan,), help=(service,), first_help=(service,))


def places(data: bytes) -> list[tuple[str, float, float]]:
    """Every sign of the first page with its left edge and its height on the paper."""
    text = pypdfium2.PdfDocument(data)[0].get_textpage()
    found = [(text.get_text_range(at, 1), text.get_charbox(at)) for at in range(text.count_chars())]
    return [(sign, box[0], box[1]) for sign, box in found if sign.strip()]


@pytest.mark.parametrize("layout", ["summary", "large"])
def test_an_urdu_copy_is_said_to_be_urdu_and_english_in_it_english(layout: str, here: Here) -> None:
    data = press(layout, in_urdu(here), "11pt").data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.Root["/Lang"] == "ur"
        assert pdf.Root["/ViewerPreferences"]["/Direction"] == "/R2L"
        with pdf.open_metadata() as meta:
            assert meta["pdfuaid:part"] == "1"
            assert str(meta["dc:title"]).startswith(URDU)
        content = b"".join(page.Contents.read_bytes() for page in pdf.pages)
    assert b"/Lang(ur)" in content
    assert b"/Lang(en)" in content


def test_the_words_of_an_urdu_copy_can_be_copied_and_found(here: Here) -> None:
    assert URDU in words_of(press("large", in_urdu(here), "11pt").data)


def test_an_urdu_copy_begins_at_the_right_and_its_numbers_run_from_the_left(here: Here) -> None:
    signs = places(press("summary", in_urdu(here), "11pt").data)
    heading = [left for sign, left, _ in signs if sign in "بچاؤ"]
    assert max(heading) > A4[0] * 0.75
    assert any("01632960456" in row for row in rows(signs))


def rows(signs: list[tuple[str, float, float]]) -> list[str]:
    """The digits that stand at each height, from the left."""
    heights = {round(bottom) for sign, _, bottom in signs if sign.isdigit()}
    digits = sorted((left, sign, bottom) for sign, left, bottom in signs if sign.isdigit())
    return ["".join(sign for _, sign, bottom in digits if abs(bottom - at) < 2) for at in heights]


PUNJABI = "ਘਰੇਲੂ ਹਿੰਸਾ ਤੋਂ ਬਚਾਅ"


def test_the_words_of_a_punjabi_copy_run_from_the_left_and_can_be_copied(here: Here) -> None:
    said = replace(summary(here_in(here.package, "pa", Addresses("", "pa/"))), title=PUNJABI)
    data = press("large", said, "11pt").data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.Root["/Lang"] == "pa"
        assert pdf.Root["/ViewerPreferences"]["/Direction"] == "/L2R"
    said_there = Said(words_of(data))
    assert "Exampleshire Community Safety Partnership" in said_there
    assert PUNJABI in said_there


def test_english_in_a_copy_from_the_left_is_said_to_be_english_too(here: Here) -> None:
    polish = replace(in_urdu(here), language="pl", direction="ltr", title="Co obiecano")
    with pikepdf.open(io.BytesIO(press("summary", polish, "11pt").data)) as pdf:
        content = b"".join(page.Contents.read_bytes() for page in pdf.pages)
    assert b"/Lang(en)" in content
    assert b"/Lang(pl)" in content


def test_numbers_and_english_in_a_plain_urdu_text_keep_their_order(here: Here) -> None:
    text = plain(here, in_urdu(here))
    assert f"{URDU}: \u206601632 960 456\u2069" in text
    assert "\u2066Safer Peterborough Plan\u2069" in text
    assert "\u2066" not in plain(here, summary(here))
