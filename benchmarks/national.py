"""One table of observations for a whole country: how large it is, and how long a question to it takes.

    python -m benchmarks.national

makes invented figures for 43 partnerships with 1,000 indicators and 40 quarters each, keeps them as Parquet
in a folder of their own, and asks DuckDB which indicators of which partnership rose in the last year.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import duckdb

PARTNERSHIPS, INDICATORS, QUARTERS = 43, 1000, 40
MAKE = f"""
COPY (
  SELECT 'partnership-' || p AS partnership, 'indicator-' || i AS indicator,
         DATE '2020-01-01' + to_months(3 * q) AS period_start,
         DATE '2020-01-01' + to_months(3 * q + 3) - INTERVAL 1 DAY AS period_end,
         100 + (hash(p, i, q) % 1000)::DOUBLE AS value, 'return-' || q AS document
  FROM range({PARTNERSHIPS}) a(p), range({INDICATORS}) b(i), range({QUARTERS}) c(q)
) TO '{{folder}}' (FORMAT parquet, PARTITION_BY (partnership))
"""  # noqa: S608 - the numbers are those above
ASK = """
SELECT partnership, indicator,
       sum(value) FILTER (period_start >= DATE '2029-01-01') AS latest,
       sum(value) FILTER (period_start BETWEEN DATE '2028-01-01' AND DATE '2028-12-31') AS before
FROM read_parquet('{folder}/*/*.parquet', hive_partitioning = true)
GROUP BY ALL HAVING latest > 1.05 * before ORDER BY ALL
"""


def main() -> int:
    """Make the table, ask it, and print what that took."""
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as database:
        began = time.process_time()
        database.execute(MAKE.format(folder=folder))
        made = time.process_time() - began
        began, by_clock = time.process_time(), time.perf_counter()
        risen = database.execute(ASK.format(folder=folder)).fetchall()
        asked, waited = time.process_time() - began, time.perf_counter() - by_clock
        size = sum(path.stat().st_size for path in Path(folder).rglob("*.parquet"))
    print(f"{PARTNERSHIPS * INDICATORS * QUARTERS:,} observations, {size / 1e6:.1f} MB of Parquet")
    print(f"made in {made:.1f} s of a processor")
    print(
        f"asked in {asked:.2f} s of a processor ({waited:.2f} s by the clock); {len(risen):,} rose by over 5%"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
