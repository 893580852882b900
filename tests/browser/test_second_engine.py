"""A second engine agrees that everybody can read the site: HTML_CodeSniffer shares no code with axe."""

from __future__ import annotations

import pytest

from tests.audit.htmlcs import SCRIPT, sniff
from tests.audit.pages import TYPES
from tests.browser.conftest import Visit, Visitor

pytestmark = pytest.mark.browser


@pytest.fixture
def window(visit: Visitor) -> Visit:
    opened = visit()
    opened.page.context.add_init_script(SCRIPT)
    return opened


@pytest.mark.parametrize("language", ["", "ur/"], ids=["en", "ur"])
def test_the_second_engine_finds_no_error_on_any_type_of_page(window: Visit, language: str) -> None:
    errors = {path: sniff(window.go(language + path)) for path in TYPES}
    assert {path: found for path, found in errors.items() if found} == {}


@pytest.mark.parametrize(
    ("plant", "code"),
    [
        ("document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=\"x.png\">')", "1_1_1.H37"),
        ("document.querySelector('main p').style.color = '#ddd'", "1_4_3.G18.Fail"),
        ("document.querySelector('main').append(document.createElement('button'))", "4_1_2.H91.Button.Name"),
        ("document.documentElement.removeAttribute('lang')", "3_1_1.H57.2"),
        ("document.querySelector('form button').remove()", "3_2_2.H32.2"),
    ],
)
def test_the_second_engine_sees_a_planted_fault(window: Visit, plant: str, code: str) -> None:
    page = window.go("help/")
    page.evaluate(plant)
    (found,) = {fault.split(": ")[0] for fault in sniff(page)}
    assert found.endswith(code)
