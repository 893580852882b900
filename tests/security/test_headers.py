"""What no page can say of itself is said by the host, and the file that asks for it comes with the site."""

from __future__ import annotations

import pytest

from macros.headers import headers
from tests.conftest import Build, in_english

# A host of static sites reads no more rules than these.
MOST_RULES = 100


def rules(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line.startswith("/"):
            found[line] = []
        else:
            found[[*found][-1]].append(line.strip())
    return found


def test_an_embed_may_stand_in_a_frame_and_no_other_page() -> None:
    found = rules(headers(["", ".", "help", "embed"], ["pl"]))
    framed = [
        place for place, sent in found.items() if "Content-Security-Policy: frame-ancestors 'self'" in sent
    ]
    assert framed == ["/", "/pl/", "/help/*", "/:language/help/*"]
    assert "X-Content-Type-Options: nosniff" in found["/*"]
    assert found["/data/*"] == ["Access-Control-Allow-Origin: *"]


@pytest.mark.parametrize("name", ["real_build", "exampleshire_build"])
def test_every_folder_with_pages_has_its_rule(name: str, request: pytest.FixtureRequest) -> None:
    built: Build = request.getfixturevalue(name)
    found = rules((built.site / "_headers").read_text(encoding="utf-8"))
    places = {path.relative_to(built.site).parts[0] for path in in_english(built.site)} - {
        "index.html",
        "embed",
    }
    assert {place for place in places if f"/{place}/*" not in found} == set()
    assert len(found) <= MOST_RULES
