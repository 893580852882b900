"""An audit keeps what it found, with the day, and forgets nothing it did not look at again."""

from __future__ import annotations

import datetime
from pathlib import Path

from tests.audit.measures import Measure, read, rows, write
from tests.audit.run import run

DAY = datetime.date(2026, 11, 28)


def test_a_check_that_did_not_run_today_keeps_the_result_of_its_day(tmp_path: Path) -> None:
    path = tmp_path / "audit.csv"
    first = [Measure("links", 10, "links", ()), Measure("axe", 4, "pages", ("a", "b"))]
    write(rows(read(path), first, DAY), path)
    write(rows(read(path), [Measure("axe", 5, "pages", ())], DAY + datetime.timedelta(days=1)), path)
    assert path.read_bytes().decode("utf-8") == (
        "check,looked_at,unit,faults,date\r\naxe,5,pages,0,2026-11-29\r\nlinks,10,links,0,2026-11-28\r\n"
    )


def test_an_unknown_part_is_refused_before_anything_is_built(capsys: object) -> None:
    assert run(["no-such-part"]) == 1
