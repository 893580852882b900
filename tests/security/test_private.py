"""No key, token, private place or personal detail stands in the repository or on the site."""

from __future__ import annotations

import subprocess

import pytest

from macros.package import ROOT
from tests.conftest import Build, in_english
from tests.security.private import personal, secrets, texts

# It makes up the secrets it looks for.
OWN = "tests/security/test_private.py"


def tracked() -> list[str]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in done.stdout.split("\0") if name and name != OWN]


def test_no_file_of_the_repository_holds_a_secret() -> None:
    found = [fault for name, text in texts(ROOT, tracked()) for fault in secrets(name, text)]
    assert found == []


@pytest.mark.parametrize("name", ["real_build", "exampleshire_build"])
def test_no_page_of_the_site_holds_a_secret_or_a_personal_detail(
    name: str, request: pytest.FixtureRequest
) -> None:
    built: Build = request.getfixturevalue(name)
    known = "".join((built.folder / file).read_text("utf-8") for file in ("data/help.csv", "data/site.csv"))
    found = []
    for path in in_english(built.site, "*.html"):
        place, text = path.relative_to(built.site).as_posix(), path.read_text(encoding="utf-8")
        found += [*secrets(place, text), *personal(place, text, known)]
    assert found == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("-----BEGIN RSA PRIVATE KEY-----", "a private key"),
        ("AKIAABCDEFGHIJKLMNOP", "a key of a cloud"),
        ("ghp_" + "a1" * 18, "a token of a code host"),
        ("xoxb-1234567890-abc", "a token of a chat"),
        ("eyJhbGciOiJIUzI1.eyJzdWIiOiIxMjM0.abc", "a signed token"),
        ('api_key = "abcdefgh12345678"', "a password"),
        ("see /home/somebody/notes", "a place of a computer"),
        (r"see C:\Users\somebody", "a place of a computer"),
    ],
)
def test_a_planted_secret_is_found_and_not_repeated(text: str, what: str) -> None:
    assert list(secrets("a.txt", text)) == [f"a.txt: {what}"]


def test_a_planted_detail_is_found_and_a_known_one_is_not() -> None:
    page = "<p>Write to jo@example.org or call 01632 960123.</p><svg><path d='01632 960123'/></svg>"
    assert list(personal("a", page, "")) == ["a: an e-mail address", "a: a telephone number"]
    assert list(personal("a", page, "jo@example.org,01632 960123")) == []
