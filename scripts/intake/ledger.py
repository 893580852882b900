"""The files of data as text: rows put in by their key, every other row left as it stands."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

Cells = Mapping[str, object]


class Ledger:
    """The files that an import changes, in memory until all of them are written at once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._tables: dict[str, list[list[str]]] = {}
        self._old: dict[str, str] = {}

    def put(self, file: str, key: Sequence[str], cells: Cells) -> int:
        """Replace the row that agrees in the columns of the key, or add one; its number in a spreadsheet."""
        table = self._table(file)
        header = table[0]
        new = [as_text(cells.get(name)) for name in header]
        places = [header.index(name) for name in key]
        for number, row in enumerate(table[1:], start=2):
            if all(row[place] == new[place] for place in places):
                table[number - 1] = [
                    cell if name in cells else old for name, cell, old in zip(header, new, row, strict=True)
                ]
                return number
        table.append(new)
        return len(table)

    def changed(self) -> dict[str, str]:
        """The new text of each file that is not what it was."""
        texts = {file: self._text(file) for file in self._tables}
        return {file: text for file, text in texts.items() if text != self._old[file]}

    def _table(self, file: str) -> list[list[str]]:
        if file not in self._tables:
            self._old[file] = (self._root / file).read_bytes().decode("utf-8")
            self._tables[file] = list(csv.reader(io.StringIO(self._old[file], newline="")))
        return self._tables[file]

    def _text(self, file: str) -> str:
        ending = "\r\n" if "\r\n" in self._old[file] else "\n"
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator=ending).writerows(self._tables[file])
        return text.getvalue()


def as_text(cell: object) -> str:
    """A value as it stands in a file."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, Decimal):
        return format(cell, "f")
    if isinstance(cell, date):
        return cell.isoformat()
    return " ".join(cell) if isinstance(cell, tuple) else str(cell)
