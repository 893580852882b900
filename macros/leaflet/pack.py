"""The pack of all figures: every indicator once, theme by theme."""

from __future__ import annotations

from macros.blocks import freshness, whose
from macros.changing import Said, changes
from macros.here import Here
from macros.leaflet.figures import aim, due, latest_lines, latest_source, latest_when
from macros.leaflet.model import Chapter, Entry, Pack, PackColumns
from macros.notice import notice
from macros.nouns import Indicator, Theme
from macros.sums import word
from macros.verdicts import Status


def pack(here: Here) -> Pack:
    """Everything the pack says, in the language of `here`."""
    text, site = here.words.text, here.package.site
    themes = sorted(here.package.all(Theme), key=lambda theme: theme.position)
    return Pack(
        language=here.words.language,
        direction=str(here.words.locale.text_direction),
        made=here.package.newest_day,
        title=text("All figures"),
        partnership=site.partnership,
        publisher=site.publisher if site.adopted else "",
        notice=notice(here) or whose(here),
        freshness=freshness(here),
        how_to_read=(
            text("Every indicator of the site stands here once, with its latest figure."),
            text("Earlier figures, groups, quotes and the sum behind each word are on the site:"),
        ),
        address=site.public_address,
        contents_heading=text("Contents"),
        columns=PackColumns(
            name=text("What is counted"),
            figure=text("Latest figure"),
            standing=text("Target, when last reported"),
            change=text("Change"),
            source=text("As at"),
        ),
        chapters=tuple(_chapter(here, theme) for theme in themes),
        page=text("Page {page} of {pages}"),
    )


def _chapter(here: Here, theme: Theme) -> Chapter:
    entries = tuple(_entry(here, row) for row in here.package.of_theme(Indicator, theme.id))
    empty = "" if entries else here.words.text("We hold no figure on this topic.")
    return Chapter(theme.name, theme.about, entries, empty)


def _entry(here: Here, indicator: Indicator) -> Entry:
    status = next(s for s in here.package.where(Status, "indicator", indicator.id) if s.leads)
    target = aim(here, indicator, status)
    by = here.words.text("Target: {aim}, {by}.", aim=target, by=due(here, status)) if target else ""
    said = next(iter(changes(here, indicator)), None)
    return Entry(
        name=indicator.name,
        figures=latest_lines(here, indicator) or (here.words.text("We hold no figure."),),
        when=latest_when(here, indicator),
        key=status.status,
        word=word(here.words, status),
        target=by,
        change_key=said.key if said else "",
        change_word=_verdict(here, said) if said else "",
        change=said.sentences if said else (),
        source=latest_source(here, indicator),
    )


def _verdict(here: Here, said: Said) -> str:
    """The word on the whole, or on the first group with its name."""
    if not said.about:
        return said.word
    return here.words.text("{about}: {verdict}", about=said.about, verdict=said.word)
