"""Returns come from outside the checkout, and nothing of them stays in it but what may be public."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from macros.nouns import Observation
from macros.package import Package
from scripts.intake import quarterly
from scripts.protect import Protection, report
from tests.intake.faults import cell, cells
from tests.intake.kit import Desk, change_rows

INSIDE = (
    "{}: The file lies inside the folder of the site, where it could be published by mistake. "
    "Move it somewhere else and import it from there.\n\n1 problem in {}. Nothing was changed."
)


def test_a_workbook_inside_the_checkout_is_refused(own: Desk) -> None:
    file = own.filled().rename(own.root / "figures.xlsx")
    assert own.run(file) == (1, INSIDE.format("figures.xlsx", "figures.xlsx"))


def test_a_link_that_leads_into_the_checkout_or_lies_in_it_is_refused(own: Desk) -> None:
    inside = own.filled("in.xlsx").rename(own.root / "in.xlsx")
    (own.folder / "link.xlsx").symlink_to(inside)
    assert own.run(own.folder / "link.xlsx") == (1, INSIDE.format("link.xlsx", "link.xlsx"))
    (own.root / "out.xlsx").symlink_to(own.filled("real.xlsx"))
    assert own.run(own.root / "out.xlsx") == (1, INSIDE.format("out.xlsx", "out.xlsx"))
    (own.folder / "chain.xlsx").symlink_to(own.root / "out.xlsx")
    assert own.run(own.folder / "chain.xlsx") == (1, INSIDE.format("chain.xlsx", "chain.xlsx"))
    (own.folder / "door").symlink_to(own.root)
    assert own.run(own.folder / "door" / "in.xlsx") == (1, INSIDE.format("in.xlsx", "in.xlsx"))


def test_a_workbook_beside_the_checkout_may_be_named_from_within(
    own: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    own.filled()
    monkeypatch.chdir(own.root)
    code, said = own.run(Path("../filled.xlsx"), "--dry-run")
    assert code == 0, said


def test_a_file_that_is_not_there_is_said(shared: Desk) -> None:
    assert shared.run(shared.folder / "nothing.xlsx") == (
        1,
        "nothing.xlsx: There is no such file. Give the whole path of the workbook.\n\n"
        "1 problem in nothing.xlsx. Nothing was changed.",
    )


def test_links_in_a_circle_are_said(shared: Desk) -> None:
    (shared.folder / "one.xlsx").symlink_to(shared.folder / "two.xlsx")
    (shared.folder / "two.xlsx").symlink_to(shared.folder / "one.xlsx")
    code, said = shared.run(shared.folder / "one.xlsx")
    assert (code, said.splitlines()[0]) == (
        1,
        "one.xlsx: The file cannot be read. Save it again in another folder.",
    )


TIERS = dict.fromkeys(("bicycles-stolen", "scooters-stolen", "scooter-theft-rate"), "1")
TIERS |= {"cargo-bicycles-stolen": "1", "bicycles-checked": "2"}
# Small: 3 bicycles in the north, 2 scooters, 4 cargo bicycles. To be hidden with them, or rounded: these.
SOUTH, RATE, PEOPLE, CHECKED = 791923, 0.00817, 244801, 787742
SMALL_TABLE: dict[str, object] = {
    **{"I4": SOUTH + 3, "I5": 3, "I6": SOUTH},
    **{"I10": 2, "N10": "Invented: all have locks."},
    **{"I17": RATE, "K17": PEOPLE, "N17": "Invented: all have locks."},
    **{"I45": 4, "J45": "[p]"},
    **{"I40": CHECKED, "N40": "Invented: counted anew."},
}
PLANTED = [str(n).encode() for n in (SOUTH, RATE, PEOPLE, CHECKED)] + [b"791,923", b"787,742", b"244,801"]


def bytes_below(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def small_table(own: Desk) -> Path:
    """A workbook with small numbers in it, and Exampleshire with tiers that hide them."""
    change_rows(own.root / "data/indicators.csv", lambda row: {**row, "tier": TIERS.get(row["id"], "0")})
    return own.filled(change=cells(SMALL_TABLE))


def newest(own: Desk, indicator: str) -> dict[str, str]:
    return own.rows(f"data/observations/{indicator}.csv")[-1]


def test_small_numbers_and_all_that_tells_of_them_are_hidden_and_survive_nowhere(
    own: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = small_table(own)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    assert [word for word in PLANTED if word in bytes_below(own.root)] == []
    code, said = own.run(file)
    assert code == 0, said
    assert said.split("\n\n")[1].splitlines() == [
        "3 cells are hidden because they are small.",
        "1 more had to be hidden so that nobody can work them out.",
        "1 rate, share or average is hidden with the count it is made from.",
        "2 cells are hidden because the file says [c] there.",
        "1 figure about people in sensitive situations was rounded to 5.",
        "sheet “Bicycle theft”, cell N10: The reason is not kept, because it stands beside a figure that is "
        "hidden or rounded.",
        "sheet “Bicycle theft”, cell N17: The reason is not kept, because it stands beside a figure that is "
        "hidden or rounded.",
    ]
    everything = bytes_below(own.root) + bytes_below(temporary) + said.encode()
    assert [word for word in PLANTED if word in everything] == []
    whole, north, south = own.rows("data/observations/bicycles-stolen.csv")[-3:]
    assert (whole["value"], whole["as_published"]) == ("791926", "791,926 bicycles")
    hidden = [north, south, newest(own, "scooters-stolen"), newest(own, "cargo-bicycles-stolen")]
    hidden.append(own.rows("data/observations/scooter-theft-rate.csv")[-2])
    for row in hidden:
        told = [row[name] for name in ("value", "denominator", "lower", "upper", "as_published", "note")]
        assert (told, row["markers"][:3]) == (["", "", "", "", "number not given", ""], "[c]")
    checked = next(
        row for row in own.rows("data/observations/bicycles-checked.csv") if "2025" in row["period_end"]
    )
    assert (checked["value"], checked["as_published"]) == ("787740", "787,740 bicycles, rounded")
    assert (checked["markers"], checked["note"]) == ("[r]", "Invented: counted anew.")

    before = own.state()
    code, said = own.run(file)
    assert (code, said) == (0, "Everything in this file is in the data already. Nothing was changed.")
    assert own.state() == before
    assert [path for path in temporary.rglob("*") if path.is_file()] == []

    words = cells({"D8": "Invented: said anew.", "E8": "Exampleshire Police", "F8": "Act."}, "Commentary")

    def only_words(book: Any) -> None:
        cells(SMALL_TABLE)(book)
        words(book)

    code, said = own.run(own.filled("words.xlsx", only_words), "--dry-run")
    assert code == 0, said
    assert said.split("\n\n")[1].startswith("Files that would change:")


SECRET = 191  # a number that stands nowhere in the data


def hiding(package: Package, earlier: object, returned: Sequence[Observation]) -> Protection:
    """A protector that hides one figure, and lets another one not through at all."""
    rows = [
        replace(row, value=None, markers=("[c]",)) if row.value == SECRET else row
        for row in returned
        if row.value != SECRET + 2
    ]
    return Protection(tuple(rows), report=("1 figure is hidden.",))


def everywhere(root: Path) -> str:
    return "\n".join(
        p.read_text("utf-8", "replace") for p in root.rglob("*") if p.is_file() and ".py" not in p.name
    )


def test_what_protection_hides_stands_in_no_file_and_in_no_word(
    own: Desk, monkeypatch: pytest.MonkeyPatch, quick: list[dict[str, str]]
) -> None:
    monkeypatch.setattr(quarterly, "protected", hiding)
    old = everywhere(own.root / "data").count(str(SECRET))
    code, said = own.run(own.filled(change=cells({"I10": SECRET, "I26": SECRET + 2})))
    assert code == 0, said
    assert "1 figure is hidden." in said
    assert str(SECRET) not in said
    row = own.rows("data/observations/scooters-stolen.csv")[-1]
    assert (row["value"], row["markers"], row["as_published"]) == ("", "[c]", "number not given")
    assert everywhere(own.root / "data").count(str(SECRET)) == old
    assert str(SECRET) not in "".join(quick[0].values())
    assert own.rows("data/observations/bicycles-marked.csv")[-1]["period_end"] == "2026-06-30"


def test_what_cannot_be_protected_is_said_of_its_sheet_and_once_that_nothing_was_changed(
    own: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(*_: object) -> Protection:
        return Protection(problems=(report.infeasible("scooters-stolen"),))

    monkeypatch.setattr(quarterly, "protected", refusing)
    assert own.run(own.filled()) == (
        1,
        "sheet “Bicycle theft”, figure “Scooters stolen”: "
        "Small numbers can be worked out here, whatever else is hidden, from totals that have to show or are "
        "public already. Merge small categories, or give a longer period, until the parts are large enough. "
        "The limits are never loosened.\n\n"
        "1 problem in filled.xlsx. Nothing was changed.",
    )


@pytest.mark.parametrize("place", ["N10", "D8"])
def test_words_do_not_give_a_hidden_figure_away(
    own: Desk, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    monkeypatch.setattr(quarterly, "protected", hiding)
    sheet = "Bicycle theft" if place == "N10" else "Commentary"

    def change(book: Any) -> None:
        cell("I10", SECRET)(book)
        cells({"E8": "Exampleshire Police", "F8": "Act.", "D8": "Invented."}, "Commentary")(book)
        cell(place, f"There were {SECRET} of them.", sheet)(book)

    assert own.run(own.filled(change=change)) == (
        1,
        f"sheet “{sheet}”, cell {place}: The words hold a number that is hidden among the figures. "
        "Say it without the number.\n\n1 problem in filled.xlsx. Nothing was changed.",
    )
