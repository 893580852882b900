"""The nouns of the portal: one frozen dataclass for each kind of row in `data/`.

A text that is empty in the file is `""`, an empty number or date is `None`, and a field that holds a
space-separated list is a tuple. Field names are those of `datapackage.json`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

WITHOUT_VALUE = frozenset({"[c]", "[x]", "[z]"})


def shown(value: Decimal | None, markers: tuple[str, ...]) -> Decimal | None:
    """The value a reader may see. Every output asks here, so a hidden value has one gate."""
    return None if WITHOUT_VALUE & set(markers) else value


@dataclass(frozen=True)
class Site:
    partnership: str
    place: str
    area_code: str
    publisher: str
    contact: str
    complaints: str
    host: str
    public_address: str
    adopted: bool
    show_drafts: bool
    leave_to: str


@dataclass(frozen=True)
class Area:
    code: str
    name: str
    kind: str
    note: str
    part_of: str = ""


@dataclass(frozen=True)
class Theme:
    id: str
    name: str
    position: int
    about: str
    sensitive: bool = False


@dataclass(frozen=True)
class Document:
    id: str
    title: str
    short: str
    published: date
    dated: str
    by: str
    about: str
    gaps: str
    text_file: str
    sensitive: bool = False
    standing: bool = False


@dataclass(frozen=True)
class Section:
    document: str
    section: str
    position: int
    title: str
    opening: str

    @property
    def is_numbered(self) -> bool:
        """Whether its id is the number the document prints, such as 4.5.1, and not a name of ours."""
        return self.section.replace(".", "").isdigit()


@dataclass(frozen=True)
class Marker:
    code: str
    name: str
    meaning: str


@dataclass(frozen=True)
class Dimension:
    id: str
    name: str


@dataclass(frozen=True)
class Category:
    dimension: str
    category: str
    name: str
    position: int


@dataclass(frozen=True)
class Indicator:
    id: str
    name: str
    theme: str
    national_code: str
    unit: str
    kind: str
    per: int | None
    numerator: str
    direction: str
    tier: int
    dimensions: tuple[str, ...]
    parts_of_total: tuple[str, ...]
    definition: str
    caveat: str
    owner: str
    sensitive: bool = False
    every: str = ""


@dataclass(frozen=True)
class Observation:
    """One published figure. `breakdown` holds (dimension, category) pairs in the order of the columns."""

    indicator: str
    area_code: str
    period_start: date | None
    period_end: date | None
    period_as_published: str
    breakdown: tuple[tuple[str, str], ...]
    value: Decimal | None
    markers: tuple[str, ...]
    denominator: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    as_published: str
    document: str
    section: str
    note: str

    @property
    def shown(self) -> Decimal | None:
        """The value a reader may see, if any."""
        return shown(self.value, self.markers)

    @property
    def is_total(self) -> bool:
        """Whether no breakdown column narrows the figure down."""
        return all(category == "all" for _, category in self.breakdown)

    @property
    def period_is_open(self) -> bool:
        """Whether the document leaves the first or the last day of the period unsaid."""
        return self.period_start is None or self.period_end is None


@dataclass(frozen=True)
class Target:
    indicator: str
    area_code: str
    breakdown: str
    kind: str
    period_start: date | None
    date: date | None
    value: Decimal | None
    unit: str
    rule: str
    markers: tuple[str, ...]
    as_published: str
    document: str
    section: str
    note: str

    @property
    def shown(self) -> Decimal | None:
        """The level a reader may see, if any."""
        return shown(self.value, self.markers)


@dataclass(frozen=True)
class ConsecutiveYears:
    """Two undated periods of twelve months each that, by the words of the document, follow one another."""

    indicator: str
    earlier: str
    later: str
    document: str
    section: str
    note: str


@dataclass(frozen=True)
class Withheld:
    """A status that a person has withheld, with a reason for the public."""

    indicator: str
    area_code: str
    breakdown: str
    owner_role: str
    reason: str


@dataclass(frozen=True)
class PublishedTable:
    id: str
    name: str
    theme: str
    definition: str
    caveat: str
    tier: int
    drawn: str
    sensitive: bool = False
    matrix: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    id: str
    name: str
    starts: date | None
    ends: date | None
    held_in: str
    about: str
    document: str
    section: str
    years: str = ""


@dataclass(frozen=True)
class PlanPart:
    """What a plan says under one of the headings by which every plan is read; `state` says if it is there."""

    plan: str
    part: str
    position: int
    state: str
    words: str
    document: str
    section: str


@dataclass(frozen=True)
class Priority:
    id: str
    plan: str
    number: str
    name: str
    theme: str
    kind: str
    document: str
    section: str
    about: str = ""


@dataclass(frozen=True)
class Programme:
    id: str
    priority: str
    name: str
    lead: str
    document: str
    section: str


@dataclass(frozen=True)
class Outcome:
    id: str
    priority: str
    programme: str
    number: str
    name: str
    document: str
    section: str


@dataclass(frozen=True)
class Measure:
    id: str
    priority: str
    outcome: str
    name: str
    given: str
    indicators: tuple[str, ...]
    said: str
    colour: str
    document: str
    section: str


@dataclass(frozen=True)
class Action:
    id: str
    priority: str
    programme: str
    name: str
    state: str
    as_at: date
    evidence: str
    variance: str
    document: str
    section: str


@dataclass(frozen=True)
class Partner:
    id: str
    name: str
    role: str
    document: str
    section: str
    note: str


@dataclass(frozen=True)
class Group:
    id: str
    name: str
    kind: str
    purpose: str
    lead: str
    document: str
    section: str


@dataclass(frozen=True)
class Commitment:
    id: str
    name: str
    theme: str
    document: str
    section: str
    topic: str = "running"
    found: str = "no_evidence"
    kept_here: str = ""
    kept_page: str = ""


@dataclass(frozen=True)
class Evidence:
    """What one section of a document shows about a commitment."""

    commitment: str
    position: int
    words: str
    document: str
    section: str


@dataclass(frozen=True)
class Involvement:
    """One way in which residents were asked, and what they said where the document tells."""

    id: str
    how: str
    said: str
    document: str
    section: str


@dataclass(frozen=True)
class Principle:
    id: str
    plan: str
    name: str
    meaning: str
    document: str
    section: str


@dataclass(frozen=True)
class Recommendation:
    id: str
    theme: str
    name: str
    document: str
    section: str


@dataclass(frozen=True)
class Event:
    id: str
    name: str
    starts: date
    ends: date | None
    about: str
    theme: str
    document: str
    section: str


@dataclass(frozen=True)
class Claim:
    id: str
    indicator: str
    quote: str
    figure: str
    inputs: tuple[str, ...]
    formula: str
    rounded: tuple[str, ...]
    stated: Decimal
    unit: str
    tolerance: Decimal
    equals: str
    equals_words: str
    doubt: str
    document: str
    section: str
    note: str


@dataclass(frozen=True)
class Contradiction:
    """Two places of the documents that cannot both be right."""

    id: str
    indicator: str
    quote: str
    document: str
    section: str
    other_quote: str
    other_document: str
    other_section: str
    doubt: str
    about: str


@dataclass(frozen=True)
class Commentary:
    indicator: str
    release: str
    words: str
    owner_role: str
    next_action: str


@dataclass(frozen=True)
class Term:
    id: str
    term: str
    abbreviation: str
    meaning: str
    everyday: bool = False

    @property
    def words(self) -> str:
        """The term without its abbreviation, which a translation may repeat behind it."""
        return self.term.removesuffix(f" ({self.abbreviation})").replace(f", {self.abbreviation})", ")")


@dataclass(frozen=True)
class HelpLine:
    id: str
    name: str
    way: str
    phone: str
    need: str
    for_whom: str
    position: int
    theme: str
    confirmed_on: date | None
    confirmed_by: str

    @property
    def is_confirmed(self) -> bool:
        """Whether a person, known by role, has checked the number with the service on a known day."""
        return self.confirmed_on is not None and bool(self.confirmed_by)


@dataclass(frozen=True)
class Redirect:
    old: str
    new: str


@dataclass(frozen=True)
class Release:
    id: str
    published_at: datetime
    supersedes: str
    next_due: date | None
    note: str
    withdrawn_on: date | None = None
    withdrawn_reason: str = ""

    @property
    def stands(self) -> bool:
        """Whether it has not been withdrawn."""
        return self.withdrawn_on is None

    def stood_on(self, day: date | None) -> bool:
        """Whether it still stood on a day; without one, whether it stands now."""
        return self.withdrawn_on is None or (day is not None and day < self.withdrawn_on)

    @property
    def moment(self) -> datetime:
        """When it was published, to sort by: a time without a zone does not compare with one that has it."""
        return self.published_at.replace(tzinfo=None)  # releases lie days apart, not hours


@dataclass(frozen=True)
class LeftOut:
    document: str
    section: str
    kind: str
    reason: str


@dataclass(frozen=True)
class Pledge:
    """One thing this site promises of itself, how that is checked, and what no check shows.

    `how` is every_change, by_hand or not_tested; `tests` are run with every change, `audit` names results
    of an audit by hand.
    """

    id: str
    group: str
    promise: str
    kept: str
    how: str
    check: str
    tests: tuple[str, ...]
    audit: tuple[str, ...]
    limits: str

    @property
    def own_result(self) -> str:
        """The id under which the result of its tests is kept; empty where it names none."""
        return f"promise-{self.id}" if self.tests else ""

    @property
    def results(self) -> tuple[str, ...]:
        """The ids of every result it rests on."""
        return (self.own_result, *self.audit) if self.own_result else self.audit


@dataclass(frozen=True)
class Result:
    """What one check of the site itself found, and on which day: written by an audit, never typed."""

    check: str
    looked_at: int
    unit: str
    faults: int
    date: date
