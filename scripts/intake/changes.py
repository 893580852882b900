"""From what was read to the files that change, with the way back from a row of a file to a cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from macros.nouns import Action, Commentary, Document, Observation
from macros.package import OBSERVATIONS
from scripts.intake.figures import Entry
from scripts.intake.ledger import Ledger
from scripts.intake.tables import Row
from scripts.template import layout

DOCUMENTS, ACTIONS, COMMENTARY = "data/documents.csv", "data/actions.csv", "data/commentary.csv"
PERIOD = ("area_code", "period_start", "period_end", "period_as_published")

Places = dict[tuple[str, int], tuple[Row, str]]


@dataclass(frozen=True)
class Told:
    """What a workbook says beside its figures."""

    documents: tuple[Document, ...] = ()
    actions: tuple[Action, ...] = ()
    commentary: tuple[tuple[Row, Commentary], ...] = ()


def put_figures(ledger: Ledger, written: Sequence[tuple[Entry, Observation]]) -> Places:
    """Put each figure into the file of its indicator; where each row comes from."""
    places: Places = {}
    for entry, row in written:
        file = f"{OBSERVATIONS}{row.indicator}.csv"
        breakdown = dict(row.breakdown)
        cells = {**_cells(row), **breakdown}
        number = ledger.put(file, (*PERIOD, *breakdown, "document"), cells)
        places[(file, number)] = (entry.row, layout.VALUE)
    return places


def put_told(ledger: Ledger, told: Told) -> Places:
    """Put days of returns, states of actions and commentary into their files."""
    for document in told.documents:
        ledger.put(
            DOCUMENTS, ("id",), {name: _cells(document)[name] for name in ("id", "published", "dated")}
        )
    for action in told.actions:
        ledger.put(ACTIONS, ("id",), _cells(action))
    places: Places = {}
    for row, commentary in told.commentary:
        number = ledger.put(COMMENTARY, ("indicator", "release"), _cells(commentary))
        places[(COMMENTARY, number)] = (row, layout.WORDS)
    return places


def _cells(noun: Observation | Document | Action | Commentary) -> Mapping[str, object]:
    return {field.name: getattr(noun, field.name) for field in fields(noun)}
