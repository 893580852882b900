"""Everybody can read every page: axe on each page in English, unfolded.

Every rule on each page that somebody wrote, and on every fifth made from data. On the others, which share
their templates and so their colours, all rules but contrast. `python3 -m tests.audit` leaves out nothing.
"""

from __future__ import annotations

import pytest

from tests.audit.axe import CONTRAST, SCRIPT, walk
from tests.audit.pages import by_language, is_written
from tests.browser.conftest import Visitor
from tests.conftest import Build

pytestmark = pytest.mark.browser


def test_axe_finds_no_fault_on_any_page_in_english(visit: Visitor, real_build: Build) -> None:
    window = visit()
    window.page.context.add_init_script(SCRIPT)
    pages = by_language(real_build.site)[""]
    made = [page for page in pages if not is_written(page)]
    wholly = {*filter(is_written, pages), *made[::5]}
    seen = walk(window.page, (window.base + page for page in pages if page in wholly))
    rest = walk(
        window.page, (window.base + page for page in pages if page not in wholly), without=(CONTRAST,)
    )
    assert (*seen.faults, *rest.faults) == ()
    assert len(wholly) > 100
    assert seen.settled > 300, "texts in drawings are not looked at any more"
