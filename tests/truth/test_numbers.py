"""Every number a reader meets, on a page, in a drawing or in a file, is one of the data."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import Build
from tests.truth import cells
from tests.truth.exact import Said
from tests.truth.numbers import Numbers
from tests.truth.numerals import value
from tests.truth.outputs import Outputs
from tests.truth.pages import FIRST, Page, walk

Swap = Callable[[str, str, str], str]
KILLED = "people-killed-or-seriously-injured"


def wrong(said: Iterable[Said]) -> list[str]:
    return [f"{one.token} in “{one.around}”" for one in said if one.level == "none"]


def text_of(build: Build, address: str, language: str = FIRST) -> str:
    return build.page(address if language == FIRST else f"{language}/{address}")


def changed(build: Build, address: str, text: str, language: str = FIRST) -> Page:
    """The page as it would be read with this text."""
    folder = build.site if language == FIRST else build.site / language
    return Page(build.site, folder / address / "index.html", address, language, LexborHTMLParser(text))


def test_every_number_on_every_page_is_one_of_what_the_page_is_about(numbers: Numbers) -> None:
    levels: Counter[str] = Counter()
    faults = []
    for one in walk(numbers.site):
        for said in numbers.of_page(one):
            levels[said.level] += 1
            faults += [f"{one.name}: {said.token} in “{said.around}”"] if said.level == "none" else []
    assert faults == []
    assert sum(levels.values()) > 10_000, levels
    assert levels["row"] > levels["named"] + levels["file"], levels


def test_every_number_of_a_file_to_take_away_is_one_of_the_data(numbers: Numbers) -> None:
    found = list(Outputs(numbers).all())
    assert [f"{file}: {said.token} in “{said.around}”" for file, said in found if said.level == "none"] == []
    kinds = Counter(file.rpartition(".")[2] for file, _ in found)
    assert set(kinds) == {"json", "pdf", "xml"}
    assert min(kinds.values()) > 20, kinds


def test_every_cell_of_a_table_is_the_cell_of_its_row(numbers: Numbers) -> None:
    found = [cell for one in walk(numbers.site) for cell in cells.of_page(one, numbers.facts)]
    assert [cell for cell in found if cell.fault] == []
    assert len(found) > 400


@pytest.mark.parametrize(
    ("address", "language", "old", "new"),
    [
        ("indicators/victim-based-crime", "en", "1,633 crimes, for July", "1,638 crimes, for July"),
        ("indicators/victim-based-crime", "pl", "1\u00a0633", "1\u00a0638"),
        (f"indicators/{KILLED}", "en", '<tspan class="b">64</tspan>', '<tspan class="b">46</tspan>'),
        (f"indicators/{KILLED}", "en", 'text-anchor="end">75</text>', 'text-anchor="end">76</text>'),
        (f"indicators/{KILLED}", "ur", "14.8%", "14.9%"),
        (f"embed/{KILLED}", "en", "2013: 88 people", "2013: 89 people"),
        ("priorities/road-safety", "lt", "14,8", "41,8"),
        ("adding-up", "en", "1,632 ÷ 12", "1,362 ÷ 12"),
        ("how-chosen", "pt", ">32<", ">37<"),
        ("how-we-judge", "en", ">79.3%", ">79.6%"),
        (f"indicators/{KILLED}", "en", "section 4.6.1<", "section 4.6.2<"),
        ("data", "en", "(493 bytes", "(494 bytes"),
        (f"indicators/{KILLED}", "en", ">note 2<", ">note 3<"),
        (
            f"indicators/{KILLED}",
            "en",
            "101 people (forecast) (2008), 64",
            "101 people (forecast) (2007), 64",
        ),
    ],
)
def test_one_changed_digit_on_a_page_is_found(
    real_build: Build,
    real_numbers: Numbers,
    swap: Swap,
    address: str,
    language: str,
    old: str,
    new: str,
) -> None:
    text = text_of(real_build, address, language)
    assert wrong(real_numbers.of_page(changed(real_build, address, text, language))) == []
    planted = changed(real_build, address, swap(text, old, new), language)
    assert wrong(real_numbers.of_page(planted)) != []


@pytest.mark.parametrize("language", ["en", "pl", "ur"])
def test_one_changed_digit_in_a_cell_is_found(
    real_build: Build, real_numbers: Numbers, swap: Swap, language: str
) -> None:
    address = f"indicators/{KILLED}"
    text = text_of(real_build, address, language)
    planted = changed(real_build, address, swap(text, '">88</td>', '">75</td>'), language)
    assert [cell.fault for cell in cells.of_page(planted, real_numbers.facts) if cell.fault] != []


def test_a_number_of_another_row_in_a_table_of_every_topic_is_found(
    real_build: Build, real_numbers: Numbers, swap: Swap
) -> None:
    text = text_of(real_build, "explore/road-safety")
    planted = changed(real_build, "explore/road-safety", swap(text, ">88</td>", ">75</td>"))
    assert [cell for cell in cells.of_page(planted, real_numbers.facts) if cell.fault] != []


def test_one_changed_digit_in_a_figure_to_explore_is_found(real_numbers: Numbers, swap: Swap) -> None:
    outputs = Outputs(real_numbers)
    name = f"{KILLED}-in-time"
    text = (real_numbers.site / "charts" / f"{name}.json").read_text(encoding="utf-8")
    assert wrong(outputs.of_chart(name, text, FIRST)) == []
    for old, new in (("2013: 88", "2013: 89"), ("null,88,", "null,89,"), ('"75","100"', '"76","100"')):
        assert wrong(outputs.of_chart(name, swap(text, old, new), FIRST)) != [], old


def test_one_changed_digit_in_a_record_is_found(real_numbers: Numbers) -> None:
    outputs = Outputs(real_numbers)
    record = json.loads((real_numbers.site / "data" / f"{KILLED}.json").read_text(encoding="utf-8"))
    record["rows"][3]["value"] = 89
    assert wrong(outputs.of_record(KILLED, json.dumps(record))) == [f"89 in “{KILLED} value, not 88”"]


def test_one_changed_digit_in_a_printed_copy_is_found(
    real_numbers: Numbers, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = (real_numbers.site / "printed/all-figures.pdf").read_bytes()
    outputs = Outputs(real_numbers)
    assert wrong(outputs.of_pdf(data, FIRST)) == []
    read = outputs.text_of_pdf(data)
    monkeypatch.setattr(outputs, "text_of_pdf", lambda _: read.replace("1,633 crimes", "1,683 crimes", 1))
    assert len(wrong(outputs.of_pdf(data, FIRST))) == 1


def test_one_changed_digit_in_a_feed_is_found(real_numbers: Numbers, swap: Swap) -> None:
    outputs = Outputs(real_numbers)
    text = (real_numbers.site / "feeds/all.xml").read_text(encoding="utf-8")
    assert wrong(outputs.of_feed(text)) == []
    assert wrong(outputs.of_feed(swap(text, "13 November 2018. No date", "13 November 2081. No date"))) != []


def test_a_number_is_read_as_its_language_writes_it() -> None:
    assert value("1,633", "en") == value("1\u00a0633", "pl") == value("1633", "lt") == 1633
    assert value("16,33", "pl") == value("16.33", "en")
    assert value("16,33", "en") is None
    assert value("4.5.1", "en") is None
