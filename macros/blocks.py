"""What a page calls. Each function turns rows into a piece of Markdown; none counts or compares."""

from __future__ import annotations

from macros import adding, corrections, tables
from macros.cards import card
from macros.changing import changes, comparisons
from macros.charts import show
from macros.charts.build import no_chart
from macros.citing.show import citation
from macros.commentary import doing
from macros.downloads import offer
from macros.embedding.show import embed
from macros.here import Here
from macros.marking import N_
from macros.notice import notice
from macros.nouns import Indicator, Observation, PublishedTable, Term, Theme
from macros.plain import in_markdown
from macros.render import render
from macros.standing import statuses
from macros.statements import headline

DIRECTIONS = {
    "lower": N_("Lower is better"),
    "higher": N_("Higher is better"),
    "none": N_("Neither way is better by itself"),
}


def indicator(here: Here, id: str) -> str:
    """The page of one indicator. Raises UnknownError for an unknown id."""
    row = here.package.one(Indicator, id)
    return render(
        here,
        "indicator.html",
        indicator=row,
        headline=headline(here, row),
        card_view=card(here, row),
        unit=tables.unit_heading(here.words, row),
        direction=here.words.text(DIRECTIONS[row.direction]),
        view=tables.observations(here, row),
        targets=tables.targets(here, row),
        statuses=statuses(here, row),
        doing=doing(here, id),
        charts=show.of_indicator(here, row),
        no_chart=no_chart(here, here.package.observations(id)),
        changes=changes(here, row),
        comparisons=comparisons(here, row),
        corrected=corrections.notices(here, id),
        corrections=here.to.page_of("corrections/"),
        claims=adding.claims(here, id),
        contradictions=adding.contradictions(here, id),
        take=offer(here, id),
        citation=citation(here, id),
        embed=embed(here, row),
    )


def table(here: Here, id: str) -> str:
    """The page of one published table. Raises UnknownError for an unknown id."""
    row = here.package.one(PublishedTable, id)
    return render(
        here,
        "table.html",
        published=row,
        view=tables.published(here, here.package.resource(id)),
        corrected=corrections.notices(here, id),
        corrections=here.to.page_of("corrections/"),
        chart=show.of_table(here, row),
        take=offer(here, id),
        citation=citation(here, id),
        embed=embed(here, row),
    )


def freshness(here: Here) -> str:
    """How old the newest document is, said plainly."""
    if not here.package.all(Observation):
        return here.words.text("No figure has been entered here yet.")
    return here.words.text(
        "The last public figures we hold are from {month}. Nobody has given us newer ones.",
        month=here.words.month(here.package.newest_day),
    )


def whose(here: Here) -> str:
    """Whose site this is, in full sentences, whether adopted or not."""
    site, words = here.package.site, here.words
    if not site.adopted:
        said = notice(here) + " " + words.text("How to reach a publisher is not confirmed yet.")
    else:
        said = words.text(
            "Published by {publisher}. Contact: {contact}.", publisher=site.publisher, contact=site.contact
        )
    return in_markdown(str(said))


def glossary(here: Here) -> str:
    """The terms in alphabetical order."""
    terms = sorted(here.package.all(Term), key=lambda row: here.words.in_order(row.term))
    return render(here, "glossary.html", terms=terms)


def priorities(here: Here) -> str:
    """The themes as a list of links."""
    themes = sorted(here.package.all(Theme), key=lambda row: row.position)
    links = [{"name": row.name, "about": row.about, "href": here.to.theme(row.id)} for row in themes]
    return render(here, "priorities.html", themes=links)
