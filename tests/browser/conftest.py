"""A real browser before the built site, served as a static host would, on this computer alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from scripts import browser as chromium
from tests.conftest import Build
from tests.launching import launched
from tests.serving import served

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}

# One page of every type, and those that differ most within a type.
PAGE_TYPES = (
    "",
    "priorities/",
    "priorities/domestic-abuse-and-sexual-violence/",
    "priorities/road-safety/",
    "priorities/mental-health/",
    "indicators/",
    "indicators/deliberate-fires/",
    "indicators/treatment-completion-rate/",
    "indicators/asb-incidents-police/",
    "indicators/marac-repeat-rate/",
    "tables/treatment-benchmarks/",
    "tables/accident-cluster-sites/",
    "documents/",
    "documents/plan-2009/",
    "documents/report-2018/",
    "data/",
    "help/",
    "glossary/",
    "about/",
    "printed/",
    "how-we-judge/",
    "adding-up/",
    "missing/",
    "releases/",
    "corrections/",
    "status-history/",
    "indicators/serious-acquisitive-crime/",
    "indicators/marac-cases-cumulative/",
    "indicators/first-time-entrants-rate/",
    "indicators/road-casualties/",
    "promises/",
    "partnership/",
    "plan-summary/",
    "plans/",
    "plans/plan-refresh-2009/",
    "plans/plan-2014/",
    "delivery-plan/",
    "how-chosen/",
    "explore/",
    "explore/road-safety/",
    "explore/domestic-abuse-and-sexual-violence/",
    "languages/",
    "self-assessment/",
    "not-here/",
)
# In another language: translated, made from data, and one that still stands in English.
TRANSLATED_TYPES = (
    "",
    "priorities/domestic-abuse-and-sexual-violence/",
    "indicators/deliberate-fires/",
    "help/",
    "promises/",
    "tables/treatment-benchmarks/",
    "explore/road-safety/",
    "languages/",
)


@dataclass
class Visit:
    """A page in a window of its own, with every request it made."""

    page: Page
    base: str
    requests: list[Request] = field(default_factory=list)

    def go(self, path: str) -> Page:
        """Open a page and return it when its scripts have run and its letters are drawn."""
        self.page.goto(self.base + path)
        self.page.evaluate("document.fonts.ready.then(() => true)")
        return self.page

    def settle(self, path: str) -> Page:
        """As `go`, for what counts requests: half a second has passed without one."""
        self.page.goto(self.base + path, wait_until="networkidle")
        return self.page


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium.find()
    assert path, "Chromium is missing: `python3 -m scripts test` installs it."
    with sync_playwright() as playwright:
        opened = launched(playwright, path)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def base(real_build: Build) -> Iterator[str]:
    with served(real_build.site) as address:
        yield address


class Visitor:
    """Opens windows and closes them all at the end of a test."""

    def __init__(self, browser: Browser, base: str) -> None:
        self.browser, self.base = browser, base
        self.contexts: list[BrowserContext] = []

    def __call__(
        self,
        size: dict[str, int] = PHONE,
        scheme: str = "light",
        *,
        script: bool = True,
        forced: bool = False,
    ) -> Visit:
        context = self.browser.new_context(
            viewport={"width": size["width"], "height": size["height"]},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=script,
            forced_colors="active" if forced else "none",
        )
        self.contexts.append(context)
        context.set_default_timeout(15_000)
        visit = Visit(context.new_page(), self.base)
        visit.page.on("request", lambda request: visit.requests.append(request))
        return visit


@pytest.fixture
def visit(browser: Browser, base: str) -> Iterator[Visitor]:
    visitor = Visitor(browser, base)
    yield visitor
    for context in visitor.contexts:
        context.close()
