"""Where the running text of a finished page stands, found by the standard library's parser of HTML."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr", "source", "col"})
# Nothing is put into these: a link in a link is wrong, a heading is a name, a quote is somebody else's words.
CLOSED = frozenset(
    {
        "a",
        "abbr",
        "blockquote",
        "button",
        "caption",
        "code",
        "dt",
        "figcaption",
        "label",
        "nav",
        "option",
        "q",
        "script",
    }
    | {"h1", "h2", "h3", "h4", "h5", "h6", "style", "summary", "svg", "th"}
)
CLOSED_CLASSES = frozenset(
    {"cited", "marker", "name", "phone", "quote", "source", "unit", "value"}
    | {"verdict", "when", "tag", "state"}
)
BLOCKS = frozenset({"p", "li", "dd", "td"})


@dataclass
class Text:
    """A stretch of text between two tags: where it begins, and the block it belongs to."""

    words: str
    at: int
    block: Block

    @property
    def behind(self) -> int | None:
        """Where something can be said about the block; a cell of a table has no room for it."""
        return None if self.block.in_table else self.block.end

    @property
    def block_words(self) -> str:
        """All words of the block, to see what it explains itself."""
        return "".join(self.block.words)


@dataclass
class Block:
    """A paragraph, an item of a list, or a cell."""

    in_table: bool
    end: int | None = None
    words: list[str] = field(default_factory=list)


@dataclass
class Reader(HTMLParser):
    """Reads a page once. `texts` can be added to, `passing` are the words of headings, links and names."""

    html: str
    texts: list[Text] = field(default_factory=list)
    passing: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, html: str) -> Reader:
        """The texts of a page whose tags are all closed, as every page of ours is."""
        reader = cls(html)
        reader.feed(html)
        reader.close()
        return reader

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=False)
        lines = self.html.split("\n")
        self._starts = [0]
        for line in lines:
            self._starts.append(self._starts[-1] + len(line) + 1)
        self._open: list[tuple[str, bool, Block | None]] = []

    def _place(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember what is open, whether it is closed to us, and which block it belongs to."""
        if tag in VOID:
            return
        classes = set((dict(attrs).get("class") or "").split())
        was_closed, block = (self._open[-1][1], self._open[-1][2]) if self._open else (False, None)
        if tag in BLOCKS:
            block = Block(in_table=any(name == "table" for name, _, _ in self._open))
        closed = was_closed or tag in CLOSED or bool(classes & CLOSED_CLASSES)
        self._open.append((tag, closed, block))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A drawing closes its tags at once."""

    def handle_endtag(self, tag: str) -> None:
        """Leave the element; a paragraph can be followed, an item or cell ends with what is put in."""
        while self._open:
            name, _, block = self._open.pop()
            if name == tag:
                break
        else:
            return
        if block is not None and tag in BLOCKS:
            place = self._place()
            block.end = self.html.index(">", place) + 1 if tag == "p" else place

    def handle_data(self, data: str) -> None:
        """Text: of a block, or in passing."""
        _, closed, block = self._open[-1] if self._open else ("", True, None)
        if block is not None:
            block.words.append(data)
        if closed or block is None:
            self.passing.append(data)
        else:
            self.texts.append(Text(data, self._place(), block))
