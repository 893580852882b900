"""The browser that the tests open does what its flags say."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Visitor
from tests.launching import SWITCHED_OFF

pytestmark = pytest.mark.browser
OFF = "--disable-features="


def test_our_list_of_what_is_switched_off_leaves_out_nothing_of_playwrights(visit: Visitor) -> None:
    """The browser heeds the last list alone."""
    page = visit().page
    page.goto("chrome://version/")
    command = page.locator("#command_line").inner_text()
    *theirs, ours = [part.removeprefix(OFF).split(",") for part in command.split() if part.startswith(OFF)]
    assert tuple(ours) == SWITCHED_OFF
    assert [name for names in theirs for name in names if name not in ours] == []
    assert theirs, "Playwright gives no list of its own any more"


def test_the_browser_makes_no_pages_of_its_own_beside_those_of_the_tests(
    browser: Browser, visit: Visitor
) -> None:
    page = visit().go("help/")
    session = browser.new_browser_cdp_session()
    found = session.send("Target.getTargets", {"filter": [{}]})["targetInfos"]
    assert {target["url"] for target in found} == {page.url}
