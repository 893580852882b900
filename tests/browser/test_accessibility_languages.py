"""Everybody can read the pages in other languages: axe on those somebody wrote and a share of the others.

All of them would take too long for the tests; `python3 -m tests.audit` looks at each. The rule of the
share: each page made from data is looked at in one of the other languages: the first page in the first
language, the second in the second, and so on in turn. Contrast is measured on each type of page: colours do
not depend on the language.
"""

from __future__ import annotations

import pytest

from tests.audit.axe import CONTRAST, SCRIPT, walk
from tests.audit.pages import TYPES, by_language, is_written
from tests.browser.conftest import Visitor
from tests.conftest import Build

pytestmark = pytest.mark.browser


def share(pages: dict[str, list[str]], language: str) -> list[str]:
    """All written pages, and of those made from data the part that falls to the language."""
    others = [folder for folder in pages if folder]
    made = [page for page in pages[language] if not is_written(page)]
    return [*filter(is_written, pages[language]), *made[others.index(language) :: len(others)]]


@pytest.mark.parametrize("language", ["pl", "lt", "pt", "ur"])
def test_axe_finds_no_fault_in_another_language(visit: Visitor, real_build: Build, language: str) -> None:
    window = visit()
    window.page.context.add_init_script(SCRIPT)
    base = f"{window.base}{language}/"
    wanted = set(share(by_language(real_build.site), language)) - set(TYPES)
    seen = walk(window.page, (base + page for page in TYPES))
    rest = walk(window.page, (base + page for page in sorted(wanted)), without=(CONTRAST,))
    assert (*seen.faults, *rest.faults) == ()
    assert seen.settled > 50, "texts in drawings are not looked at any more"


def test_each_page_made_from_data_is_seen_in_one_of_the_languages(real_build: Build) -> None:
    pages = by_language(real_build.site)
    shares = {folder: share(pages, folder) for folder in pages if folder}
    assert {page for wanted in shares.values() for page in wanted} == set(pages[""])
    assert all("help/" in wanted for wanted in shares.values())
