"""The releases of this site: the list of them, and one with what it held, changed and printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from macros.citing.show import citation_of_release
from macros.corrections import WRONG, named_notice
from macros.downloads import Link, frozen_links
from macros.due import promised
from macros.here import Here
from macros.leaflet.show import ABOUT
from macros.marking import N_, NN_
from macros.nouns import Document, Release
from macros.printed import Printed, printed
from macros.render import render
from macros.revised import day_of, entries, of_release
from macros.tables import legend
from macros.verdicts import PrintedStatus, ReleaseCount, Revision
from macros.withdrawn import withdrawn

# What a release did, in the order in which it is told.
COUNTED = {
    "added": NN_("{count} entry is new.", "{count} entries are new."),
    "revised": NN_("{count} entry was revised.", "{count} entries were revised."),
    "corrected": NN_("{count} entry was corrected.", "{count} entries were corrected."),
    "removed": NN_("{count} entry was taken out.", "{count} entries were taken out."),
    "moved": NN_("{count} status moved.", "{count} statuses moved."),
}


def ordered(here: Here) -> list[Release]:
    """All releases, newest first."""
    return sorted(here.package.all(Release), key=lambda row: row.moment, reverse=True)


def releases(here: Here) -> str:
    """The list of releases, newest first; before any, what a release will be."""
    return render(
        here,
        "releases.html",
        due=promised(here),
        documents=_no_releases(here),
        releases=[_listed(here, row) for row in ordered(here)],
        corrections=here.to.page_of("corrections/"),
        history=here.to.page_of("status-history/"),
        follow=here.to.page_of("follow/"),
    )


def _no_releases(here: Here) -> str:
    """What the documents are not; nothing where there is none."""
    count = len(here.package.all(Document))
    if not count:
        return ""
    return here.words.plural(
        "The {count} document is a document, not a release.",
        "The {count} documents are documents, not releases.",
        count,
    )


def _listed(here: Here, row: Release) -> dict[str, Any]:
    return {
        "title": release_title(here, row.id),
        "href": here.to.page_of(f"releases/{row.id}/"),
        "note": row.note,
        "withdrawn": withdrawn(here, row),
        "done": told(here, row),
    }


def release(here: Here, id: str) -> str:
    """The page of one release. Raises UnknownError for an unknown id."""
    row = here.package.one(Release, id)
    statuses = here.package.where(PrintedStatus, "release", id)
    return render(
        here,
        "release.html",
        title=release_title(here, id),
        note=row.note,
        withdrawn=withdrawn(here, row),
        latest=here.to.page_of("data/"),
        later=_link(here, [other.id for other in here.package.all(Release) if other.supersedes == id]),
        earlier=_link(here, [row.supersedes] if row.supersedes else []),
        due=promised(here),
        notices=_notices(here, row),
        corrections=here.to.page_of("corrections/"),
        facts=_facts(here, statuses, id),
        done=list(_done(here, row)),
        changes=_changes(here, id),
        moves=list(_moves(here, statuses, _compared_with(here, row))),
        statuses=[printed(here, status) for status in statuses],
        legend=legend(here.package, (status.markers for status in statuses)),
        copies=_copies(here, id),
        files=frozen_links(here, id),
        citation=citation_of_release(here, id),
    )


def _copies(here: Here, id: str) -> list[Link]:
    """The printed copies of that day under their names; older releases were frozen without any."""
    links = (link for link in frozen_links(here, id) if link.label.endswith(".pdf"))
    return [replace(link, label=_name(here, link.label)) for link in links]


def _name(here: Here, path: str) -> str:
    """What a copy is called: `The summary (PDF)`; that of another language with its folder."""
    folder, _, name = path.rpartition("printed/")
    title = here.words.text(ABOUT[name][0]) if name in ABOUT else name
    return here.words.text("{name} (PDF)", name=f"{title}, {folder.strip('/')}" if folder else title)


def release_title(here: Here, id: str) -> str:
    """The title of the page of one release. Raises UnknownError for an unknown id."""
    return here.words.text("Release of {day}", day=day_of(here, id))


def _link(here: Here, ids: list[str]) -> dict[str, str]:
    """The page and title of the first of these releases; empty without one."""
    return (
        {"href": here.to.page_of(f"releases/{ids[0]}/"), "title": release_title(here, ids[0])} if ids else {}
    )


def told(here: Here, release: Release) -> str:
    """What a release changed, in sentences; the first had nothing to change, and that is said."""
    return " ".join(_done(here, release)) or here.words.text(
        "The first release: there was nothing to change."
    )


def _facts(here: Here, statuses: tuple[PrintedStatus, ...], id: str) -> list[tuple[str, str]]:
    """What the release held, and up to when."""
    days = [status.as_at for status in statuses if status.as_at]
    held = _counts(here, id).get("held")
    facts = [
        (N_("Published"), day_of(here, id)),
        (N_("Figures up to"), here.words.day(max(days)) if days else ""),
        (N_("Figures it holds"), here.words.number(Decimal(held)) if held else ""),
    ]
    return [(here.words.text(name), fact) for name, fact in facts if fact]


def _counts(here: Here, id: str) -> dict[str, int]:
    return {row.what: row.number for row in here.package.all(ReleaseCount) if row.release == id}


def _done(here: Here, release: Release) -> Iterator[str]:
    """What the release changed, a sentence each; of the first, which had nothing to change, nothing."""
    counts = _counts(here, release.id)
    for what, (one, many) in COUNTED.items():
        if what in counts:
            said = here.words.plural(one, many, counts[what])
            yield said[:1].upper() + said[1:]
    if release.supersedes and "moved" not in counts:
        yield here.words.text("No status moved.")


def _changes(here: Here, id: str) -> dict[str, list[Any]]:
    """The rows of the log by kind, each in the order of the contract: figure by figure."""
    log = of_release(here, id)
    return {what: entries(here, (row for row in log if row.kind == what)) for what in COUNTED}


def _compared_with(here: Here, release: Release) -> str:
    """The newest release before this one that had not been withdrawn by then; empty for the first."""
    day = release.published_at.date()
    before = (row for row in ordered(here) if row.moment < release.moment and row.stood_on(day))
    return next((row.id for row in before), "")


def _moves(here: Here, statuses: Iterable[PrintedStatus], before: str) -> Iterator[dict[str, str]]:
    """Each status that the release it is compared with told in other words."""
    then = {
        row.indicator: row for row in here.package.all(PrintedStatus) if row.release == before and row.leads
    }
    for status in statuses:
        if status.moved:
            now, was = printed(here, status), printed(here, then[status.indicator])
            yield {"href": now.href, "sentence": _moved(here, now, was)}


def _moved(here: Here, now: Printed, was: Printed) -> str:
    return here.words.text(
        "{figure} went from “{before}” to “{after}”.", figure=now.name, before=was.word, after=now.word
    )


def _notices(here: Here, release: Release) -> list[str]:
    """What of the release was put right later, each with the name of its figure."""
    return [named_notice(here, entry) for entry in entries(here, _put_right_later(here, release))]


def _put_right_later(here: Here, release: Release) -> Iterator[Revision]:
    """What this release published wrong: the next change of an entry it held is a correction or removal."""
    later = [row.id for row in reversed(ordered(here)) if row.moment > release.moment]
    changed: set[tuple[str, str]] = set()
    for id in (*later, ""):
        log = of_release(here, id)
        yield from (row for row in log if row.kind in WRONG and (row.resource, row.row) not in changed)
        changed |= {(row.resource, row.row) for row in log}
