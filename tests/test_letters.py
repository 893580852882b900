"""The letters we ship can write every language of the site, and a reader fetches only what a page needs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from macros.leaflet.letters import FONTS
from macros.styles import FOLDER, sheet

# The letters of each language beyond those of English, as its spelling has them.
ALPHABETS = {
    "pl": "ąćęłńóśźż",
    "lt": "ąčęėįšųūž",
    "pt": "áâãàçéêíóôõúü",
    "ro": "ăâîșț",
    "lv": "āčēģīķļņšūž",
    "pa": "ਅਆਇਈਉਊਏਐਓਔੲੳਸਹਕਖਗਘਙਚਛਜਝਞਟਠਡਢਣਤਥਦਧਨਪਫਬਭਮਯਰਲਵੜਸ਼ਖ਼ਗ਼ਜ਼ਫ਼ਲ਼ਾਿੀੁੂੇੈੋੌੰਂੱ਼੍।॥੦੧੨੩੪੫੬੭੮੯",
    "ur": "ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیےآأؤئۂۃ،؛؟۔ًَُِّٰٓٔ۰۱۲۳۴۵۶۷۸۹",
}
SIGNS = "0123456789 .,:;!?%£€()[]“”‘’„«»–—−…×·/"
FACE = re.compile(r"@font-face \{(.*?)\}", re.DOTALL)
RANGE = re.compile(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?")


def letters(code: str) -> set[str]:
    return set(ALPHABETS[code] + ALPHABETS[code].upper() + SIGNS)


def faces(text: str) -> list[tuple[str, str, set[int]]]:
    """Each face of a sheet that is fetched: its family, its weight, and the signs it is fetched for."""
    found = []
    for rule in FACE.findall(text):
        named = dict(re.findall(r"([\w-]+): ([^;]+);", rule))
        if "unicode-range" in named:
            ends = [
                (int(low, 16), int(high or low, 16)) for low, high in RANGE.findall(named["unicode-range"])
            ]
            signs = {sign for low, high in ends for sign in range(low, high + 1)}
            found.append((named["font-family"].strip('"'), named["font-weight"], signs))
    return found


def unwritten(text: str, code: str) -> list[str]:
    """The letters of a language that no face of a sheet is fetched for, in one of its weights."""
    held = faces(text)
    weights = sorted({weight for _, weight, _ in held})
    return [
        f"{letter} in {weight}"
        for weight in weights
        for letter in sorted(letters(code))
        if not any(ord(letter) in signs for _, own, signs in held if own == weight)
    ]


@pytest.mark.parametrize("code", ALPHABETS)
def test_every_letter_of_a_language_is_in_both_weights_on_paper_and_in_pictures(code: str) -> None:
    # In one file: a program that makes a picture loses letters where it has to look in a second one.
    for path in sorted(FONTS.glob("*.ttf")):
        with TTFont(path) as font:
            known = set(font.getBestCmap())
        assert sorted(letter for letter in letters(code) if ord(letter) not in known) == [], path.name


@pytest.mark.parametrize("code", ALPHABETS)
def test_every_letter_of_a_language_is_fetched_for_a_page_that_has_it(code: str) -> None:
    assert unwritten(sheet(), code) == []


def test_a_letter_that_no_face_is_fetched_for_is_found() -> None:
    fewer = sheet().replace("U+0600-06FF", "U+0600-0690")
    assert "ے in 400" in unwritten(fewer, "ur")


@pytest.mark.parametrize(("face", "pages"), [("Naskh", ':root[dir="rtl"]'), ("Gurmukhi", ":root:lang(pa)")])
def test_the_letters_of_a_script_are_asked_for_by_its_pages_alone(face: str, pages: str) -> None:
    rules = re.findall(rf"([^{{}}]+)\{{[^{{}}]*--face:[^{{}};]*\"{face}\"[^{{}}]*\}}", sheet())
    assert [rule.rpartition("*/")[2].strip() for rule in rules] == [pages]
    first = re.findall(r"--face:([^;]+);", (FOLDER / "15-measures.css").read_text(encoding="utf-8"))[0]
    assert face not in first


def test_every_face_is_shown_at_once_and_lies_in_the_site() -> None:
    fetched = [rule for rule in FACE.findall(sheet()) if "url(" in rule]
    assert all("font-display: swap" in rule for rule in fetched)
    names = re.findall(r'url\("fonts/([^"]+)"\)', sheet())
    folder = Path(FOLDER).parent / "assets" / "fonts"
    assert sorted(names) == sorted(path.name for path in folder.glob("*.woff2"))


@pytest.mark.parametrize("name", ["noto-naskh", "noto-gurmukhi"])
def test_the_letters_of_a_script_are_light(name: str) -> None:
    folder = Path(FOLDER).parent / "assets" / "fonts"
    sizes = [path.stat().st_size for path in folder.glob(f"{name}-*.woff2")]
    assert len(sizes) == 2
    assert sum(sizes) < 32_000


@pytest.mark.parametrize("folder", [FONTS, FOLDER.parent / "assets" / "fonts"])
def test_each_face_travels_with_the_name_of_its_makers(folder: Path) -> None:
    licence = (folder / "LICENSE.txt").read_text(encoding="utf-8")
    arabic = "SIL Global" if folder == FONTS else "notofonts/arabic"
    assert arabic in licence
    assert "The Noto Project Authors (https://github.com/notofonts/gurmukhi)" in licence
    assert "Atkinson Hyperlegible Next Project Authors" in licence
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
