"""A chart that has left the site still says what it is, whose it is and is not, and looks as it did there."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from xml.etree import ElementTree  # our own drawings, not somebody else's file

import pytest
from PIL import Image

from macros.addresses import Addresses
from macros.charts.draw import svg
from macros.charts.every import every
from macros.charts.model import Chart
from macros.charts.sheet import WIDTHS
from macros.charts.show import view
from macros.here import Here
from macros.languages.spoken import here_in
from macros.leaflet.letters import LetterError
from macros.nouns import Marker
from macros.package import Package
from macros.pictures.card import BAND, card
from macros.pictures.card import WIDE as WIDE_CARD
from macros.pictures.files import files, links
from macros.pictures.paint import colours, style
from macros.pictures.picture import WIDE, legend, picture
from macros.pictures.press import png
from macros.pictures.preview import preview
from macros.words import Words

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert(1)</script> & \"quotes\" 'too' ]]> {{ x }}"


@pytest.fixture(params=["real", "exampleshire"])
def place(request: pytest.FixtureRequest, here: Here) -> Here:
    package: Package = request.getfixturevalue(request.param)
    return replace(here, package=package)


def read(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text)  # noqa: S314


def words(drawing: ElementTree.Element) -> str:
    """All words of a picture, lines joined as a reader joins them."""
    lines = [" ".join("".join(part.itertext()).split()) for part in drawing.iter(f"{SVG}text")]
    return " ".join(lines)


def one(here: Here, id: str) -> Chart:
    return next(chart for chart in every(here) if chart.id == id)


def test_every_picture_says_what_it_shows_and_where_it_is_from(place: Here) -> None:
    for chart in every(place):
        text = words(read(picture(place, chart)))
        notice = f"Not published by, or checked with, the {place.package.site.partnership}."
        for said in (chart.headline, chart.subtitle, chart.source, chart.licence, notice):
            assert said in text, (chart.id, said)
        assert f"{place.package.site.public_address}{chart.page}" in text, chart.id


def test_a_picture_explains_the_markers_it_shows_and_no_others(here: Here) -> None:
    text = words(read(picture(here, one(here, "scooter-theft-rate-in-time"))))
    assert "[p] Provisional. The figure may still change." in text
    unused = [m for m in here.package.all(Marker) if m.code not in {"[p]", "[r]"}]
    assert unused
    assert not any(f"{m.code} {m.name}." in text for m in unused)


def test_a_picture_for_the_ear_has_a_name_and_a_description(place: Here) -> None:
    for chart in every(place):
        drawing = read(picture(place, chart))
        title, desc = drawing.find(f"{SVG}title"), drawing.find(f"{SVG}desc")
        assert title is not None
        assert desc is not None
        assert (title.text, desc.text) == (chart.headline, f"{chart.subtitle}. {chart.alternative}")
        assert drawing.get("role") == "img"
        assert (drawing.get("aria-labelledby"), drawing.get("aria-describedby")) == (
            title.get("id"),
            desc.get("id"),
        )
        assert drawing.get("lang") == "en"


def test_a_picture_prints_the_numbers_of_the_page(place: Here) -> None:
    for chart in every(place):
        page = [part.text for part in read(svg(chart, place.words, narrow=False)).iter("tspan")]
        taken = [part.text for part in read(picture(place, chart)).iter(f"{SVG}tspan")]
        assert page, chart.id
        assert [text for text in taken if text in page] == page, chart.id


def test_a_picture_needs_nothing_else(place: Here) -> None:
    for chart in every(place):
        text = picture(place, chart)
        assert "var(" not in text
        assert "<script" not in text
        assert "@media" not in text
        assert re.findall(r"(?:href|src|@import|url\((?!#))[^\s>]*", text) == []
        assert text.count("https://") == 1, "only its own address is printed"


def test_every_colour_of_a_picture_is_a_light_colour_of_the_site() -> None:
    used = set(re.findall(r"#[0-9a-fA-F]{3,6}", style()))
    assert used
    assert used <= {*colours().values(), "#fff"}
    assert colours()["ink"] == "#1b252e"


def test_every_class_of_a_drawing_has_a_style(place: Here) -> None:
    named = set(re.findall(r"\.([\w-]+)", style()))
    for chart in every(place):
        inner = picture(place, chart).partition("</style>")[2]
        used = {name for names in re.findall(r'class="([^"]*)"', inner) for name in names.split()}
        assert used <= named, chart.id


def test_hostile_words_in_the_data_stay_words(here: Here) -> None:
    chart = replace(one(here, "bicycles-checked-in-time"), headline=HOSTILE, alternative=HOSTILE)
    drawing = read(picture(here, chart))
    assert HOSTILE in words(drawing)
    title = drawing.find(f"{SVG}title")
    assert title is not None
    assert title.text == HOSTILE
    assert {part.tag for part in drawing.iter()} <= {
        SVG + name for name in ("svg", "style", "rect", "title", "desc", "g", "text", "tspan", "path")
    }
    assert png(picture(here, chart), WIDE, 1).startswith(b"\x89PNG")


def test_an_adopted_site_has_no_notice_in_its_pictures(here: Here) -> None:
    site = replace(here.package.site, adopted=True, publisher="Exampleshire Council")
    adopted = replace(here, package=replace(here.package, site=site))
    assert "Not published by" not in picture(adopted, one(adopted, "bicycles-checked-in-time"))


def test_a_letter_that_no_font_has_is_refused(here: Here) -> None:
    chart = replace(one(here, "bicycles-checked-in-time"), headline="Bicycles 漢")
    with pytest.raises(LetterError, match="Printed copies and pictures have no letter for “漢”"):
        png(picture(here, chart), WIDE, 1)


def test_a_vowel_of_punjabi_takes_room_of_its_own_in_a_picture() -> None:
    letters = f'<svg xmlns="{SVG[1:-1]}" width="1000" height="200"><style></style>'
    drawn = f'<text y="150" font-size="100" font-family="Atkinson Hyperlegible Next">{"ਸਾ" * 8}</text></svg>'
    with Image.open(io.BytesIO(png(letters + drawn, 1000, 1))) as image:
        ink = image.convert("L").point(lambda shade: 255 if shade < 128 else 0).getbbox()
    assert ink is not None
    assert ink[2] - ink[0] > 8 * (59 + 23) * 0.98


def test_a_language_our_fonts_cannot_write_has_no_pictures(here: Here) -> None:
    there = here_in(here.package, "am", Addresses("am/", "am/"))
    assert list(files(there)) == []
    assert links(there, one(there, "bicycles-checked-in-time")) == ()


def test_its_pages_are_shared_with_the_card_of_the_site_in_the_first_language(here: Here) -> None:
    there = here_in(here.package, "am", Addresses("am/", "am/"))
    told = preview(there, "indicators/bicycles-checked-in-time/")
    assert told.image == f"{here.package.site.public_address}cards/site.png"


def test_the_same_drawing_gives_the_same_bytes(here: Here) -> None:
    drawing = picture(here, one(here, "bicycles-checked-in-time"))
    first = png(drawing, WIDE, 1)
    png.cache_clear()
    assert png(drawing, WIDE, 1) == first
    assert png(drawing.replace("Bicycles checked", "Bicycles painted"), WIDE, 1) != first


def test_every_chart_has_both_files_in_each_language(here: Here) -> None:
    polish = replace(here, words=Words("pl"), to=replace(here.to, prefix="pl/"))
    found = {address for address, _ in files(polish)}
    for chart in every(here):
        assert {f"pl/charts/{chart.id}.png", f"pl/charts/{chart.id}.svg"} <= found


def test_a_page_says_how_large_each_file_is(here: Here) -> None:
    made = dict(files(here))
    chart = one(here, "bicycles-checked-in-time")
    for link in links(here, chart):
        assert link.size == f"{round(len(made[link.href]) / 1000)} KB"
    assert [link.label for link in links(here, chart)] == ["Picture (PNG)", "Drawing (SVG)"]


def test_a_text_that_is_not_translated_offers_the_pictures_in_its_own_words(here: Here) -> None:
    made, untranslated = dict(files(here)), replace(here, to=Addresses("pl/priorities/bikes/", "pl/"))
    chart = one(here, "bicycles-checked-in-time")
    assert [(link.href, link.size) for link in links(untranslated, chart)] == [
        (f"../../../{address}", f"{round(len(made[address]) / 1000)} KB")
        for address in ("charts/bicycles-checked-in-time.png", "charts/bicycles-checked-in-time.svg")
    ]
    assert view(untranslated, chart).figure == "../../../charts/bicycles-checked-in-time.json"


def test_no_picture_is_heavy(place: Here) -> None:
    heavy = {
        address: len(data)
        for address, data in files(place)
        if len(data) > (160_000 if address.startswith("charts/") else 100_000)
    }
    assert heavy == {}


def test_the_legend_of_a_chart_follows_the_list_of_markers(here: Here) -> None:
    order = [marker.code for marker in here.package.all(Marker)]
    for chart in every(here):
        codes = [marker.code for marker in legend(here, chart)]
        assert codes == sorted(codes, key=order.index)


def test_a_picture_is_as_wide_as_the_drawing_and_its_edges() -> None:
    assert WIDTHS[False] + 56 == WIDE


# ---- From right to left ----

URDU = "گھریلو تشدد سے بچاؤ"


def in_urdu(here: Here) -> tuple[Here, Chart]:
    """A place in Urdu, and a chart with a few words of it."""
    chart = one(here, "scooter-theft-rate-in-time")
    told = replace(chart, headline=f"{URDU}: 64 (2015)", subtitle=URDU, unit=URDU)
    return replace(here, words=Words("ur")), told


def ink(text: str) -> int:
    """How much of a picture with this text is not paper."""
    drawing = f'<svg xmlns="{SVG[1:-1]}" width="400" height="60" viewBox="0 0 400 60"><style></style>'
    written = f'<text x="10" y="40" font-family="Atkinson Hyperlegible Next">{text}</text></svg>'
    with Image.open(io.BytesIO(png(drawing + written, 400, 2))) as made:
        return sum(made.convert("L").histogram()[:128])


def test_a_picture_in_urdu_has_its_words_at_the_right(here: Here) -> None:
    there, chart = in_urdu(here)
    drawing = read(picture(there, chart))
    heading = next(text for text in drawing.iter(f"{SVG}text") if URDU in "".join(text.itertext()))
    assert (heading.get("x"), heading.get("text-anchor")) == ("720", "end")
    assert drawing.get("lang") == "ur"
    assert png(picture(there, chart), WIDE, 1.5).startswith(b"\x89PNG")


def test_a_card_in_urdu_has_its_band_at_the_right(here: Here) -> None:
    there, chart = in_urdu(here)
    assert f'd="M{WIDE_CARD - BAND:g} 0h{BAND:g}' in card(there, URDU, chart)
    assert f'd="M0 0h{BAND:g}' in card(here, "Exampleshire", chart)
    assert png(card(there, URDU, chart), WIDE_CARD, 1).startswith(b"\x89PNG")


def test_urdu_beside_numbers_in_a_picture_keeps_its_letters() -> None:
    alone, number = ink(URDU), ink("64")
    assert abs(ink(f"{URDU} 64") - alone - number) < 0.05 * alone
    assert ink("پیٹربرو") != ink("دستاویز"), "boxes in the place of letters would look alike"
