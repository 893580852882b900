"""The first view of every page stays light, in every language, and what it weighs is counted in full."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from benchmarks.weight import READING, REQUESTS, faults, first_files, kind, rows, views
from tests.conftest import Build

SHEET = """@font-face {
  font-family: "Ours";
  src: url("fonts/plain.woff2") format("woff2");
  unicode-range: U+0020-007E;
}
@font-face {
  font-family: "Ours";
  src: url("fonts/rare.woff2") format("woff2");
  unicode-range: U+0100-017F;
}
@font-face {
  font-family: "Naskh";
  src: url("fonts/naskh.woff2") format("woff2");
  unicode-range: U+0600-06FF;
}
"""
PAGE = """<!doctype html><html lang="{language}"><head><title>Łódź</title>
<link rel="stylesheet" href="{up}assets/a.css"><link rel="icon" href="data:,"></head>
<body><nav class="languages">اردو Lietuvių</nav>
<p>{text}</p><script src="{up}assets/a.js"></script></body></html>
"""
BARE = "<html lang='en'><body>{}</body></html>"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A site of two pages in two languages, whose script may be made heavier."""
    (tmp_path / "assets" / "fonts").mkdir(parents=True)
    (tmp_path / "assets" / "a.css").write_text(SHEET, encoding="utf-8")
    (tmp_path / "assets" / "a.js").write_text("0;", encoding="utf-8")
    for name in ("plain", "rare", "naskh"):
        (tmp_path / "assets" / "fonts" / f"{name}.woff2").write_bytes(bytes(100))
    written = {
        "index.html": PAGE.format(language="en", up="", text="Plain"),
        "help/index.html": PAGE.format(language="en", up="../", text="From Łódź, اردو"),
        "ur/404.html": PAGE.format(language="ur", up="/", text="اردو"),
        "ur/help/index.html": PAGE.format(language="ur", up="../../", text="اردو"),
    }
    for name, text in written.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_no_first_view_is_heavier_than_its_limit_in_any_language(real_build: Build) -> None:
    assert faults(views(real_build.site)) == []


def test_a_page_fetches_the_letters_it_has_and_those_of_its_language(small: Path) -> None:
    shared = ["/assets/a.css", "/assets/a.js"]
    plain, rare, naskh = (f"/assets/fonts/{name}.woff2" for name in ("plain", "rare", "naskh"))
    assert first_files(small, small / "index.html") == [*shared, plain]
    assert first_files(small, small / "help" / "index.html") == [*shared, plain, rare]
    assert first_files(small, small / "ur" / "help" / "index.html") == [*shared, naskh]


def test_a_page_that_grew_too_heavy_is_found_with_its_size(small: Path) -> None:
    assert faults(views(small)) == []
    # Nothing in it repeats, so that it cannot be packed.
    noise = "".join(sha256(str(number).encode()).hexdigest() for number in range(READING // 32))
    (small / "help" / "index.html").write_text(BARE.format(noise), encoding="utf-8")
    found = faults(views(small))
    assert len(found) == 1
    assert found[0].startswith("help/ (en): 8")
    assert found[0].endswith(" bytes, the limit is 75,000.")


def test_a_page_that_fetches_too_many_files_is_found(small: Path) -> None:
    names = [f"{number}.svg" for number in range(REQUESTS)]
    for name in names:
        (small / name).write_text("<svg/>", encoding="utf-8")
    pictures = "".join(f'<img src="{name}">' for name in names)
    (small / "index.html").write_text(BARE.format(pictures), encoding="utf-8")
    told = ", ".join(f"/{name}" for name in names)
    assert faults(views(small)) == [f"home (en): {REQUESTS + 1} files, the limit is {REQUESTS}: /, {told}."]


def test_the_table_has_a_row_for_each_type_of_page_and_language(small: Path) -> None:
    told = [(row.type, row.language, row.pages, row.requests, row.limit) for row in rows(views(small))]
    assert told == [
        ("404.html", "ur", 1, 4, 130),
        ("help/", "en", 1, 5, 75),
        ("help/", "ur", 1, 4, 130),
        ("home", "en", 1, 4, 75),
    ]
    assert kind("indicators/deliberate-fires/") == "indicators/*"
    assert kind("indicators/") == "indicators/"
