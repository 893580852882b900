"""Every figure of a page with its time and its source: document and section, each a link that says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from tests.truth.pages import Page
from tests.truth.statuses import classes, key_of

# Where tables of figures stand; a table of counts of rows, or of a benchmark, has no document behind it.
FIGURES = frozenset({"indicators", "tables", "priorities", "explore", "plans"})
CITED = 'a[href*="documents/"][href*="#section-"]'
# A judgement that there was nothing to hold together has no figure to cite.
WITHOUT = frozenset({"no_target_set", "not_tested", "no_data"})


@dataclass(frozen=True)
class Figure:
    """A figure, where it stands, and what is missing beside it, if anything."""

    where: str
    words: str
    fault: str = ""


def of_page(page: Page) -> Iterator[Figure]:
    """Every figure of the page: in big type, in tables, as the stuff of a judgement or of a claim."""
    for node in page.body.css("p.figures"):
        yield _big(page, node)
    if page.subject[0] in FIGURES and page.subject[1]:
        for line in page.body.css("table tbody tr"):
            if any(character.isdigit() for cell in line.css("td.number") for character in cell.text()):
                yield _line(page, line)
    for node in page.body.css("table.overview tbody tr"):
        yield _overview(page, node)
    for node in page.body.css("div.judged"):
        verdict = node.css_first(".verdict")
        if verdict is not None and key_of(verdict) not in WITHOUT:
            fault = "" if node.css_first(CITED) is not None else "no document and section"
            yield Figure(page.name, words(node), fault)
    for node in page.body.css("li.claim, li.claim .source, p.from, td.origin .source"):
        fault = "" if node.css_first(CITED) is not None else "no document and section"
        yield Figure(page.name, words(node), fault)
    for node in page.body.css(".drawing"):
        yield _drawn(page, node)


def _big(page: Page, node: LexborNode) -> Figure:
    """The figure in big type: its period below it, and the source below that."""
    beside = [node, *following(node)]
    if page.subject[0] == "embed":
        # A page for a frame is small: one sentence says the time and the document; a link leads to the rest.
        full = page.body.css_first("p.links a") is not None
        told = any(one.tag == "p" and not classes(one) and digits(one) for one in beside)
        return Figure(page.name, words(node), "" if full and told else "no time and document")
    time = any("when" in classes(one) and words(one) for one in beside)
    source = any(one.css_first(CITED) is not None for one in beside if "from" in classes(one))
    missing = [name for name, there in (("time", time), ("document and section", source)) if not there]
    return Figure(page.name, words(node), f"no {' and no '.join(missing)}" if missing else "")


def _line(page: Page, line: LexborNode) -> Figure:
    """A row of a table of figures names its time or subject first and its document last."""
    head = line.css_first("th")
    missing = [] if head is not None and words(head) else ["heading"]
    missing += [] if line.css_first(CITED) is not None else ["document and section"]
    return Figure(page.name, words(line), f"no {' and no '.join(missing)}" if missing else "")


def _overview(page: Page, line: LexborNode) -> Figure:
    """A row of the list of all figures ends with the document it is from."""
    source = line.css_first('td.origin a[href*="documents/"]')
    named = source is not None and words(source)
    bare = not digits(line)
    return Figure(page.name, words(line), "" if named or bare else "no document")


def _drawn(page: Page, node: LexborNode) -> Figure:
    """A drawing stands with a table of its figures, or on a page for a frame with the link to it."""
    if page.subject[0] == "embed":
        found = page.body.css_first("p.links a") is not None
    else:
        found = page.body.css_first("table") is not None
    return Figure(page.name, words(node)[:60], "" if found else "no table of its figures")


def following(node: LexborNode) -> Iterator[LexborNode]:
    """What stands after a node, up to the next heading or figure in big type."""
    while (after := node.next) is not None and after.tag not in {"h1", "h2", "h3"}:
        if "figures" in classes(after):
            return
        if after.tag not in {"-text", "-comment"}:
            yield after
        node = after


def digits(node: LexborNode) -> bool:
    """Whether a node says a number."""
    return any(character.isdigit() for character in node.text())


def words(node: LexborNode) -> str:
    """The text of a node on one line."""
    return " ".join(node.text(separator=" ").split())
