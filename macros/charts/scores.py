"""Two scores of a published table as a matrix: which rows stand in which lane, and its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from macros.charts.model import Chart, Line, Mark
from macros.charts.wording import Texts, of_table
from macros.here import Here
from macros.nouns import PublishedTable

Row = Mapping[str, Any]


@dataclass(frozen=True)
class _Scores:
    """The columns of a matrix, and its rows from the highest lane down, each lane from the highest score."""

    name: str
    along: str
    up: str
    titles: Mapping[str, str]
    rows: Sequence[Row]

    @property
    def leads(self) -> bool:
        """Whether the first row is the highest on both scores, and no other is."""
        first, others = self.rows[0], self.rows[1:]
        best = all(row[self.along] <= first[self.along] for row in others)
        return best and not any(self._both(row) == self._both(first) for row in others)

    def _both(self, row: Row) -> tuple[Any, Any]:
        return row[self.along], row[self.up]


def matrix_of(here: Here, table: PublishedTable) -> Chart | None:
    """A dot for each row that has both scores; None where the table names no two, or no row has both."""
    scores = _scores(here, table)
    if scores is None or not scores.rows:
        return None
    lanes: dict[Any, list[Mark]] = {}
    for at, row in enumerate(scores.rows):
        lanes.setdefault(row[scores.up], []).append(_mark(here, at, str(row[scores.name]), row[scores.along]))
    return Chart(
        id=f"{table.id}-matrix",
        kind="matrix",
        lines=tuple(Line(_lane(here, scores, score), tuple(marks)) for score, marks in lanes.items()),
        page="how-chosen/",
        **_texts(here, table, scores),
    )


def _texts(here: Here, table: PublishedTable, scores: _Scores) -> Texts:
    """Unit, source and licence are those of bars for the score along the foot."""
    documents = sorted({row["document"] for row in scores.rows})
    return {
        **of_table(here, table, scores.titles[scores.along], documents),
        "headline": _headline(here, table, scores),
        "subtitle": here.words.text(
            "{name}: {along} from left to right, {up} from the bottom up, as printed",
            **_named(table, scores),
        ),
        "alternative": here.words.text(
            "A lane for each score for {up}, a dot for each row of the table. From the top: {rows}.",
            up=scores.titles[scores.up].lower(),
            rows="; ".join(str(row[scores.name]) for row in scores.rows),
        ),
    }


def _scores(here: Here, table: PublishedTable) -> _Scores | None:
    if not table.matrix:
        return None
    along, up = table.matrix
    resource = here.package.resource(table.id)
    rows = [row for row in resource.rows if row[along] is not None and row[up] is not None]
    return _Scores(
        name=resource.fields[0].name,
        along=along,
        up=up,
        titles={column.name: column.title for column in resource.fields},
        rows=sorted(rows, key=lambda row: (row[up], row[along]), reverse=True),
    )


def _mark(here: Here, at: int, label: str, score: int) -> Mark:
    return Mark(at, label, Decimal(score), here.words.number(Decimal(score)))


def _lane(here: Here, scores: _Scores, score: int) -> str:
    number = here.words.number(Decimal(score))
    return here.words.text("{column}: {score}", column=scores.titles[scores.up], score=number)


def _headline(here: Here, table: PublishedTable, scores: _Scores) -> str:
    if scores.leads:
        first = str(scores.rows[0][scores.name])
        return here.words.text("{first} stands highest on both scores", first=first)
    return here.words.text("{name}: {along} and {up}", **_named(table, scores))


def _named(table: PublishedTable, scores: _Scores) -> dict[str, str]:
    along, up = scores.titles[scores.along].lower(), scores.titles[scores.up].lower()
    return {"name": table.name, "along": along, "up": up}
