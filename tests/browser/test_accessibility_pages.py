"""Everybody can read every page: axe with every rule on each page in English, unfolded."""

from __future__ import annotations

import pytest

from tests.audit.axe import SCRIPT, walk
from tests.audit.pages import by_language
from tests.browser.conftest import Visitor
from tests.conftest import Build

pytestmark = pytest.mark.browser


def test_axe_finds_no_fault_on_any_page_in_english(visit: Visitor, real_build: Build) -> None:
    window = visit()
    window.page.context.add_init_script(SCRIPT)
    seen = walk(window.page, (window.base + page for page in by_language(real_build.site)[""]))
    assert seen.faults == ()
    assert seen.settled > 1000, "texts in drawings are not looked at any more"
