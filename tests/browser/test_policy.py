"""A real browser refuses nothing that a page does and asks no other host, whatever a reader does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import ConsoleMessage, Error, Page, Request, Route

from tests.browser.conftest import PHONE, Visitor

pytestmark = pytest.mark.browser
WATCH = (
    "window.broken = []; addEventListener('securitypolicyviolation', "
    "(event) => broken.push(`${event.effectiveDirective} ${event.blockedURI}`))"
)
# One page of each kind besides those of STATES.
TYPES = (
    "",
    "help/",
    "indicators/",
    "priorities/road-safety/",
    "priorities/domestic-abuse-and-sexual-violence/",
    "tables/treatment-benchmarks/",
    "documents/plan-2009/",
    "plans/plan-2014/",
    "printed/",
    "data/",
    "adding-up/",
    "not-here/",
    "ur/priorities/road-safety/",
    "embed/deliberate-fires/",
)


@dataclass
class Watched:
    """A page that keeps all it is not allowed, complains of and asks for, in its frames and workers too."""

    page: Page
    base: str
    complaints: list[str] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)

    def asks(self, request: Request) -> None:
        self.requests.append(request)

    def says(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(message.text)

    def fails(self, error: Error) -> None:
        self.complaints.append(str(error))

    def go(self, path: str) -> None:
        self.tell()
        self.page.goto(self.base + path, wait_until="load")

    def tell(self) -> None:
        """Keep what the document that is there now was not allowed, before another takes its place."""
        for frame in self.page.frames:
            self.complaints += frame.evaluate("window.broken || []")

    @property
    def elsewhere(self) -> list[str]:
        return [
            one.url
            for one in self.requests
            if not one.url.startswith((self.base, "data:", "blob:", "about:"))
        ]


@pytest.fixture
def watched(visit: Visitor) -> Watched:
    page = visit(PHONE).page
    made = Watched(page, visit.base)
    page.add_init_script(WATCH)
    page.context.on("request", made.asks)
    page.on("console", made.says)
    page.on("pageerror", made.fails)
    return made


def searched(page: Page) -> None:
    page.click("[data-opens=search]")
    page.fill("#search-words", "theft")
    page.wait_for_selector("#search li")
    page.keyboard.press("Escape")


def explored(page: Page) -> None:
    page.locator(".explore").first.click()
    page.wait_for_selector(".explorer .plot .main-svg")
    plot = page.locator(".explorer .plot").first
    plot.press("ArrowRight")
    for words in ("Download PNG", "Download SVG"):
        with page.expect_download() as download:
            page.get_by_role("button", name=words).first.click()
        assert download.value.path().stat().st_size > 1000
    page.locator(".explore").first.click()


def filtered(page: Page) -> None:
    page.locator("#filter select").first.select_option(index=1)
    page.wait_for_selector("#fitting tbody tr")
    with page.expect_download():
        page.locator(".filtered a[download]").click()


def used(page: Page) -> None:
    """The menu, the colours and paper."""
    page.click(".menu-button")
    page.click(".menu-button")
    page.click(".colours")
    page.emulate_media(media="print")
    page.emulate_media(media="screen")


STATES: tuple[tuple[str, Callable[[Page], None]], ...] = (
    ("", used),
    ("", searched),
    ("not-here/", searched),
    ("indicators/deliberate-fires/", explored),
    ("indicators/road-casualties/", explored),
    ("ur/indicators/deliberate-fires/", lambda page: page.locator(".explore").first.click()),
    ("explore/", filtered),
)


def test_no_page_in_any_state_is_refused_anything_or_asks_another_host(watched: Watched) -> None:
    for path in TYPES:
        watched.go(path)
    for path, act in STATES:
        watched.go(path)
        act(watched.page)
    watched.page.goto("about:blank")
    watched.page.set_content(
        f"<iframe src='{watched.base}embed/deliberate-fires/'></iframe>", wait_until="load"
    )
    watched.tell()
    # The page for a wrong address comes with the answer that nothing is there.
    missing = "Failed to load resource: the server responded with a status of 404 (Not Found)"
    assert [one for one in watched.complaints if one != missing] == []
    assert watched.elsewhere == []
    assert {"worker" in one.url for one in watched.requests} == {True, False}


def test_the_search_works_where_a_browser_starts_no_worker(watched: Watched) -> None:
    watched.page.context.route("**/pagefind-worker.js", lambda route: route.abort())
    watched.go("")
    searched(watched.page)
    watched.tell()
    assert [one for one in watched.complaints if "ERR_FAILED" not in one] == []


PLANTS = {
    "<script>window.ran = true</script>": "script-src-elem inline",
    '<img src="a.png" onerror="window.ran = true">': "script-src-attr inline",
    '<script src="planted.js"></script>': "script-src eval",
    '<img src="https://evil.example/a.png">': "img-src https://evil.example/a.png",
    '<script src="https://evil.example/a.js"></script>': "script-src-elem https://evil.example/a.js",
    '<link rel="stylesheet" href="https://evil.example/a.css">': "style-src-elem https://evil.example/a.css",
    "<style>body { color: red }</style>": "style-src-elem inline",
    '<p style="color: red">a</p>': "style-src-attr inline",
    '<iframe src="https://evil.example/"></iframe>': "frame-src https://evil.example",
    '<object data="https://evil.example/a.pdf"></object>': "object-src https://evil.example",
    '<base href="https://evil.example/">': "base-uri https://evil.example/",
    '<video src="https://evil.example/a.mp4"></video>': "media-src https://evil.example/a.mp4",
}


@pytest.fixture
def planting(watched: Watched) -> Callable[[str], list[str]]:
    """What the policy of the page for help refuses where something is planted in its text."""

    def plant(text: str) -> list[str]:
        def answer(route: Route) -> None:
            served = route.fetch()
            route.fulfill(response=served, body=served.text().replace("</main>", f"{text}</main>"))

        watched.page.route("**/help/", answer)
        watched.page.route("**/planted.js", lambda route: route.fulfill(body="eval('window.ran = true')"))
        watched.complaints.clear()
        watched.page.goto(f"{watched.base}help/", wait_until="load")
        watched.page.unroute("**/help/")
        assert not watched.page.evaluate("window.ran")
        found: list[str] = watched.page.evaluate("window.broken")
        return found

    return plant


def test_what_is_planted_in_a_page_is_refused_and_noticed(planting: Callable[[str], list[str]]) -> None:
    found = {text: planting(text) for text in PLANTS}
    assert {text: said in found[text] for text, said in PLANTS.items()} == dict.fromkeys(PLANTS, True), found
