"""Lighthouse, as it sees a phone on a slow line: four scores of some pages, and what each of them took.

    python -m benchmarks.lighthouse SITE

needs Node and Chromium. It fetches Lighthouse with `npx`, serves the built site on this computer alone,
gzipped as a static host does, prints the table with what cost a point, and writes `lighthouse.csv` beside it.

Of a few runs the least disturbed one counts: another program at work can only make a page look slower.
"""

from __future__ import annotations

import csv
import gzip
import json
import shutil
import subprocess
import sys
import tempfile
import threading
from dataclasses import astuple, dataclass, fields
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

from benchmarks.weight import TEXTS
from scripts import browser
from scripts.server import LOOPBACK, TYPES, Handler

TABLE = Path(__file__).with_name("lighthouse.csv")
RUNS, FULL = 3, 100
PROGRAM = "lighthouse@13.5.0"
# Without them the browser tries to reach hosts of its maker at every start.
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
)
SCORES = ("performance", "accessibility", "best-practices", "seo")
PAGES = (
    "",
    "priorities/road-safety/",
    "indicators/deliberate-fires/",
    "tables/accident-cluster-sites/",
    "indicators/",
    "promises/",
    "ur/indicators/deliberate-fires/",
)


@dataclass(frozen=True)
class Row:
    """One page: its scores of 100, times in milliseconds, movement, KB fetched, and what cost a point."""

    page: str
    performance: int
    accessibility: int
    best_practices: int
    seo: int
    largest_paint_ms: int
    blocked_ms: int
    movement: float
    kilobytes: float
    lost: str


class Packed(Handler):
    """The site as a static host sends it: texts are gzipped, everything else as it is."""

    def do_GET(self) -> None:
        """Send a file that can be packed as a packed one."""
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if not file.is_file() or file.suffix not in TEXTS:
            super().do_GET()
            return
        body = gzip.compress(file.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", TYPES[file.suffix])
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def best(address: str, page: str, npx: str) -> Row:
    """The least disturbed of a few runs; after one that lost nothing no other is needed."""
    runs: list[Row] = []
    while len(runs) < RUNS and not (runs and runs[-1].performance == FULL):
        runs.append(_measured(address, page, npx))
    return max(runs, key=lambda run: run.performance)


def _measured(address: str, page: str, npx: str) -> Row:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        command = [npx, "--yes", PROGRAM, address + page, "--quiet", "--output=json"]
        options = [
            f"--output-path={report}",
            f"--chrome-flags={FLAGS}",
            f"--only-categories={','.join(SCORES)}",
        ]
        subprocess.run([*command, *options], check=True)
        return row(page, json.loads(report.read_text(encoding="utf-8")))


def row(page: str, report: dict[str, Any]) -> Row:
    """What a report says of a page."""
    audits = report["audits"]
    points = {name: round(FULL * report["categories"][name]["score"]) for name in SCORES}
    largest, blocked, movement, weight = (
        float(audits[name]["numericValue"])
        for name in (
            "largest-contentful-paint",
            "total-blocking-time",
            "cumulative-layout-shift",
            "total-byte-weight",
        )
    )
    return Row(
        page or "home",
        points["performance"],
        points["accessibility"],
        points["best-practices"],
        points["seo"],
        round(largest),
        round(blocked),
        round(movement, 3),
        round(weight / 1000, 1),
        " ".join(sorted(set(_lost(report)))),
    )


def _lost(report: dict[str, Any]) -> list[str]:
    """The checks with weight in a score that did not get all of it."""
    return [
        reference["id"]
        for name in SCORES
        for reference in report["categories"][name]["auditRefs"]
        if reference["weight"]
        and (report["audits"][reference["id"]]["score"] or 0) < 0.9
        and report["audits"][reference["id"]]["scoreDisplayMode"]
        not in ("notApplicable", "manual", "informative")
    ]


def main(arguments: list[str]) -> int:
    """Measure every page, print the table and write it."""
    npx, chromium = shutil.which("npx"), browser.find()
    if not npx or not chromium:
        print(
            "Lighthouse needs Node (npx) and Chromium; one of them is not on this computer. "
            "Nothing was measured."
        )
        return 2
    server = ThreadingHTTPServer((LOOPBACK, 0), partial(Packed, directory=arguments[0]))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    table = []
    for page in PAGES:
        table.append(best(f"http://{LOOPBACK}:{server.server_port}/", page, npx))
        print(*astuple(table[-1]))
    server.shutdown()
    with TABLE.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(field.name for field in fields(Row))
        writer.writerows(astuple(one) for one in table)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
