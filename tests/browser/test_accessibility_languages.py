"""Everybody can read the pages in other languages: axe with every rule on each page in each, unfolded."""

from __future__ import annotations

import pytest

from tests.audit.axe import SCRIPT, walk
from tests.audit.pages import by_language
from tests.browser.conftest import Visitor
from tests.conftest import Build

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["pl", "lt", "pt", "ur"])
def test_axe_finds_no_fault_in_another_language(visit: Visitor, real_build: Build, language: str) -> None:
    window = visit()
    window.page.context.add_init_script(SCRIPT)
    pages = by_language(real_build.site)[language]
    seen = walk(window.page, (f"{window.base}{language}/{page}" for page in pages))
    assert seen.faults == ()
    assert seen.settled > 1000, "texts in drawings are not looked at any more"


def test_every_language_has_every_page(real_build: Build) -> None:
    """So that none is left out above because it is not there."""
    english, *others = by_language(real_build.site).values()
    assert len(english) > 300
    assert others == [english] * 4
