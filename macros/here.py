"""What every block needs to know: the package, the language, and the page it stands on."""

from __future__ import annotations

from dataclasses import dataclass

from macros.addresses import Addresses
from macros.package import Package
from macros.words import Words


@dataclass(frozen=True)
class Here:
    package: Package
    words: Words
    to: Addresses
