"""What every block needs to know: the package, the language, and the page it stands on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from macros.addresses import Addresses
from macros.languages.foreign import SOURCE
from macros.package import Package
from macros.words import Words


@dataclass(frozen=True)
class Here:
    """`package` speaks the language of `words`; `english` is the package as it is, on pages that are not."""

    package: Package
    words: Words
    to: Addresses
    english: Package | None = None

    @property
    def as_it_is(self) -> Package:
        """The package in the words of its files, which is what a reader takes away in every language."""
        return self.english or self.package

    @property
    def in_its_words(self) -> Here:
        """The same where charts and pictures in its words lie: those of an untranslated text are English."""
        if self.words.language != SOURCE or not self.to.prefix:
            return self
        return replace(self, to=replace(self.to, prefix=""))
