"""The news as Atom feeds, and the page that tells people who have never used one how to follow them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape
from urllib.parse import urljoin, urlsplit

from feedgenerator import Atom1Feed  # type: ignore[import-untyped]

from macros import calendar_file, crumbs, news
from macros.addresses import Addresses
from macros.here import Here
from macros.marking import N_
from macros.notice import notice
from macros.nouns import Theme
from macros.render import render

FOLDER = "feeds/"
EVERYTHING, CORRECTIONS = "all", "corrections"


@dataclass(frozen=True)
class Feed:
    """One feed: its name and what it tells."""

    id: str
    name: str
    about: str

    @property
    def address(self) -> str:
        """Where it lies, below the folder of its language."""
        return f"{FOLDER}{self.id}.xml"


def feeds(here: Here) -> list[Feed]:
    """All feeds: everything, corrections alone, then topic by topic."""
    return [_everything(here), _corrections(here), *(_of(here, theme) for theme in _themes(here))]


def _everything(here: Here) -> Feed:
    about = N_("Each release, and each figure that was corrected, revised or taken out.")
    return Feed(EVERYTHING, here.words.text("All changes"), here.words.text(about))


def _corrections(here: Here) -> Feed:
    about = N_("Only what was published wrong and then put right, taken out or withdrawn.")
    return Feed(CORRECTIONS, here.words.text("Corrections only"), here.words.text(about))


def _of(here: Here, theme: Theme) -> Feed:
    return Feed(theme.id, theme.name, here.words.text("Changes on this topic: {topic}.", topic=theme.name))


def _themes(here: Here) -> list[Theme]:
    return sorted(here.package.all(Theme), key=lambda row: row.position)


def files(here: Here) -> Iterator[tuple[str, str]]:
    """The address of every feed below the site and its text; `here` is the first page of its language."""
    root = replace(here, to=Addresses("", here.to.prefix))
    for feed in feeds(root):
        yield root.to.page_of(feed.address), _atom(root, feed)


def _atom(here: Here, feed: Feed) -> str:
    """One feed as text. Times are those of the data, so the same data give the same text."""
    site = here.package.site
    own = _absolute(here, here.to.page_of(feed.address))
    made = Atom1Feed(
        title=here.words.text("{site}: {feed}", site=here.package.title, feed=feed.name),
        link=_absolute(here, here.to.page_of("follow/")),
        description=None,
        subtitle=" ".join(part for part in (notice(here), feed.about) if part),
        language=here.words.language,
        author_name=site.publisher if site.adopted else urlsplit(site.public_address).hostname,
        feed_url=own,
        feed_guid=own,
    )
    for one in _news(here, feed):
        made.add_item(
            title=one.title,
            link=_absolute(here, one.page),
            description=escape(one.sentence),  # Atom takes it for HTML
            unique_id=_tag(here, one),
            pubdate=one.moment,
            updateddate=one.moment,
        )
    text: str = made.writeString("utf-8")
    return text


def _news(here: Here, feed: Feed) -> list[news.News]:
    if feed.id == EVERYTHING:
        return news.everything(here)
    if feed.id == CORRECTIONS:
        return news.only_corrections(here)
    return news.of_theme(here, here.package.one(Theme, feed.id))


def _tag(here: Here, one: news.News) -> str:
    """A name for good (RFC 4151): an address, once published, stays, and a release keeps its day."""
    host = urlsplit(here.package.site.public_address).hostname
    return f"tag:{host},{one.moment.date().isoformat()}:{here.to.prefix}{one.id}"


def _absolute(here: Here, address: str) -> str:
    return urljoin(here.package.site.public_address, address)


def of_page(here: Here, address: str) -> list[dict[str, str]]:
    """The feeds that a page names in its head: all changes, and those on its own topic."""
    folder, _, id = address.rstrip("/").partition("/")
    theme = crumbs.theme_below(here, address)
    if folder == "priorities" and id:
        theme = here.package.one(Theme, id)
    found = [_everything(here), *([_of(here, theme)] if theme else [])]
    return [{"title": feed.name, "href": here.to.page_of(feed.address)} for feed in found]


def follow(here: Here) -> str:
    """Every feed with its whole address, to be copied into a reader, and the calendar if there is one."""
    days = calendar_file.has_days(here.package)
    return render(
        here,
        "follow.html",
        feeds=[
            {
                "name": feed.name,
                "about": feed.about,
                "href": here.to.page_of(feed.address),
                "whole": _absolute(here, here.to.prefix + feed.address),
            }
            for feed in feeds(here)
        ],
        calendar=here.to.file(calendar_file.ADDRESS) if days else "",
        history=here.to.page_of("data/history/"),
        corrections=here.to.page_of("corrections/"),
    )
