"""Somebody who follows a feed is told of every release, correction and revision once, in whole sentences."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Any

import feedparser  # type: ignore[import-untyped]
import pytest

from macros import feeds, news
from macros.addresses import Addresses
from macros.blocks import notice
from macros.here import Here
from macros.nouns import Document, Release, Theme
from macros.package import Package
from macros.verdicts import Revision
from macros.words import Words
from tests.conftest import Build

KINDS = {"corrected", "removed", "revised"}
SWAPPED = (
    "Corrected on 7 May 2026: Wheels stolen, April 2025 to June 2025. It said 102 wheels and now says 120 "
    "wheels. Why: Invented: two digits of the return were swapped."
)


def read(here: Here) -> dict[str, Any]:
    """Every feed by its id, as a program nobody here wrote reads it."""
    return {
        address.removeprefix("feeds/").removesuffix(".xml"): feedparser.parse(text.encode())
        for address, text in feeds.files(here)
    }


def with_rows(here: Here, **rows: tuple[Any, ...]) -> Here:
    nouns = {"releases": Release, "log": Revision}
    new = {nouns[name]: found for name, found in rows.items()}
    return replace(here, package=replace(here.package, rows=MappingProxyType({**here.package.rows, **new})))


@pytest.fixture(scope="module")
def told(here: Here) -> dict[str, Any]:
    return read(here)


@pytest.fixture
def nothing_yet(real: Package) -> Here:
    return Here(real, Words("en"), Addresses(""))


@pytest.fixture(params=["exampleshire", "real"])
def built(request: pytest.FixtureRequest) -> tuple[Package, Build]:
    return request.getfixturevalue(request.param), request.getfixturevalue(f"{request.param}_build")


def test_every_feed_of_the_built_site_is_one_that_another_program_reads(
    built: tuple[Package, Build],
) -> None:
    package, made = built
    names = {path.stem for path in (made.site / "feeds").iterdir()}
    assert names == {"all", "corrections", *(theme.id for theme in package.all(Theme))}
    for name in names:
        feed = feedparser.parse((made.site / f"feeds/{name}.xml").read_bytes())
        assert not feed.bozo, (name, feed.get("bozo_exception"))
        assert feed.version == "atom10"
        assert feed.entries, name
        assert feed.feed.id == f"{package.site.public_address}feeds/{name}.xml"
        assert notice(Here(package, Words("en"), Addresses(""))) in feed.feed.subtitle


def test_every_entry_leads_to_a_page_and_place_that_the_site_has(built: tuple[Package, Build]) -> None:
    package, made = built
    for path in (made.site / "feeds").iterdir():
        for entry in feedparser.parse(path.read_bytes()).entries:
            assert entry.link.startswith(package.site.public_address)
            page, _, anchor = entry.link.removeprefix(package.site.public_address).partition("#")
            html = made.page(page)
            assert not anchor or f'id="{anchor}"' in html, entry.link


def test_the_feed_of_all_changes_tells_every_release_and_row_of_the_log_once(
    here: Here, told: dict[str, Any]
) -> None:
    log = [row for row in here.package.all(Revision) if row.release and row.kind in KINDS]
    withdrawn = [row for row in here.package.all(Release) if row.withdrawn_on]
    entries = told["all"].entries
    assert len(entries) == len(here.package.all(Release)) + len(log) + len(withdrawn)
    assert len({entry.id for entry in entries}) == len(entries)
    assert [entry.title for entry in entries if entry.title.startswith("Release of")] == [
        "Release of 6 August 2026",
        "Release of 7 May 2026",
        "Release of 5 February 2026",
        "Release of 6 November 2025",
    ]


def test_an_entry_says_what_its_page_says(told: dict[str, Any]) -> None:
    by_title = {entry.title: entry for entry in told["all"].entries}
    assert by_title["Corrected: Wheels stolen"].summary == SWAPPED
    assert by_title["Taken out: Bicycles checked"].summary == (
        "Taken out on 6 August 2026: Bicycles checked, 2018. It said 410 bicycles. "
        "Why: Invented: the figure was that of another county."
    )
    assert by_title["Release of 6 August 2026"].summary == (
        "Invented: figures up to June 2026. One figure is taken out. 17 entries are new. Five entries were "
        "revised. One entry was taken out. No status moved. New figures are due by 5 November 2026. "
        "If that day has passed, they are overdue."
    )
    assert by_title["Withdrawn: Release of 6 November 2025"].summary == (
        "Withdrawn on 11 May 2026, because two wheels were counted as one bicycle (invented)."
    )
    revised = [entry.summary for entry in told["all"].entries if entry.title == "Revised: Scooters stolen"]
    assert revised[0] == (
        "Changed as planned on 6 August 2026: Scooters stolen, January 2026 to March 2026. "
        "It said 204 scooters and now says 209 scooters."
    )


def test_the_newest_stands_first_and_every_moment_is_one_of_the_data(
    here: Here, told: dict[str, Any]
) -> None:
    moments = [entry.updated for entry in told["all"].entries]
    parsed = [datetime.fromisoformat(moment) for moment in moments]
    assert parsed == sorted(parsed, reverse=True)
    released = {row.published_at.isoformat() for row in here.package.all(Release)}
    assert set(moments) == released | {"2026-05-11T09:30:00+00:00"}
    assert told["all"].feed.updated == "2026-08-06T09:30:00+01:00"


def test_a_topic_is_told_only_what_changed_there(told: dict[str, Any]) -> None:
    noise = [(entry.title, entry.summary) for entry in told["noise"].entries]
    assert noise[0] == (
        "Noise at night: Release of 6 August 2026",
        "New: Reports of noise; Loud parties; Alarms left ringing.",
    )
    assert tuple(t for t, _ in noise if t.startswith("Corrected")) == ("Corrected: Loud streets",)
    assert SWAPPED not in [summary for _, summary in noise]
    assert SWAPPED in [entry.summary for entry in told["bicycle-theft"].entries]
    topics = [entry.id for name in ("noise", "bicycle-theft") for entry in told[name].entries]
    everything = {entry.id for entry in told["all"].entries}
    changes = {id for id in everything if "?" in id}
    assert changes <= set(topics)


def test_a_corrected_target_is_told_on_the_topic_of_its_figure(here: Here) -> None:
    row = Revision(
        *("2026-q2", "corrected", "targets"),
        "indicator=wheels-stolen&area_code=exampleshire&breakdown=all&kind=target"
        "&date=2026-12-31&document=report-2025",
        "value",
        reason="Misread.",
    )
    found = read(with_rows(here, log=(row,)))
    assert "Corrected: Wheels stolen" in [entry.title for entry in found["bicycle-theft"].entries]
    assert "Corrected: Wheels stolen" not in [entry.title for entry in found["noise"].entries]


def test_the_feed_of_corrections_holds_nothing_else(told: dict[str, Any]) -> None:
    assert [entry.title for entry in told["corrections"].entries] == [
        "Taken out: Bicycles checked",
        "Withdrawn: Release of 6 November 2025",
        "Corrected: Wheels stolen",
        "Corrected: Loud streets",
    ]


def test_where_nothing_was_corrected_the_feed_says_so(here: Here) -> None:
    stands = tuple(replace(row, withdrawn_on=None, withdrawn_reason="") for row in here.package.all(Release))
    (entry,) = read(with_rows(here, log=(), releases=stands))["corrections"].entries
    assert entry.summary == "Nothing has been corrected."
    assert entry.updated == "2025-11-06T09:30:00+00:00"


def test_a_change_that_is_in_no_release_yet_is_no_news(here: Here) -> None:
    row = Revision("", "corrected", "wheels-stolen", "period_as_published=May", "value", reason="Later.")
    assert read(with_rows(here, log=(row,)))["corrections"].entries[0].title.startswith("Withdrawn")


def test_an_id_stays_whatever_is_said_of_the_row(here: Here) -> None:
    before = {entry.id: entry.summary for entry in read(here)["all"].entries}
    log = tuple(replace(row, reason="Said again.") for row in here.package.all(Revision))
    after = {entry.id: entry.summary for entry in read(with_rows(here, log=log))["all"].entries}
    assert before.keys() == after.keys()
    assert before != after
    assert all(id.startswith("tag:exampleshire.example,202") for id in before)


def test_before_any_release_a_feed_says_what_there_is(nothing_yet: Here) -> None:
    found = read(nothing_yet)
    (entry,) = found["all"].entries
    newest = nothing_yet.words.day(max(d.published for d in nothing_yet.package.all(Document)))
    assert entry.title == "No release has been published yet"
    assert entry.summary == (
        "No release has been published yet. This site holds the figures of five public documents, "
        f"the newest of {newest}. No date is promised for new figures."
    )
    assert entry.updated == "2018-11-13T09:30:00+00:00"
    for theme in nothing_yet.package.all(Theme):
        (same,) = found[theme.id].entries
        assert same.summary == entry.summary
        assert same.link.endswith(f"/priorities/{theme.id}/")
    (corrected,) = found["corrections"].entries
    assert corrected.summary == "Nothing has been corrected: no release has been published yet."


def test_letters_that_mean_something_to_a_program_arrive_as_letters(here: Here) -> None:
    sharp = replace(
        here.package.one(Release, "2026-q2"),
        withdrawn_on=date(2026, 9, 1),
        withdrawn_reason="<b>5 & 6</b> were “swapped”",
    )
    others = [row for row in here.package.all(Release) if row.id != "2026-q2"]
    found = read(with_rows(here, releases=(*others, sharp)))["corrections"]
    assert not found.bozo
    assert found.entries[0].summary == (
        "Withdrawn on 1 September 2026, because &lt;b&gt;5 &amp; 6&lt;/b&gt; were “swapped”."
    )


def test_a_moment_without_a_zone_is_that_of_greenwich(here: Here) -> None:
    bare = tuple(
        replace(row, published_at=row.published_at.replace(tzinfo=None)) for row in here.package.all(Release)
    )
    assert all(one.moment.tzinfo is UTC for one in news.everything(with_rows(here, releases=bare)))


def test_another_language_has_its_own_feeds_and_ids(here: Here) -> None:
    there = replace(here, words=Words("pl"), to=Addresses("pl/", "pl/"))
    found = dict(feeds.files(there))
    assert "pl/feeds/all.xml" in found
    feed = feedparser.parse(found["pl/feeds/all.xml"].encode())
    assert feed.feed.language == "pl"
    assert feed.entries[0].link == "https://exampleshire.example/pl/releases/2026-q2/"
    assert feed.entries[0].id == "tag:exampleshire.example,2026-08-06:pl/releases/2026-q2"


def test_a_site_that_was_adopted_names_its_publisher_and_drops_the_notice(here: Here) -> None:
    site = replace(here.package.site, adopted=True, publisher="Exampleshire Council")
    feed = read(replace(here, package=replace(here.package, site=site)))["all"].feed
    assert feed.author == "Exampleshire Council"
    assert feed.subtitle == "Each release, and each figure that was corrected, revised or taken out."


def heads(html: str) -> dict[str, str]:
    """Title to address of the feeds that a page names in its head."""
    found = re.findall(
        r'<link rel="alternate" type="application/atom\+xml" title="([^"]*)" href="([^"]*)">', html
    )
    return dict(found)


@pytest.mark.parametrize(
    ("page", "links"),
    [
        ("", {"All changes": "feeds/all.xml"}),
        ("releases/2026-q2", {"All changes": "../../feeds/all.xml"}),
        (
            "priorities/noise",
            {"All changes": "../../feeds/all.xml", "Noise at night": "../../feeds/noise.xml"},
        ),
        (
            "indicators/wheels-stolen",
            {"All changes": "../../feeds/all.xml", "Bicycle theft": "../../feeds/bicycle-theft.xml"},
        ),
    ],
)
def test_a_page_names_the_feeds_that_belong_to_it(
    exampleshire_build: Build, page: str, links: dict[str, str]
) -> None:
    assert heads(exampleshire_build.page(page)) == links


def test_pages_that_tell_of_changes_lead_to_the_page_that_explains_feeds(exampleshire_build: Build) -> None:
    for page in ("releases", "corrections", "priorities/noise", "data", "data/history"):
        assert re.search(r'href="(?:\.\./)+follow/"', exampleshire_build.page(page)), page
    follow = exampleshire_build.page("follow")
    for name in ("all", "corrections", "noise", "bicycle-theft"):
        assert f'href="../feeds/{name}.xml"' in follow
        assert f"<code>https://exampleshire.example/feeds/{name}.xml</code>" in follow
    assert 'href="../calendar.ics"' in follow


def test_a_site_without_a_day_to_come_offers_no_calendar(nothing_yet: Here) -> None:
    page = feeds.follow(nothing_yet)
    assert "calendar" not in page.replace("data/", "")
    assert nothing_yet.package.site.public_address in page
