"""Drawings in a language from right to left: numbers and time stay as they are, words go their own way."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace
from decimal import Decimal

import pytest
import typst

from macros.charts.direction import END, RIGHT, START, around, runs_left
from macros.charts.draw import svg
from macros.charts.measure import Phrase, width, wrap
from macros.charts.model import Chart, Line
from macros.leaflet.press import fonts
from macros.words import Words
from tests.charts.to_draw import (
    ENGLISH,
    EVERY,
    PAPERS,
    PLACES,
    SPACE,
    TYPICAL,
    Box,
    box,
    chart,
    line,
    moved,
    tree,
)

URDU = Words("ur")
SENTENCES = (
    "آپ کے شہر میں حفاظت کیسی ہے",
    "پولیس کے پاس درج جرائم کی تعداد میں کمی آئی",
    "گھریلو تشدد اور جنسی تشدد سے بچاؤ",
    "جن لوگوں نے علاج مکمل کیا ان کا حصہ",
    "سڑکوں پر ہلاک یا شدید زخمی ہونے والے لوگ",
    "جان بوجھ کر لگائی گئی آگ",
    "یہ اعداد و شمار ابھی حتمی نہیں ہیں اور بدل سکتے ہیں",
    "غیر سماجی رویے کے واقعات",
    "ہم نے جو دستاویزات دیکھیں ان میں کوئی ہدف نہیں لکھا",
    "شراب اور منشیات کے استعمال سے متعلق خدمات",
    "ڈاکٹر، ٹیکنالوجی، بڑا، پژمردہ، ضروری",
)
SHORT = ("جرائم", "گھریلو تشدد", "آگ کے واقعات", "ہدف", "شہر کا مشرقی حصہ", "علاج")


def urdu(text: str) -> str:
    """Urdu in the place of English, about as long; what is a number stays."""
    if not any(sign.isalpha() for sign in text):
        return text
    return SENTENCES[len(text) % len(SENTENCES)] if len(text) > 20 else SHORT[len(text) % len(SHORT)]


def in_urdu(found: Chart) -> Chart:
    """The same chart with Urdu words."""
    lines = tuple(
        Line(
            urdu(each.name),
            tuple(replace(mark, label=urdu(mark.label)) for mark in each.marks),
            each.role,
            each.key,
        )
        for each in found.lines
    )
    levels = tuple(replace(level, name=urdu(level.name)) for level in found.levels)
    return replace(found, lines=lines, levels=levels, unit=urdu(found.unit))


def drawn(found: Chart, narrow: bool) -> tuple[list[Box], tuple[float, float]]:
    """Where every text stands, and the size of the paper."""
    root = tree(in_urdu(found), narrow, URDU)
    _, _, wide, high = map(float, root.attrib["viewBox"].split())
    size = float(root.attrib["font-size"])
    every = [each for each in moved(root) if each[0].tag == f"{SPACE}text"]
    return [box(element, dx, dy, size) for element, dx, dy in every], (wide, high)


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("narrow", PAPERS)
def test_urdu_stays_on_the_paper_and_no_text_lies_on_another(name: str, narrow: bool) -> None:
    found, (wide, high) = drawn(EVERY[name], narrow)
    out = [b for b in found if b.left < -0.1 or b.right > wide + 0.1 or b.top < -0.5 or b.bottom > high]
    assert found
    assert out == []
    assert [(a.words, b.words) for a, b in itertools.combinations(found, 2) if a.meets(b)] == []


@pytest.mark.parametrize("weight", ["regular", "bold"])
def test_urdu_is_no_wider_in_our_letters_than_a_drawing_reckons(weight: str) -> None:
    source = """#set text(font: "Atkinson Hyperlegible Next", size: 100pt, lang: "ur")
    #set text(weight: sys.inputs.weight)
    #context [#metadata(json(bytes(sys.inputs.texts)).map(one => measure(one).width.pt())) <wide>]"""
    compiler = typst.Compiler(
        source.encode(),
        font_paths=fonts(),
        sys_inputs={"texts": json.dumps(SENTENCES), "weight": weight},
    )
    real = json.loads(compiler.query("<wide>", field="value", one=True))
    phrases = [Phrase(strong=text) if weight == "bold" else Phrase(text) for text in SENTENCES]
    reckoned = [width(phrase, 100) for phrase in phrases]
    assert [text for text, is_, held in zip(SENTENCES, real, reckoned, strict=True) if is_ > held] == []
    assert sum(reckoned) < 1.45 * sum(real), "so wide that drawings have no room for anything"


def test_words_and_numbers_of_a_text_keep_their_order_by_marks_in_it() -> None:
    assert around("64 جرائم", "<tspan>64</tspan> جرائم") == f"{START}<tspan>64</tspan> جرائم{END}"
    assert around("64 crimes", "64 crimes") == "64 crimes"
    text = svg(in_urdu(TYPICAL["line"]), URDU, narrow=False)
    assert text.count(START) == text.count(END) > 0
    assert START not in svg(TYPICAL["line"], ENGLISH, narrow=False)


def test_a_line_of_english_words_in_an_urdu_text_runs_as_the_others() -> None:
    lines = wrap(Phrase("یہ اعداد Safer Peterborough Partnership کے ہیں"), 150, 14)
    english = [each.plain for each in lines if "Peterborough" in each.plain]
    assert len(lines) > 1
    assert all(runs_left(each.plain) for each in lines)
    assert english[0].startswith(RIGHT) or runs_left(english[0].replace(RIGHT, ""))
    assert wrap(Phrase("Safer Peterborough Partnership"), 100, 14)[0].plain == "Safer"


def test_a_key_begins_at_the_right() -> None:
    several = chart("bars", line("2016", [86, 50, 33], PLACES), line("2017", [76, 40, 22], PLACES))
    found, (wide, _) = drawn(several, narrow=False)
    first, second = [each for each in found if each.words in ("2016", "2017")]
    assert (first.words, second.words) == ("2016", "2017")
    assert second.right < first.left < first.right < wide


def test_a_unit_stands_over_upright_values_and_where_lines_begin_over_lying_ones() -> None:
    for kind, side in (("line", "left"), ("bars", "left"), ("rows", "right"), ("dots", "right")):
        found, (wide, _) = drawn(TYPICAL[kind], narrow=False)
        unit = next(each for each in found if each.words.startswith(urdu("cases")))
        assert (unit.left < 1) == (side == "left"), kind
        assert (unit.right > wide - 1) == (side == "right"), kind


def test_time_still_runs_from_left_to_right() -> None:
    years = chart("line", line("Cases", [3, 4, 5, 6]))
    found, _ = drawn(years, narrow=False)
    shown = [each for each in found if each.words.startswith("201")]
    assert [each.words for each in shown] == ["2010", "2011", "2012", "2013"]
    assert [each.left for each in shown] == sorted(each.left for each in shown)


def test_what_turns_a_page_is_its_script() -> None:
    codes = ("en", "pl", "lt", "pt", "ro", "lv", "pa", "ur", "ar")
    assert [code for code in codes if Words(code).from_right] == ["ur", "ar"]


def test_the_sign_of_a_number_stands_before_it_among_urdu_words() -> None:
    assert URDU.number(Decimal("-1204.5")) == "\u200e−1,204.5"
    assert URDU.number(Decimal("1204.5")) == "1,204.5"
    assert ENGLISH.number(Decimal("-1204.5")) == "−1,204.5"
