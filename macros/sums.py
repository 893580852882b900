"""A status in words: what was held against what, and by how much. Every number is a cell of the status."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from macros.changing import ASSUMED
from macros.here import Here
from macros.marking import N_
from macros.nouns import Indicator, Withheld, shown
from macros.statements import warned, when
from macros.verdicts import PrintedStatus, Status
from macros.words import Words, brief

STATUSES = {
    "on_track": N_("On track"),
    "off_track": N_("Off track"),
    "too_close_to_call": N_("Too close to call"),
    "target_met": N_("Target met"),
    "target_missed": N_("Target missed"),
    "no_target_set": N_("No target set"),
    "no_data": N_("No data"),
    "too_few_to_show": N_("Too few to show"),
    "not_comparable": N_("Not comparable"),
    "too_few_to_judge": N_("Too few to judge"),
    "cannot_be_judged": N_("Cannot be judged"),
    "no_judgement": N_("No judgement"),
}
# What follows the word, where a status has more than one way of coming about.
DETAILS = {
    "ahead": N_("Too close to call, just ahead"),
    "behind": N_("Too close to call, just behind"),
    "level": N_("Too close to call, level"),
    "period_not_stated": N_("Cannot be judged: period not stated"),
    "period_not_complete": N_("Cannot be judged: period not complete"),
    "starting_level_not_printed": N_("Cannot be judged: starting level not printed"),
    "no_margin": N_("Cannot be judged: no margin of error"),
    "forecast_only": N_("Cannot be judged: only a forecast"),
    "rough_figure": N_("Cannot be judged: only a rough figure"),
}
REASONS = {
    "no_target": N_("No document sets a target for this figure."),
    "not_yet_set": N_("The document speaks of a target and prints no level for it."),
    "no_direction": N_(
        "The documents do not say whether more or less is better, so no target can be kept or missed."
    ),
    "not_supplied": N_("The newest figure was not supplied."),
    "never_supplied": N_("No document we hold gives a figure."),
    "hidden": N_("The number is too small to show without giving people away."),
    "break": N_("The way of counting changed in between, so the figures do not compare."),
    "few_events": N_("Fewer than 20 in a year, and in three years together: chance decides, not the work."),
    "period_not_stated": N_("The document does not say which days the figure is for."),
    "period_not_complete": N_("The figure covers only a part of the time that the target is for."),
    "starting_level_not_printed": N_(
        "The level the target starts from is not printed, or not with its date."
    ),
    "no_margin": N_("What lies behind the figure is not printed, so nobody can tell chance from change."),
    "forecast_only": N_("It is a forecast, not a count."),
    "rough_figure": N_("The document gives the figure only roughly."),
}
BETTER = {"lower": N_("Lower is better."), "higher": N_("Higher is better.")}
WITHHELD = N_("{role} has taken the judgement back, for this reason: {reason}")
# Which side of its target or path a figure is on: (below, above, level), without and with time to go.
GAPS = {
    "target": (
        (N_("That is {gap} below the target."), N_("That was {gap} below the target.")),
        (N_("That is {gap} above the target."), N_("That was {gap} above the target.")),
        (N_("That is the target exactly."), N_("That was the target exactly.")),
    ),
    "path": (
        (N_("That is {gap} below the path."), N_("That was {gap} below the path.")),
        (N_("That is {gap} above the path."), N_("That was {gap} above the path.")),
        (N_("That is the path exactly."), N_("That was the path exactly.")),
    ),
}

# What the figure is held against, and whether that lies within the margin.
MARGINS = {
    ("target", True): N_(
        "Chance alone can move it between {lower} and {upper}, and the target lies in between."
    ),
    (
        "target",
        False,
    ): N_("Chance alone can move it between {lower} and {upper}, and the target lies outside that."),
    ("path", True): N_("Chance alone can move it between {lower} and {upper}, and the path lies in between."),
    ("path", False): N_(
        "Chance alone can move it between {lower} and {upper}, and the path lies outside that."
    ),
}


def word(words: Words, status: Status | PrintedStatus) -> str:
    """The public words of a status: `Off track`, `Cannot be judged: period not stated`."""
    if status.status == "too_close_to_call":
        return words.text(DETAILS[status.lean])
    if status.status == "cannot_be_judged":
        return words.text(DETAILS[status.reason])
    return words.text(STATUSES[status.status])


@dataclass(frozen=True)
class Sum:
    """A sum in sentences a reader can check by hand: what counts, then the fine print, then our reading."""

    sentences: tuple[str, ...]
    fine_print: tuple[str, ...]
    reading: str


def in_words(here: Here, indicator: Indicator, status: Status) -> Sum:
    """The sum behind a status. Historical ones are told in the past."""
    held = status.path is not None and shown(status.value, status.markers) is not None
    main = [
        *([] if status.reason == "no_target" else [_figure(here, indicator, status)]),
        _target(here.words, indicator, status),
        *(_standing(here.words, indicator, status) if held else ()),
        *why(here, status),
    ]
    return Sum(
        sentences=tuple(text for text in main if text),
        fine_print=tuple(text for text in _fine_print(here.words, status) if text) if held else (),
        reading=status.note if held else "",
    )


def _figure(here: Here, indicator: Indicator, status: Status) -> str:
    words, value = here.words, shown(status.value, status.markers)
    if value is None:
        return ""
    values = {
        "figure": warned(here, words.amount(indicator, value), status.markers),
        "when": when(words, status),
    }
    if status.years_pooled:
        return words.text("An average year had {figure}, {when}.", **values)
    if status.status == "no_data":
        return words.text("The last figure was {figure}, {when}.", **values)
    return _told(
        words, status, N_("The figure is {figure}, {when}."), N_("The figure was {figure}, {when}."), **values
    )


def why(here: Here, status: Status) -> list[str]:
    """Why a figure is not judged, each reason a sentence; empty where it is."""
    reason = [here.words.text(REASONS[status.reason])] if status.reason in REASONS else []
    return [*reason, *_withheld(here, status)]


def _withheld(here: Here, status: Status) -> list[str]:
    """Who has taken the judgement back, and why."""
    key = (status.indicator, status.area_code, status.breakdown)
    rows = [w for w in here.package.all(Withheld) if (w.indicator, w.area_code, w.breakdown) == key]
    told = rows if status.status == "no_judgement" else []
    return [here.words.text(WITHHELD, role=row.owner_role, reason=row.reason) for row in told]


def _target(words: Words, indicator: Indicator, status: Status) -> str:
    if status.target_printed is None:
        return ""
    values = {
        "aim": aim(words, indicator, status),
        "date": words.day(status.target_date) if status.target_date else "",
    }
    if not status.target_date:
        now = N_("The target is {aim}, and no date is printed for it.")
        return _told(words, status, now, N_("The target was {aim}, and no date is printed for it."), **values)
    now = N_("The target for {date} is {aim}.")
    return _told(words, status, now, N_("The target for {date} was {aim}."), **values)


def aim(words: Words, indicator: Indicator, status: Status) -> str:
    """The level aimed at, or the change and, where it starts is known, what that comes to."""
    if status.target_rule == "level" or status.target_printed is None:
        return words.amount(indicator, status.target) if status.target is not None else ""
    change = words.change(status.target_rule, status.target_printed)
    if status.baseline is None or status.target is None:
        return change
    level = words.amount(indicator, _brief(status.target, status))
    baseline = words.amount(indicator, status.baseline)
    return words.text("{change} from {baseline}, to {level}", change=change, baseline=baseline, level=level)


def _standing(words: Words, indicator: Indicator, status: Status) -> tuple[str, ...]:
    """The path, how far the figure is from it, which side is better, and how long there is to go."""
    against = _against(status)
    path = _path(words, indicator, status) if against == "path" else ""
    better = words.text(BETTER[indicator.direction]) if indicator.direction in BETTER else ""
    gap = _gap(words, indicator, status, against)
    return path, gap, better if status.difference else "", _time_left(words, status)


def _fine_print(words: Words, status: Status) -> Iterator[str]:
    """How sure that is."""
    against = _against(status)
    yield _margin(words, status, against)
    if status.phi_from == "assumed":
        yield words.text(ASSUMED)
    if against == "target" and status.months_left is not None:
        message = N_("No dated starting level is printed, so the figure is held against the target itself.")
        yield words.text(message)


def _against(status: Status) -> str:
    """What the figure is held against: the path, or on the day and without a start the target itself."""
    return "path" if status.path_rule != "level" and status.months_left is not None else "target"


def _path(words: Words, indicator: Indicator, status: Status) -> str:
    if status.baseline is None or status.baseline_date is None or status.path is None:
        return ""
    return words.text(
        "On the way from {baseline} on {date}, the path stood at {path}.",
        baseline=words.amount(indicator, status.baseline),
        date=words.day(status.baseline_date),
        path=words.amount(indicator, _brief(status.path, status)),
    )


def _gap(words: Words, indicator: Indicator, status: Status, against: str) -> str:
    exact = status.difference or Decimal()
    gap = _brief(exact, status) or exact
    below, above, level = GAPS[against]
    now, then = level if not gap else above if gap > 0 else below
    return _told(words, status, now, then, gap=_distance(words, indicator, gap))


def _distance(words: Words, indicator: Indicator, gap: Decimal) -> str:
    number = words.number(abs(gap))
    points = N_("{number} percentage point") if abs(gap) == 1 else N_("{number} percentage points")
    pattern = {"proportion": points, "money": N_("£{number}")}.get(indicator.kind)
    return words.text(pattern, number=number) if pattern else number


def _time_left(words: Words, status: Status) -> str:
    if not status.months_left:
        return ""
    left = status.months_left
    if status.historical:
        return words.plural("There was {count} month to go.", "There were {count} months to go.", left)
    return words.plural("There is {count} month to go.", "There are {count} months to go.", left)


def _margin(words: Words, status: Status, against: str) -> str:
    """The margin, and whether the target or path lies within it."""
    if status.lower is None or status.upper is None:
        return ""
    lower, upper = words.number(status.lower), words.number(status.upper)
    message = MARGINS[against, status.status == "too_close_to_call"]
    return words.text(message, lower=lower, upper=upper)


def _brief(value: Decimal, status: Status) -> Decimal:
    """A level or a gap as it is printed, or with one more place than the figure."""
    worked_out = status.target_rule != "level" or status.path_rule not in {"", "level"}
    return brief(value, status.value) if worked_out and status.value is not None else value


def _told(words: Words, status: Status, is_now: str, was_then: str, **values: object) -> str:
    """A sentence in the present, or in the past where the status is history."""
    return words.text(was_then if status.historical else is_now, **values)
