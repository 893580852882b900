"""What a page of the built site may load, run and send, looked for in its HTML."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

SELF, NONE = "'self'", "'none'"
EMPTY = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
ALWAYS = {"default-src": {NONE}, "base-uri": {NONE}, "form-action": {NONE}}
# What a policy may allow besides, and the element for whose sake it may.
WITH: dict[str, dict[str, set[str]]] = {
    "link[rel=stylesheet]": {
        "style-src": {SELF},
        "font-src": {SELF},
        "img-src": {SELF, "data:"},
    },
    "link[rel=icon][href^='data:']": {"img-src": {"data:"}},
    "script[src]": {"script-src": {SELF}, "connect-src": {SELF}},
    "dialog.search": {"script-src": {"'wasm-unsafe-eval'"}},
    "button.explore": {"style-src": {EMPTY}, "img-src": {"blob:"}},
}
GOVERNED = re.compile(r"<(?:script|link|style|img|body)\b", re.IGNORECASE)
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
HANDLER = re.compile(r"<[a-z][^<>]*[\s\"'/]on[a-z]+\s*=", re.IGNORECASE)
STYLED = re.compile(r"<[a-z][^<>]*\sstyle\s*=", re.IGNORECASE)
RUNS = "script:not([src]):not([type='application/ld+json'])"
FOREIGN = (
    "base, iframe, object, embed, frame, portal, form[action], [formaction], [ping], meta[http-equiv=refresh]"
)
LOADS = "[src], [srcset], [poster], [background], link, use, image, feimage"
SCHEMES = {"", "http", "https", "mailto", "sms", "tel"}
# A link that a browser does not follow by itself.
ONLY_NAMED = {"canonical", "alternate", "license"}


def faults(html: str) -> Iterator[str]:
    """Whatever in this page is, or lets in, what is not of the site."""
    tree = LexborHTMLParser(html)
    yield from _policy(html, tree)
    for found in (*HANDLER.findall(html), *STYLED.findall(html)):
        yield f"an attribute that runs or styles: {found[-80:]}"
    for node in tree.css(RUNS):
        yield f"a script in the page: {node.text()[:40]}"
    for node in tree.css(FOREIGN):
        if not (node.tag == "meta" and _stays(_given(node, "content").partition("url=")[2])):
            yield f"an element that leads the page elsewhere: {node.tag}"
    for node in tree.css(LOADS):
        yield from (f"a load from elsewhere: {address}" for address in _loaded(node) if not _stays(address))
    for node in tree.css("a[href], area[href]"):
        if urlsplit(_given(node, "href").strip()).scheme.lower() not in SCHEMES:
            yield f"a link that is no address: {_given(node, 'href')[:40]}"


def policy_of(html: str) -> str:
    """The policy of a page; empty where there is none before what it governs."""
    found, first = POLICY.search(html), GOVERNED.search(html)
    return found[1] if found and (first is None or found.start() < first.start()) else ""


def _policy(html: str, tree: LexborHTMLParser) -> Iterator[str]:
    parts = [part.split() for part in policy_of(html).split(";") if part.strip()]
    held = {name: set(sources) for name, *sources in parts}
    allowed = {name: set(sources) for name, sources in ALWAYS.items()}
    for selector, more in WITH.items():
        for name, sources in more.items() if tree.css_first(selector) else ():
            allowed.setdefault(name, set()).update(sources)
    for node in tree.css("style"):
        allowed.setdefault("style-src", set()).add(_hash(node.text()))
    yield from (f"its policy has no {name}" for name in ALWAYS if name not in held)
    for name, sources in held.items():
        yield from (f"its policy lets in {name} {one}" for one in sorted(sources - allowed.get(name, set())))


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


def _loaded(node: LexborNode) -> Iterator[str]:
    if node.tag == "link" and _given(node, "rel") in ONLY_NAMED:
        return
    for name in ("src", "href", "xlink:href", "poster", "background"):
        yield _given(node, name)
    yield from (part.split()[0] for part in _given(node, "srcset").split(",") if part.strip())


def _given(node: LexborNode, name: str) -> str:
    return node.attributes.get(name) or ""


def _stays(address: str) -> bool:
    """Whether a browser finds what is at this address in the site, or in the address itself."""
    parts = urlsplit(address.strip())
    return not parts.netloc and (not parts.scheme or address.startswith("data:image/") or address == "data:,")
