"""What a host is asked to send with each file, in the form that hosts of static sites read: `_headers`.

The policy of a page stands in the page. Here is what no page can say of itself: who may show it in a frame,
that it comes over an encrypted connection only, that its type is not to be guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

FILE = "_headers"
ALL = {
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
# Programs on other sites may read what everybody may take away.
OPEN = ("data", "releases", "feeds", "charts")
SHARED = {"Access-Control-Allow-Origin": "*"}
# Embeds are made for frames of others, so the rule is one for each folder and not for all.
FRAMED = "embed"
UNFRAMED = {"Content-Security-Policy": "frame-ancestors 'self'", "X-Frame-Options": "SAMEORIGIN"}


def headers(folders: Iterable[str], languages: Iterable[str]) -> str:
    """The rules for a site with pages in these folders, and in the same ones below each other language."""
    lines = [*_rule("/*", ALL)]
    for folder in OPEN:
        lines += _rule(f"/{folder}/*", SHARED)
    for place in ("/", *(f"/{language}/" for language in sorted(languages))):
        lines += _rule(place, UNFRAMED)
    for folder in sorted(set(folders) - {"", ".", FRAMED}):
        lines += [*_rule(f"/{folder}/*", UNFRAMED), *_rule(f"/:language/{folder}/*", UNFRAMED)]
    return "\n".join([*lines, ""])


def _rule(place: str, sent: dict[str, str]) -> Iterator[str]:
    yield place
    yield from (f"  {name}: {value}" for name, value in sent.items())
