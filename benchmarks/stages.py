"""Where the time of a build goes: processor seconds of each stage, and the most memory it held.

    python -m benchmarks.stages

in a folder that holds a portal builds it there, as `mkdocs build --strict` would, and prints a line of JSON.
What a stage hands to another counts for that one alone. It is processor time: other programs do not show.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

import mkdocs.commands.build
from mkdocs.__main__ import cli
from mkdocs_macros.plugin import MacrosPlugin

import macros.outputs
import macros.package
import scripts.check
from macros import downloads, feeds, redirects, terms
from macros.charts import show
from macros.citing import show as citing
from macros.embedding import page as embedding
from macros.leaflet import files as leaflet
from macros.metadata import files as metadata
from macros.pictures import files as pictures

# Each stage: the function it is, by the module or class that holds it.
STAGES: tuple[tuple[str, Any, str], ...] = (
    ("check", scripts.check, "problems"),
    ("read", macros.package, "load"),
    ("chart files", show, "files"),
    ("pictures", pictures, "files"),
    ("citations", citing, "files"),
    ("embeds", embedding, "files"),
    ("redirects", redirects, "files"),
    ("printed copies", leaflet, "files"),
    ("feeds", feeds, "files"),
    ("gathering files", macros.outputs, "taken_away"),
    ("files as committed", downloads, "files"),
    ("files to take away", downloads, "made"),
    ("metadata", metadata, "files"),
    ("checksums", macros.outputs, "checksums"),
    ("page texts", MacrosPlugin, "on_page_markdown"),
    ("words explained", terms, "explain"),
    ("markdown", mkdocs.commands.build, "_populate_page"),
    ("shells", mkdocs.commands.build, "_build_page"),
)


class Watch:
    """Gives each moment to the stage that was begun last and is not over."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self._open = ["everything else"]
        self._since = time.process_time()

    def turn(self) -> None:
        """Book the time since the last turn."""
        now = time.process_time()
        self.spent[self._open[-1]] += now - self._since
        self._since = now

    def timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """`function`, with its time booked; one that yields is heard out, so that all of it counts."""

        def call(*arguments: Any, **named: Any) -> Any:
            self.turn()
            self._open.append(stage)
            try:
                made = function(*arguments, **named)
                return iter(list(made)) if _yields(made) else made
            finally:
                self.turn()
                self._open.pop()

        return call


def _yields(made: Any) -> bool:
    return isinstance(made, Iterable) and hasattr(made, "__next__")


def main() -> int:
    """Build the portal of this folder and tell what it took."""
    watch = Watch()
    for stage, holder, name in STAGES:
        setattr(holder, name, watch.timed(stage, getattr(holder, name)))
    cli(["build", "--strict"], standalone_mode=False)
    watch.turn()
    own = resource.getrusage(resource.RUSAGE_SELF)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    watch.spent["search index"] = children.ru_utime + children.ru_stime
    told = {stage: round(seconds, 1) for stage, seconds in watch.spent.items()}
    print(json.dumps({"stages": told, "megabytes": own.ru_maxrss // 1024}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
