from __future__ import annotations

import pytest

from macros.addresses import Addresses, section_anchor


@pytest.mark.parametrize(
    ("page", "prefix", "link"),
    [
        ("", "", "indicators/noise/"),
        ("indicators/other/", "", "../noise/"),
        ("documents/report-2025/", "", "../../indicators/noise/"),
        ("pl/documents/report-2025/", "pl/", "../../indicators/noise/"),
    ],
)
def test_a_link_stays_in_its_language_and_works_below_any_path(page: str, prefix: str, link: str) -> None:
    assert Addresses(page, prefix).indicator("noise") == link


def test_a_file_has_no_language() -> None:
    assert Addresses("pl/indicators/noise/", "pl/").csv("noise") == "../../../data/noise.csv"


def test_the_way_home_is_a_folder() -> None:
    assert Addresses("pl/indicators/noise/", "pl/").page_of("") == "../../"
    assert Addresses("").page_of("") == "./"


@pytest.mark.parametrize(
    ("section", "anchor"),
    [("4.5.1", "section-4-5-1"), ("front", "section-front"), ("7.1 (second)", "section-7-1-second")],
)
def test_a_section_has_one_anchor(section: str, anchor: str) -> None:
    assert section_anchor(section) == anchor
    assert Addresses("").document("report", section) == f"documents/report/#{anchor}"
