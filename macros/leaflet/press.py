"""From a model to a PDF that a screen reader can read (PDF/UA-1). The same model gives the same bytes.

The model reaches the layouts in `typst/` as data, never as text of the layout, so nothing in it can become a
command there.
"""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from macros.languages.foreign import apart
from macros.leaflet.letters import FONTS, refuse_missing
from macros.leaflet.model import Leaflet, Pack

# Typst takes all Punjabi for that of Pakistan, which runs from the right: words would be copied backwards.
RIGHT, LEFT = b"/Direction/R2L", b"/Direction/L2R"
LAYOUTS = Path(__file__).resolve().parent / "typst"


@dataclass(frozen=True)
class Pdf:
    data: bytes
    pages: int


def press(layout: str, model: Leaflet | Pack, letters: str) -> Pdf:
    """`model` in one of the layouts, its body text `letters` high (`12pt`). Raises LetterError."""
    refuse_unwritten(model)
    noon = datetime.combine(model.made, time(12), UTC)
    said = json.dumps(_plain(model), default=str)
    return _press(layout, said, letters, int(noon.timestamp()), model.direction == "rtl")


def refuse_unwritten(model: Leaflet | Pack) -> None:
    """Raise LetterError for the first letter of `model` that our fonts lack."""
    refuse_missing({key: value for key, value in _plain(model).items() if key != "made"})


def _plain(part: Any) -> Any:
    """A model as JSON has it; English words among others are marked, so that the layout can say so."""
    if dataclasses.is_dataclass(part):
        return {field.name: _plain(getattr(part, field.name)) for field in dataclasses.fields(part)}
    if isinstance(part, tuple):
        return [_plain(each) for each in part]
    return apart(part) if isinstance(part, str) else part


@lru_cache(maxsize=32)
def _press(layout: str, said: str, letters: str, made: int, from_right: bool) -> Pdf:
    """Kept as long as nothing changes, so that a save during `serve` does not press every copy again."""
    compiler = typst.Compiler(
        LAYOUTS / f"{layout}.typ",
        root=LAYOUTS,
        font_paths=fonts(),
        sys_inputs={"said": said, "letters": letters},
    )
    data = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=made)
    pages = json.loads(compiler.query("<pages>", field="value", one=True))
    assert isinstance(data, bytes)  # noqa: S101  (without an output path the library answers with bytes)
    return Pdf(data if from_right else data.replace(RIGHT, LEFT), int(pages))


@lru_cache(maxsize=1)
def fonts() -> typst.Fonts:
    """Our own fonts only: what else a machine has would change the pages."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
