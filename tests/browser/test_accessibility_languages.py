"""Everybody can read the pages in other languages: axe on each page in each of them, unfolded.

Contrast is measured on each type of page: colours do not depend on the language. `python3 -m tests.audit`
leaves out nothing.
"""

from __future__ import annotations

import pytest

from tests.audit.axe import CONTRAST, SCRIPT, walk
from tests.audit.pages import TYPES, by_language
from tests.browser.conftest import Visitor
from tests.conftest import Build

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["pl", "lt", "pt", "ur"])
def test_axe_finds_no_fault_in_another_language(visit: Visitor, real_build: Build, language: str) -> None:
    window = visit()
    window.page.context.add_init_script(SCRIPT)
    base = f"{window.base}{language}/"
    others = [page for page in by_language(real_build.site)[language] if page not in TYPES]
    seen = walk(window.page, (base + page for page in TYPES))
    rest = walk(window.page, (base + page for page in others), without=(CONTRAST,))
    assert (*seen.faults, *rest.faults) == ()
    assert seen.settled > 50, "texts in drawings are not looked at any more"


def test_every_language_has_every_page(real_build: Build) -> None:
    """So that none is left out above because it is not there."""
    english, *others = by_language(real_build.site).values()
    assert len(english) > 300
    assert others == [english] * 4
