"""The nouns of `data/judgements/`: what `compute` writes and pages read, one frozen dataclass a file.

A text that is empty in the file is `""`, an empty number, date or yes/no is `None`. Field names and their
meaning are those of `datapackage.json`. Scripts write these rows and macros read them; neither edits them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import parse_qsl

TARGETS = "targets"


@dataclass(frozen=True)
class Change:
    """Whether a figure really changed between its two latest years, or why that is not tested."""

    indicator: str
    area_code: str
    breakdown: str
    verdict: str
    better: str = ""
    reason: str = ""
    method: str = ""
    earlier_start: date | None = None
    earlier_end: date | None = None
    earlier_as_published: str = ""
    later_start: date | None = None
    later_end: date | None = None
    later_as_published: str = ""
    earlier: Decimal | None = None
    later: Decimal | None = None
    earlier_events: Decimal | None = None
    later_events: Decimal | None = None
    earlier_denominator: Decimal | None = None
    later_denominator: Decimal | None = None
    difference: Decimal | None = None
    percent: Decimal | None = None
    estimate: Decimal | None = None
    lower: Decimal | None = None
    upper: Decimal | None = None
    percent_lower: Decimal | None = None
    percent_upper: Decimal | None = None
    phi: Decimal | None = None
    phi_from: str = ""
    periods: int | None = None
    document: str = ""
    section: str = ""


@dataclass(frozen=True)
class Status:
    """Whether a figure is on track to one target, with every part of the sum."""

    indicator: str
    area_code: str
    breakdown: str
    target_date: date | None
    target_document: str
    leads: bool
    status: str
    reason: str = ""
    lean: str = ""
    historical: bool = False
    as_at: date | None = None
    period_start: date | None = None
    period_end: date | None = None
    period_as_published: str = ""
    value: Decimal | None = None
    markers: tuple[str, ...] = ()
    lower: Decimal | None = None
    upper: Decimal | None = None
    events: Decimal | None = None
    denominator: Decimal | None = None
    years_pooled: int | None = None
    phi: Decimal | None = None
    phi_from: str = ""
    target_rule: str = ""
    target_printed: Decimal | None = None
    target: Decimal | None = None
    baseline: Decimal | None = None
    baseline_date: date | None = None
    path_rule: str = ""
    path: Decimal | None = None
    difference: Decimal | None = None
    to_target: Decimal | None = None
    months_left: int | None = None
    document: str = ""
    section: str = ""
    note: str = ""


@dataclass(frozen=True)
class StatusCount:
    """How many indicators of a theme have a status; the theme `all` stands for every theme."""

    theme: str
    status: str
    indicators: int


@dataclass(frozen=True)
class PromiseCount:
    """How many promises on a topic have an answer; `all` stands for every topic, or every answer."""

    topic: str
    found: str
    promises: int


@dataclass(frozen=True)
class PledgeCount:
    """How many promises of the site itself are checked in one way, and what came out; `all` is every way.

    Those that are checked, of which a result is missing, are `no_result`.
    """

    how: str
    pledges: int
    no_fault: int
    fault: int
    no_result: int


@dataclass(frozen=True)
class CheckedClaim:
    """One claim of a document, worked out again from the document's own figures."""

    claim: str
    verdict: str
    reason: str = ""
    stated: Decimal | None = None
    recomputed: Decimal | None = None
    sum: str = ""
    difference: Decimal | None = None
    least: Decimal | None = None
    most: Decimal | None = None
    equals_sum: str = ""
    target: Decimal | None = None
    stated_side: str = ""
    recomputed_side: str = ""


@dataclass(frozen=True)
class Coverage:
    """How many measures of a plan and theme have a figure; `all` stands for every plan or theme."""

    plan: str
    theme: str
    measures: int
    figure: int
    related: int
    proxy: int
    none: int
    part_of_a_year: int
    not_stated: int


@dataclass(frozen=True)
class Measured:
    """What one measure has, up to when, and whether the period is complete."""

    measure: str
    plan: str
    theme: str
    given: str
    figures: int
    last_day: date | None
    span: str
    status_withheld: bool


@dataclass(frozen=True)
class Comparison:
    """A figure beside that of another area for the same period."""

    indicator: str
    area_code: str
    breakdown: str
    benchmark: str
    period_start: date | None
    period_end: date | None
    period_as_published: str
    value: Decimal | None
    markers: tuple[str, ...]
    lower: Decimal | None
    upper: Decimal | None
    benchmark_value: Decimal | None
    benchmark_markers: tuple[str, ...]
    benchmark_lower: Decimal | None
    benchmark_upper: Decimal | None
    verdict: str
    better: str
    reason: str
    difference: Decimal | None
    document: str
    section: str


@dataclass(frozen=True)
class Revision:
    """One change from a release to the next; `release` is empty until it is released."""

    release: str
    kind: str
    resource: str
    row: str
    column: str = ""
    before: Decimal | None = None
    after: Decimal | None = None
    size: Decimal | None = None
    markers_before: tuple[str, ...] = ()
    markers_after: tuple[str, ...] = ()
    reason: str = ""

    @property
    def subject(self) -> str:
        """The indicator or published table it is about: of a change in the targets their indicator."""
        return dict(parse_qsl(self.row))["indicator"] if self.resource == TARGETS else self.resource


@dataclass(frozen=True)
class PrintedStatus:
    """A status as a release of this site printed it."""

    release: str
    indicator: str
    area_code: str
    breakdown: str
    target_date: date | None
    target_document: str
    leads: bool
    status: str
    reason: str
    lean: str
    as_at: date | None
    value: Decimal | None
    markers: tuple[str, ...]
    target: Decimal | None
    moved: bool | None = None

    @property
    def worded(self) -> tuple[str, str]:
        """What chooses its public words: the status, and the detail of those that have several."""
        details = {"too_close_to_call": self.lean, "cannot_be_judged": self.reason}
        return self.status, details.get(self.status, "")


@dataclass(frozen=True)
class ReleaseCount:
    """How many figures a release holds, changed or moved; `release` is empty until it is released."""

    release: str
    what: str
    number: int


@dataclass(frozen=True)
class FileSource:
    """How many rows of a file come from one section; without a document those that name none."""

    resource: str
    document: str
    section: str
    rows: int


@dataclass(frozen=True)
class DocumentCount:
    """How many figures, indicators, targets or tables were taken from a document."""

    document: str
    what: str
    number: int
