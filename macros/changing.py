"""Changes and comparisons in words: what was tested, what came out, and why some are not tested."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from macros.here import Here
from macros.marking import N_
from macros.nouns import Area, Category, Indicator, shown
from macros.statements import warned, when
from macros.tables import Source, section_of
from macros.verdicts import Change, Comparison
from macros.words import Span, Words

VERDICTS = {
    "fallen": N_("Fallen"),
    "risen": N_("Risen"),
    "no_clear_change": N_("No clear change"),
    "not_tested": N_("Not tested"),
}
MEANINGS = {"better": N_("That is better."), "worse": N_("That is worse.")}
WHY_NOT = {
    "one_figure": N_("There is only one figure, so nothing to compare it with."),
    "not_supplied": N_("The newest figure was not supplied."),
    "hidden": N_("A number is too small to show without giving people away."),
    "break": N_("The way of counting changed in between, so the figures do not compare."),
    "few_events": N_("Fewer than 20 in a year: chance alone could explain any difference."),
    "period_not_stated": N_("The documents do not say which days the figures are for."),
    "not_twelve_months": N_("The figures do not cover two whole years."),
    "overlap": N_("The two periods overlap, so they are not two separate years."),
    "no_earlier_year": N_("There is no figure for the year before."),
    "no_margin": N_("What lies behind the figures is not printed, so nobody can tell chance from change."),
    "rough_figure": N_("One of the figures is given only roughly."),
    "forecast_only": N_("One of the figures is a forecast, not a count."),
}
ASSUMED = N_(
    "Too few earlier figures are known to tell how much it usually swings, so we assume a usual swing."
)
# The unit of the margin, and whether no change at all lies within it.
MARGINS = {
    ("percent", False): N_("With chance allowed for, it is anything from {lower} to {upper}."),
    ("percent", True): N_(
        "With chance allowed for, it is anything from {lower} to {upper}, so it may be none."
    ),
    ("times", False): N_(
        "With chance allowed for, the later year is {lower} to {upper} times the earlier one."
    ),
    ("times", True): N_(
        "With chance allowed for, the later year is {lower} to {upper} times the earlier one, "
        "so it may be the same."
    ),
    ("points", False): N_("With chance allowed for, the difference is {lower} to {upper} points."),
    ("points", True): N_(
        "With chance allowed for, the difference is {lower} to {upper} points, so it may be none."
    ),
    ("own", False): N_("With chance allowed for, the difference is {lower} to {upper}."),
    ("own", True): N_("With chance allowed for, the difference is {lower} to {upper}, so it may be none."),
}
COMPARED = {
    "lower": N_("{area}: lower than {benchmark}"),
    "higher": N_("{area}: higher than {benchmark}"),
    "similar": N_("{area}: similar to {benchmark}"),
    "not_tested": N_("{area}: not tested against {benchmark}"),
}


@dataclass(frozen=True)
class Said:
    """A verdict with the sentences that bear it out; `key` chooses its shape and colour."""

    key: str
    word: str
    about: str
    sentences: tuple[str, ...]
    fine_print: tuple[str, ...] = ()
    source: Source | None = None


def changes(here: Here, indicator: Indicator) -> tuple[Said, ...]:
    """The change of the whole and of every part; where none is tested, one reason for the whole."""
    rows = here.package.where(Change, "indicator", indicator.id)
    whole_first = sorted(rows, key=lambda row: row.breakdown != "all")
    told = tuple(_change(here, indicator, row) for row in whole_first)
    if any(row.verdict != "not_tested" for row in rows):
        return told
    return tuple(replace(one, about="") for one in told[:1])


def _change(here: Here, indicator: Indicator, row: Change) -> Said:
    words = here.words
    main = [
        _two_years(here, indicator, row),
        words.text(MEANINGS[row.better]) if row.better in MEANINGS else "",
        words.text(WHY_NOT[row.reason]) if row.reason else "",
    ]
    fine_print = [_margin(here, indicator, row), words.text(ASSUMED) if row.phi_from == "assumed" else ""]
    return Said(
        key=row.better if row.better in MEANINGS else row.verdict,
        word=words.text(VERDICTS[row.verdict]),
        about=group_name(here, row.breakdown),
        sentences=tuple(text for text in main if text),
        fine_print=tuple(text for text in fine_print if text),
        source=section_of(here, row.document, row.section) if row.later is not None else None,
    )


def _two_years(here: Here, indicator: Indicator, row: Change) -> str:
    words = here.words
    if row.earlier is None or row.later is None:
        return ""
    earlier = Span(row.earlier_start, row.earlier_end, row.earlier_as_published)
    later = Span(row.later_start, row.later_end, row.later_as_published)
    values = {
        "earlier": words.amount(indicator, row.earlier),
        "before": when(words, earlier),
        "later": words.amount(indicator, row.later),
        "after": when(words, later),
    }
    if not row.percent:
        return words.text("{earlier}, {before}; then {later}, {after}.", **values)
    change = words.change("percent_change", row.percent)
    return words.text("{earlier}, {before}; then {later}, {after}: {change}.", change=change, **values)


def _margin(here: Here, indicator: Indicator, row: Change) -> str:
    """The interval in per cent, or a ratio where the base is small; of shares in points, else in its unit."""
    words = here.words
    if row.lower is None or row.upper is None:
        return ""
    if row.percent_lower is not None and row.percent_upper is not None:
        ends = [words.change("percent_change", end) for end in (row.percent_lower, row.percent_upper)]
        lower, upper, unit = *ends, "percent"
    else:
        lower, upper = words.number(row.lower), words.number(row.upper)
        difference = "points" if indicator.kind == "proportion" else "own"
        unit = "times" if row.method == "poisson_ratio" else difference
    return words.text(MARGINS[unit, row.verdict == "no_clear_change"], lower=lower, upper=upper)


def comparisons(here: Here, indicator: Indicator) -> tuple[Said, ...]:
    """The figure of the area beside each other area, as published."""
    rows = here.package.where(Comparison, "indicator", indicator.id)
    return tuple(_comparison(here, indicator, row) for row in rows)


def _comparison(here: Here, indicator: Indicator, row: Comparison) -> Said:
    words, package = here.words, here.package
    names = {
        "area": package.one(Area, row.area_code).name,
        "benchmark": package.one(Area, row.benchmark).name,
    }
    sentences = [
        words.text(
            "{figure} against {other}, {when}.",
            figure=_said(here, indicator, row.value, row.markers),
            other=_said(here, indicator, row.benchmark_value, row.benchmark_markers),
            when=when(words, row),
        )
    ]
    sentences += [words.text(WHY_NOT[row.reason])] if row.reason else _margins(words, row)
    if row.better in MEANINGS:
        sentences.append(words.text(MEANINGS[row.better]))
    key = row.better if row.better in MEANINGS else row.verdict
    word = words.text(COMPARED[row.verdict], **names)
    source = section_of(here, row.document, row.section)
    return Said(key, word, group_name(here, row.breakdown), tuple(sentences), source=source)


def _margins(words: Words, row: Comparison) -> list[str]:
    """Where chance could put each of the two: the verdict rests on both."""
    both = shown(row.value, row.markers), shown(row.benchmark_value, row.benchmark_markers)
    if None in both or row.lower is None or row.upper is None:
        return []
    ends = {"lower": words.number(row.lower), "upper": words.number(row.upper)}
    if row.benchmark_lower is None or row.benchmark_upper is None:
        return [words.text("With chance allowed for, the first is between {lower} and {upper}.", **ends)]
    message = N_(
        "With chance allowed for, the first is between {lower} and {upper}, "
        "the other between {other_lower} and {other_upper}."
    )
    ends["other_lower"] = words.number(row.benchmark_lower)
    ends["other_upper"] = words.number(row.benchmark_upper)
    return [words.text(message, **ends)]


def _said(here: Here, indicator: Indicator, value: Decimal | None, markers: tuple[str, ...]) -> str:
    seen = shown(value, markers)
    figure = here.words.amount(indicator, seen) if seen is not None else here.words.text("no figure")
    return warned(here, figure, markers)


def group_name(here: Here, breakdown: str) -> str:
    """What a breakdown such as `ward=east&size=all` is called; empty for the whole."""
    names = {f"{c.dimension}={c.category}": c.name for c in here.package.all(Category)}
    return ", ".join(names[pair] for pair in breakdown.split("&") if pair in names)
