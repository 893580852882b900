"""The parts of an audit, one after the other, on one built site."""

from __future__ import annotations

import datetime
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from macros.package import ROOT
from scripts import compute
from tests.audit import axe
from tests.audit.htmlcs import htmlcs
from tests.audit.keyboard import keyboard
from tests.audit.measures import Measure, read, rows, write
from tests.audit.promises import promises
from tests.audit.reflow import reflow
from tests.audit.same_bytes import same_bytes
from tests.audit.security import security
from tests.audit.states import states
from tests.audit.structure import structure
from tests.audit.truth import truth
from tests.audit.unscripted import unscripted
from tests.conftest import build, checkout

Part = Callable[[Path], Iterable[Measure]]
# Each part gets the folder of the built site.
PARTS: dict[str, Part] = {
    "structure": structure,
    "htmlcs": htmlcs,
    "axe-states": states,
    **axe.PARTS,
    "keyboard": keyboard,
    "promises": promises,
    "reflow": reflow,
    "truth": truth,
    "unscripted": unscripted,
    "security": security,
    "same-bytes": same_bytes,
}


def run(wanted: list[str]) -> int:
    """Run the parts named, or all; 0 without a fault, 1 with one or where a part is unknown."""
    unknown = [name for name in wanted if name not in PARTS]
    if unknown:
        print(f"There is no part “{unknown[0]}”. The parts are: {', '.join(PARTS)}. Nothing was done.")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        made = build(checkout(Path(folder), ROOT))
        if made.code:
            print(f"{made.output}\nThe site could not be built. Nothing was measured.")
            return 2
        faults = sum(_kept(PARTS[name](made.site)) for name in wanted or PARTS)
    compute.run([])  # the page counts its results in `data/judgements/`
    return 1 if faults else 0


def _kept(measures: Iterable[Measure]) -> int:
    """Write what one part found, so that no later part can lose it; how many faults that were."""
    found = list(_told(measures))
    write(rows(read(), found, datetime.date.today()))
    return sum(len(one.faults) for one in found)


def _told(measures: Iterable[Measure]) -> Iterable[Measure]:
    """Say each result as it comes, every fault in full."""
    for one in measures:
        print(f"{one.check}: {one.looked_at} {one.unit}, {len(one.faults)} faults")
        for fault in one.faults:
            print(f"  {fault}")
        sys.stdout.flush()
        yield one
