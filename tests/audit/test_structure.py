"""Every page can be understood by ear: language, headings, names of pictures, tables and links."""

from __future__ import annotations

import pytest

from tests.audit.structure import faults, structure

WHOLE = """<html lang="pl" dir="ltr"><body><main><h1>A</h1><h2>B</h2>
<svg role="img" aria-labelledby="name"><title id="name">A drawing</title></svg>
<table><caption>C</caption><tr><th scope="col">D</th></tr></table>
<p><a href="../b/">E</a> and <a href="../c/">F</a></p></main></body></html>"""


@pytest.mark.parametrize("name", ["exampleshire_build", "real_build"])
def test_every_page_can_be_understood_by_ear(name: str, request: pytest.FixtureRequest) -> None:
    (found,) = structure(request.getfixturevalue(name).site)
    assert found.faults == ()
    assert found.looked_at > 50


def test_a_page_as_it_should_be_has_no_fault() -> None:
    assert faults(WHOLE, "pl", "a/") == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            'lang="pl"',
            'lang="lt"',
            "its language and direction are ('lt', 'ltr') instead of ('pl', 'ltr')",
        ),
        (
            'dir="ltr"',
            'dir="rtl"',
            "its language and direction are ('pl', 'rtl') instead of ('pl', 'ltr')",
        ),
        ("<h1>A</h1>", "<h1>A</h1><h1>A</h1>", "2 headings of the first level instead of one"),
        ("<h2>B</h2>", "<h3>B</h3>", "a heading of level 3 comes after one of level 1: <h3>B</h3>"),
        ("<h2>B", '<img src="b.png"><h2>B', 'a picture without a name: <img src="b.png">'),
        (
            'aria-labelledby="name"',
            'aria-labelledby="nothing"',
            "aria-labelledby names what is not on the page, ['nothing']: "
            '<svg role="img" aria-labelledby="nothing"><title id="name">A drawing</title></svg>',
        ),
        (
            "<caption>C</caption>",
            "",
            'a table without a caption: <table><tbody><tr><th scope="col">D</th></tr></tbody></table>',
        ),
        (' scope="col"', "", "a header without a scope: <th>D</th>"),
        (">E</a>", "></a>", 'a link without a name: <a href="../b/"></a>'),
        (">F</a>", ">E</a>", "“E” leads to 2 pages from one place: b/, c/"),
    ],
)
def test_a_planted_fault_is_told(old: str, new: str, said: str) -> None:
    assert faults(WHOLE.replace(old, new, 1), "pl", "a/") == [said]
