"""What a feed tells: releases, corrections and revisions, each in the words of its page, newest first.

A change that is in no release yet is no news: it has no moment, and it may still be changed again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time

from macros.changed import changed
from macros.corrections import WRONG, named_notice
from macros.due import promised, promised_by
from macros.here import Here
from macros.marking import N_
from macros.nouns import Document, Release, Theme
from macros.releases import ordered, release_title, told
from macros.revised import entry, of_release
from macros.verdicts import Revision
from macros.withdrawn import withdrawn

OF_DAY = time(9, 30)
TITLES = {
    "corrected": N_("Corrected: {name}"),
    "removed": N_("Taken out: {name}"),
    "revised": N_("Revised: {name}"),
}


@dataclass(frozen=True)
class News:
    """One thing that happened, at a `moment` that the data name. `page` is below the site, with its anchor.

    `id` never changes: it is made of the release and the key of the row, never of what is said.
    """

    id: str
    moment: datetime
    title: str
    sentence: str
    page: str


def everything(here: Here) -> list[News]:
    """All releases with their corrections and revisions; before any release, that there is none."""
    news = _sorted(here, lambda row: _released(here, row), TITLES, lambda _: True)
    return news or [_nothing_yet(here)]


def only_corrections(here: Here) -> list[News]:
    """What was published wrong and put right or withdrawn; where nothing was, that."""
    return _sorted(here, lambda _: None, WRONG, lambda _: True) or [_nothing_wrong(here)]


def of_theme(here: Here, theme: Theme) -> list[News]:
    """The releases that changed something on one topic, and what they corrected and revised there."""

    def is_here(row: Revision) -> bool:
        return _theme_of(here, row) == theme.id

    news = _sorted(here, lambda row: _touched(here, row, theme, is_here), TITLES, is_here)
    return news or [_nothing_yet(here, theme)]


def _sorted(
    here: Here,
    told_of: Callable[[Release], News | None],
    kinds: Iterable[str],
    is_wanted: Callable[[Revision], bool],
) -> list[News]:
    """Release by release: that it was withdrawn, what it is, and then row by row what it changed."""
    wanted = frozenset(kinds)
    found: list[News] = []
    for release in ordered(here):
        log = of_release(here, release.id)
        rows = (row for row in log if row.kind in wanted and is_wanted(row))
        whole = told_of(release)
        found += [*_withdrawn(here, release), *([whole] if whole else []), *_changes(here, release, rows)]
    return sorted(found, key=lambda news: news.moment, reverse=True)


def _released(here: Here, row: Release) -> News:
    """One release as the list of releases tells it, with what it promises."""
    parts = (row.note, told(here, row), promised_by(here, row).sentence if row.next_due else "")
    return _of_release(here, row, f"releases/{row.id}", " ".join(part for part in parts if part))


def _touched(here: Here, row: Release, theme: Theme, is_here: Callable[[Revision], bool]) -> News | None:
    """One release as a topic sees it; None where it changed nothing there."""
    log = [r for r in of_release(here, row.id) if is_here(r)]
    if row.supersedes and not log:
        return None
    groups = (
        pattern.format(names="; ".join(one.name for one in named)) for pattern, named in changed(here, log)
    )
    sentence = " ".join(groups) or told(here, row)
    news = _of_release(here, row, f"releases/{row.id}/{theme.id}", sentence)
    title = here.words.text("{topic}: {release}", topic=theme.name, release=news.title)
    return News(news.id, news.moment, title, news.sentence, news.page)


def _of_release(here: Here, row: Release, id: str, sentence: str) -> News:
    return News(id, _moment(row), release_title(here, row.id), sentence, _page(here, row))


def _withdrawn(here: Here, row: Release) -> Iterator[News]:
    if row.withdrawn_on:
        title = here.words.text("Withdrawn: {release}", release=release_title(here, row.id))
        moment = datetime.combine(row.withdrawn_on, OF_DAY, UTC)
        yield News(f"releases/{row.id}/withdrawn", moment, title, withdrawn(here, row), _page(here, row))


def _changes(here: Here, release: Release, rows: Iterable[Revision]) -> Iterator[News]:
    for row in rows:
        said = entry(here, row)
        yield News(
            f"releases/{release.id}/{row.kind}/{row.resource}/{row.column}?{row.row}",
            _moment(release),
            here.words.text(TITLES[row.kind], name=said.name),
            named_notice(here, said),
            _page(here, release, row.kind),
        )


def _nothing_yet(here: Here, theme: Theme | None = None) -> News:
    """Before any release: what the site holds, as at the day of its newest document."""
    words, newest = here.words, here.package.newest_day
    title = words.text("No release has been published yet")
    said = (words.text("No release has been published yet."), _held(here), promised(here).sentence)
    sentence = " ".join(part for part in said if part)
    page = here.to.theme(theme.id) if theme else here.to.page_of("releases/")
    moment = datetime.combine(newest, OF_DAY, UTC)
    return News("no-release" + (f"/{theme.id}" if theme else ""), moment, title, sentence, page)


def _held(here: Here) -> str:
    """How many documents there are, and how new; nothing where there is none."""
    count, words = len(here.package.all(Document)), here.words
    if not count:
        return ""
    return words.plural(
        "This site holds the figures of {count} public document, dated {day}.",
        "This site holds the figures of {count} public documents, the newest of {day}.",
        count,
        day=words.day(here.package.newest_day),
    )


def _nothing_wrong(here: Here) -> News:
    words, released = here.words, ordered(here)
    page = here.to.page_of("corrections/")
    title = words.text("Nothing has been corrected")
    if released:
        sentence = words.text("Nothing has been corrected.")
        return News("nothing-corrected", _moment(released[-1]), title, sentence, page)
    sentence = words.text("Nothing has been corrected: no release has been published yet.")
    moment = datetime.combine(here.package.newest_day, OF_DAY, UTC)
    return News("nothing-corrected", moment, title, sentence, page)


def _moment(release: Release) -> datetime:
    """When it was published; a time without a zone is taken as that of Greenwich."""
    moment = release.published_at
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _page(here: Here, release: Release, anchor: str = "") -> str:
    return here.to.page_of(f"releases/{release.id}/", anchor)


def _theme_of(here: Here, row: Revision) -> str:
    """The topic of what changed; empty for what is gone."""
    subject = here.package.subject(row.subject)
    return subject.theme if subject else ""
