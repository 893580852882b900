"""Each badge of a page, held against the judgement it stands for, and its word against its key."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from tests.truth.cells import bare
from tests.truth.facts import Facts, Row
from tests.truth.pages import Page, named_in

# What each status is called: a table of its own, so that a word cannot move to another key unseen.
ENGLISH = {
    "on_track": "On track",
    "off_track": "Off track",
    "too_close_to_call": "Too close to call",
    "target_met": "Target met",
    "target_missed": "Target missed",
    "no_target_set": "No target set",
    "no_data": "No data",
    "cannot_be_judged": "Cannot be judged",
    "too_few_to_judge": "Too few to judge",
    "too_few_to_show": "Too few to show",
    "not_comparable": "Not comparable",
    "no_judgement": "No judgement",
}
SENSES = {"better", "worse"}
NO_RESULT = "no_evidence"


@dataclass(frozen=True)
class Badge:
    """A badge: the page, the row or heading it stands under, its key and word, and what is wrong with it."""

    page: str
    about: str
    key: str
    word: str
    fault: str = ""


class Badges:
    """What every badge of a partnership may say."""

    def __init__(self, facts: Facts) -> None:
        self.rows = facts.rows
        self.indicators = {row["id"] for row in self.rows["indicators"]}
        self.verdicts = {row["claim"]: row["verdict"] for row in self.rows["checked-claims"]}

    def of_page(self, page: Page) -> Iterator[Badge]:
        """Every badge of the page."""
        folder, id = page.subject
        if folder == "indicators" and id:
            yield from self._indicator(page, id)
        elif folder == "status-history":
            yield from self._history(page)
        elif folder == "self-assessment":
            yield from self._results(page)
        else:
            for node in page.body.css(".verdict"):
                yield self._placed(page, node)

    def _indicator(self, page: Page, id: str) -> Iterator[Badge]:
        """The page of an indicator says each of its judgements once, under the heading of its kind."""
        article = page.tree.css_first("article")
        assert article is not None
        found: dict[str, list[LexborNode]] = {}
        heading = ""
        for node in article.iter():
            heading = (node.attributes.get("id") or "") if node.tag == "h2" else heading
            found.setdefault(heading, []).extend(node.css(".verdict"))
        wanted = {
            "status": Counter(row["status"] for row in self._of("statuses", id)),
            "change": Counter(
                change_key(row) for row in self._of("changes", id) if row["breakdown"] == "all"
            ),
            "comparison": Counter(change_key(row) for row in self._of("comparisons", id)),
            "claims": Counter(self.verdicts[row["id"]] for row in self._of("claims", id)),
        }
        for kind, keys in wanted.items():
            said = Counter(key_of(node) for node in found.get(kind, ()))
            # Of groups only those that could be tested are shown.
            more = Counter(change_key(row) for row in self._of("changes", id)) if kind == "change" else keys
            fault = "" if keys <= said <= more else f"the file says {dict(keys)}, the page {dict(said)}"
            yield Badge(page.name, kind, str(dict(said)), "", fault)
        for kind, nodes in found.items():
            yield from (Badge(page.name, f"{id} {kind}", key_of(node), word_of(node)) for node in nodes)

    def _history(self, page: Page) -> Iterator[Badge]:
        """What was said of each figure, release by release, and what is said now."""
        now = Counter(row["status"] for row in self.rows["statuses"] if row["leads"] == "true")
        then = Counter(row["status"] for row in self.rows["printed-statuses"] if row["leads"] == "true")
        nodes = page.body.css(".verdict")
        said = Counter(key_of(node) for node in nodes)
        wanted = now + then - Counter({"no_target_set": now["no_target_set"] + then["no_target_set"]})
        fault = "" if not nodes or said == wanted else f"the files say {wanted}, the page {said}"
        yield Badge(page.name, "all releases", str(dict(said)), "", fault)
        yield from (Badge(page.name, "history", key_of(node), word_of(node)) for node in nodes)

    def _results(self, page: Page) -> Iterator[Badge]:
        """Each promise of the site shows the result of each of its checks, in their order."""
        faults = {row["check"]: row["faults"] for row in self.rows["audit"]}
        for row in self.rows["assessment"]:
            own = [f"promise-{row['id']}"] if row["tests"] else []
            checks = [*own, *row["audit"].split()]
            wanted = [
                NO_RESULT if c not in faults else "done" if faults[c] == "0" else "not_done" for c in checks
            ]
            nodes = page.body.css(f"tr[id='{row['id']}'] .verdict")
            said = [key_of(node) for node in nodes]
            fault = "" if said == wanted else f"the file says {wanted}, the page {said}"
            yield Badge(page.name, row["id"], " ".join(said), "", fault)

    def _placed(self, page: Page, node: LexborNode) -> Badge:
        """A badge in a block that says what it is about."""
        key, word = key_of(node), word_of(node)
        about, allowed = self._about(page, node)
        fault = "" if key in allowed else f"the files say {sorted(allowed)}"
        return Badge(page.name, about, key, word, fault)

    def _about(self, page: Page, node: LexborNode) -> tuple[str, set[str]]:
        """What the nearest block names, and the judgements there are of it."""
        block: LexborNode | None = node.parent
        while block is not None and block.tag not in {"main", "body"}:
            marks = (block.attributes.get("class") or "").split()
            if "claim" in marks:
                return "claim", self._claim(block)
            if "tally" in marks:
                return "tally", {row["found"] for row in self.rows["promise-counts"]}
            if block.tag == "li" and ("promise" in marks or "of-partnership" in classes(block.parent)):
                return "promise", self._promise(block)
            named = [id for id in named_in(block, page.address) if id in self.indicators]
            if named and block.tag in {"p", "li", "tr", "section", "div"}:
                return named[0], self._judged(named[0], page)
            block = block.parent
        return page.subject[1], self._judged(page.subject[1], page)

    def _judged(self, id: str, page: Page) -> set[str]:
        folder, release = page.subject
        if folder == "releases":
            rows = self._of("printed-statuses", id)
            return {row["status"] for row in rows if row["release"] == release}
        statuses = self._of("statuses", id)
        if folder == "plans":
            return {row["status"] for row in statuses if row["target_document"]}
        leading = {row["status"] for row in statuses if row["leads"] == "true"}
        changes = {change_key(row) for name in ("changes", "comparisons") for row in self._of(name, id)}
        return leading | changes

    def _claim(self, block: LexborNode) -> set[str]:
        """A sum by the words it quotes; a contradiction by both of its quotes."""
        quotes = {bare(node.text()) for node in block.css(".quote")}
        sums = {self.verdicts[row["id"]] for row in self.rows["claims"] if bare(row["quote"]) in quotes}
        both = {
            "does_not_agree" if row["doubt"] == "none" else "cannot_be_checked"
            for row in self.rows["contradictions"]
            if {bare(row["quote"]), bare(row["other_quote"])} == quotes
        }
        return both if len(quotes) > 1 and both else sums

    def _promise(self, block: LexborNode) -> set[str]:
        id = block.attributes.get("id")
        rows = [row for row in self.rows["commitments"] if id in (None, row["id"])]
        return {row["found"] for row in rows}

    def _of(self, resource: str, id: str) -> list[Row]:
        return [row for row in self.rows[resource] if row["indicator"] == id]


def words_by_key(badges: Iterable[Badge]) -> dict[str, set[str]]:
    """Every word that stands for a status, by its key."""
    found: dict[str, set[str]] = {}
    for badge in badges:
        if badge.key in ENGLISH:
            found.setdefault(badge.key, set()).add(badge.word)
    return found


def mixed_up(words: dict[str, set[str]]) -> list[str]:
    """Where the words of a key do not begin alike, or those of two keys are the same."""
    bases = {key: min(said, key=len) for key, said in words.items()}
    faults = [
        f"{key}: “{word}” and “{bases[key]}”"
        for key, said in words.items()
        for word in said
        if not word.startswith(re.split("[,:،]", bases[key])[0])
    ]
    twice = [base for base, count in Counter(bases.values()).items() if count > 1]
    return faults + [f"two statuses are called “{base}”" for base in twice]


def change_key(row: Row) -> str:
    """A change is shown by its sense where it has one."""
    return row["better"] if row["better"] in SENSES else row["verdict"]


def key_of(node: LexborNode) -> str:
    """The key of a badge."""
    return next(name.removeprefix("verdict-") for name in classes(node) if name.startswith("verdict-"))


def word_of(node: LexborNode) -> str:
    """What a badge says."""
    return " ".join(node.text().split())


def classes(node: LexborNode | None) -> list[str]:
    """The classes of a node."""
    return (node.attributes.get("class") or "").split() if node is not None else []
