"""The summary from rows: what was promised, how it went, what is missing, where to get help."""

from __future__ import annotations

from macros.blocks import freshness, whose
from macros.here import Here
from macros.leaflet.figures import aim, due, judged_figure, judged_when
from macros.leaflet.missing import missing, newest_held
from macros.leaflet.model import Aim, Columns, Leaflet, Service, Standing
from macros.notice import notice
from macros.nouns import Document, HelpLine, Indicator, Plan, Priority, Theme
from macros.sums import in_words, word
from macros.themes import unconfirmed
from macros.verdicts import Status


def summary(here: Here) -> Leaflet:
    """Everything the summary says, in the language of `here`."""
    text, site, plan = here.words.text, here.package.site, newest_held(here)
    standings = tuple(_standings(here))
    return Leaflet(
        language=here.words.language,
        direction=str(here.words.locale.text_direction),
        made=here.package.newest_day,
        title=text("What was promised, and how it went"),
        partnership=site.partnership,
        publisher=site.publisher if site.adopted else "",
        notice=notice(here) or whose(here),
        freshness=freshness(here),
        plan_heading=text("What the plan set out to do"),
        plan=_plan(here, plan),
        aims=_aims(here, plan),
        help_heading=text("Where to get help"),
        help=tuple(map(_service, sorted(here.package.all(HelpLine), key=_place))),
        first_help=_first_help(here),
        more_help=text("The site has more numbers, and so has this summary in large print."),
        unconfirmed=unconfirmed(here),
        standings_heading=text("How it went"),
        standings_intro=_intro(here, standings),
        columns=Columns(
            name=text("What was counted"),
            standing=text("When last reported"),
            figure=text("Figure"),
            target=text("Target"),
            source=text("As at"),
        ),
        standings=standings,
        missing_heading=text("What is missing"),
        missing=missing(here, plan),
        more_heading=text("Find out more"),
        more=_more(here),
        address=site.public_address,
        page=text("Page {page} of {pages}"),
    )


def _plan(here: Here, plan: Plan | None) -> tuple[str, ...]:
    if plan is None:
        return (here.words.text("We hold no plan."),)
    newest = here.words.text("The newest plan we hold is the {plan}.", plan=plan.name)
    return newest, here.words.text("These were its priorities.")


def _aims(here: Here, plan: Plan | None) -> tuple[Aim, ...]:
    rows = (row for row in here.package.all(Priority) if plan and row.plan == plan.id)
    return tuple(Aim(row.number, row.name, row.about) for row in rows)


def _first_help(here: Here) -> tuple[Service, ...]:
    """The first line for each need: two sides have no room for more."""
    first: dict[str, HelpLine] = {}
    for line in sorted(here.package.all(HelpLine), key=_place):
        first.setdefault(line.need, line)
    return tuple(map(_service, first.values()))


def _service(line: HelpLine) -> Service:
    return Service(line.name, line.phone, line.for_whom)


def _place(line: HelpLine) -> int:
    return line.position


def _intro(here: Here, standings: tuple[Standing, ...]) -> str:
    if not standings:
        return here.words.text("No figure we hold has a target.")
    return here.words.text("Here is every figure with a target, whichever plan set it, as last reported.")


def _standings(here: Here) -> list[Standing]:
    """Every indicator with a target, theme by theme."""
    leading = {row.indicator: row for row in here.package.all(Status) if row.leads}
    themes = sorted(here.package.all(Theme), key=lambda theme: theme.position)
    rows = [row for theme in themes for row in here.package.of_theme(Indicator, theme.id)]
    with_target = [row for row in rows if leading[row.id].status != "no_target_set"]
    return [_standing(here, row, leading[row.id]) for row in with_target]


def _standing(here: Here, indicator: Indicator, status: Status) -> Standing:
    return Standing(
        name=indicator.name,
        key=status.status,
        word=word(here.words, status),
        figure=judged_figure(here, indicator, status),
        when=judged_when(here, status),
        target=aim(here, indicator, status),
        by=due(here, status),
        source=here.package.one(Document, status.document or status.target_document).short,
        sentences=in_words(here, indicator, status).sentences,
    )


def _more(here: Here) -> tuple[str, ...]:
    """What the site has, other forms of the summary, and whom to ask, as far as a person has confirmed it."""
    site, text = here.package.site, here.words.text
    whole = text("Every figure, its source and the sum behind each word stand on the site.")
    forms = text("There you also find this summary in large print and as plain text.")
    ask = text("For another form or language: {contact}.", contact=site.contact)
    open_question = text("Whom to ask for another form or language is not confirmed yet.")
    unsure = text("The address below stands in for the real one, which is not confirmed yet.")
    return whole, forms, ask if site.contact else open_question, *(() if site.host else (unsure,))
