"""What the sheet promises to eyes: words that stand out from their ground, and nothing fetched in vain."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.render import TEMPLATES
from macros.styles import FOLDER, sheet
from tests.conftest import Build

GROUNDS = ("paper", "card", "sand")
WORDS = ("ink", "quiet", "strong", "link", "link-hover")
TINTS = ("navy", "teal", "plum", "orange", "grey", "lilac")
PAIR = re.compile(r"--([\w-]+): var\(--light, (#\w+)\) var\(--dark, (#\w+)\);")


def palette(text: str) -> dict[str, dict[str, str]]:
    """The colours of each scheme by name, as `10-colours.css` gives them."""
    found = PAIR.findall(text)
    return {
        "light": {name: light for name, light, _ in found},
        "dark": {name: dark for name, _, dark in found},
    }


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def too_faint(colours: dict[str, str]) -> list[str]:
    """Words need 4.5 to 1 on every ground, drawings and badges 3 to 1 on a card."""
    pairs = [(name, ground, 4.5) for name in WORDS for ground in GROUNDS]
    pairs += [(name, "card", 3.0) for name in TINTS]
    pairs.append(("button-ink", "button", 4.5))
    return [
        f"{name} on {ground}"
        for name, ground, least in pairs
        if contrast(colours[name], colours[ground]) < least
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_colour_stands_out_from_its_ground(scheme: str) -> None:
    text = (FOLDER / "10-colours.css").read_text(encoding="utf-8")
    assert too_faint(palette(text)[scheme]) == []


def test_a_faint_colour_is_found() -> None:
    text = (FOLDER / "10-colours.css").read_text(encoding="utf-8")
    faint = palette(text)["light"] | {"quiet": "#999", "teal": "#7fd0c8"}
    assert too_faint(faint) == ["quiet on paper", "quiet on card", "quiet on sand", "teal on card"]


def test_running_text_reaches_seven_to_one() -> None:
    schemes = palette((FOLDER / "10-colours.css").read_text(encoding="utf-8"))
    least = min(contrast(one["ink"], one[ground]) for one in schemes.values() for ground in GROUNDS)
    assert least >= 7


def missing_files(sheet_of_site: Path) -> list[str]:
    asked = re.findall(r'url\("([^"]+)"\)', sheet_of_site.read_text(encoding="utf-8"))
    return [
        one for one in asked if not one.startswith("data:") and not (sheet_of_site.parent / one).is_file()
    ]


@pytest.mark.parametrize("name", ["real_build", "exampleshire_build"])
def test_the_sheet_finds_what_it_asks_for(name: str, request: pytest.FixtureRequest) -> None:
    site = request.getfixturevalue(name).site
    assert missing_files(site / "assets" / "portal.css") == []


def test_a_file_the_sheet_asks_for_in_vain_is_found(tmp_path: Path) -> None:
    made = tmp_path / "portal.css"
    made.write_text('@font-face { src: url("fonts/none.woff2"); }', encoding="utf-8")
    assert missing_files(made) == ["fonts/none.woff2"]


def test_the_letters_travel_with_their_licence(real_build: Build) -> None:
    folder = real_build.site / "assets" / "fonts"
    assert "SIL Open Font License" in (folder / "LICENSE.txt").read_text(encoding="utf-8")
    for page in (real_build.page(""), real_build.page("help")):
        asked = re.findall(r'<link rel="preload" as="font"[^>]* href="[^"]*?fonts/([^"]+)"', page)
        assert asked == ["atkinson-next-400.woff2", "atkinson-next-700.woff2"]


def test_no_sheet_of_the_theme_is_fetched(real_build: Build) -> None:
    assert "@import" not in sheet()
    assert not (real_build.site / "assets" / "stylesheets").exists()


# Shapes that are the same in every language: an angle that is turned, both lower corners alike.
SAME_BOTH_WAYS = ("border-width: 0 .15rem .15rem 0", "border-radius: 0 0 var(--radius) var(--radius)")
RULE = re.compile(r"^\s*([\w-]+): ([^;{}]+);", re.MULTILINE)
SIDES = re.compile(r"\b(left|right)\b")
FOUR = re.compile(r"(\S+) (\S+) (\S+) (\S+)")


def sided(text: str) -> list[str]:
    """The rules of a sheet that name a side by left or right, where a language may turn it."""
    found = [
        (name, value.strip()) for name, value in RULE.findall(re.sub(r"/\*.*?\*/", "", text, flags=re.S))
    ]
    return [
        f"{name}: {value}"
        for name, value in found
        if not name.startswith("--")
        and f"{name}: {value}" not in SAME_BOTH_WAYS
        and (SIDES.search(name) or SIDES.search(value) or _differs(name, value))
    ]


def _differs(name: str, value: str) -> bool:
    """Whether four values in a row say something else at the right than at the left."""
    four = FOUR.fullmatch(value)
    is_box = name in ("margin", "padding", "inset", "border-width", "border-style", "border-color")
    return bool(four and is_box and four[2] != four[4]) or (name == "border-radius" and " " in value)


def test_no_side_is_named_that_a_language_from_right_to_left_turns() -> None:
    embed = (TEMPLATES / "embed.css").read_text(encoding="utf-8")
    assert sided(sheet() + embed) == []


@pytest.mark.parametrize(
    "rule", ["margin-left: 1rem", "text-align: right", "padding: 0 1rem 0 2rem", "float: left", "left: 0"]
)
def test_a_named_side_is_found(rule: str) -> None:
    assert sided(f"p {{\n  {rule};\n}}") == [rule]
    assert sided("p {\n  margin-inline-start: 1rem;\n  padding: 0 1rem 0 1rem;\n}") == []
