"""The pages made from data: one for every indicator, table, document and release. None is kept as a stub."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape

import yaml

from macros.nouns import Document, Indicator, Plan, PublishedTable, Release, Theme
from macros.package import Package

# In the front matter: the page has no words of its own, so it is in whatever language is built.
FROM_DATA = "from_data"


@dataclass(frozen=True)
class Page:
    """A Markdown page below the folder of its language, such as `indicators/some-figure.md`.

    `titled_by` is a call that gives the title in the language of the page, in place of `title`.
    """

    path: str
    title: str
    description: str
    call: str
    titled_by: str = ""

    @property
    def markdown(self) -> str:
        """Front matter and one macro call."""
        title = f"{{{{ {self.titled_by} }}}}" if self.titled_by else as_text(self.title)
        meta = {"title": title, "description": as_text(self.description), FROM_DATA: True}
        return f"---\n{yaml.safe_dump(meta, allow_unicode=True, width=1000)}---\n{{{{ {self.call} }}}}\n"


@lru_cache(maxsize=8)
def by_path(package: Package) -> Mapping[str, Page]:
    """Every page made from data by its path, with title and description in the language of `package`."""
    return {page.path: page for page in pages(package)}


def as_text(words: str) -> str:
    """Words for the front matter, where a brace would call a macro.

    The theme takes tags out, and with them spaces that do not break, if they are not written as codes.
    """
    return escape(words).replace("{", "&#123;").replace("\u00a0", "&#160;")


def pages(package: Package) -> Iterator[Page]:
    """Every page that exists because a row does."""
    for row in package.all(Indicator):
        yield Page(f"indicators/{row.id}.md", row.name, row.definition, f'indicator("{row.id}")')
    for table in package.all(PublishedTable):
        yield Page(f"tables/{table.id}.md", table.name, table.definition, f'table("{table.id}")')
    for theme in package.all(Theme):
        if any(package.observations(row.id) for row in package.of_theme(Indicator, theme.id)):
            call = f'("{theme.id}")'
            yield Page(
                f"explore/{theme.id}.md", "", theme.about, "topic_figures" + call, "topic_title" + call
            )
    for plan in package.all(Plan):
        yield Page(f"plans/{plan.id}.md", plan.name, plan.about, f'plan("{plan.id}")')
    for document in package.all(Document):
        yield Page(
            f"documents/{document.id}.md", document.title, document.about, f'document("{document.id}")'
        )
    for release in package.all(Release):
        call = f'("{release.id}")'
        yield Page(f"releases/{release.id}.md", "", release.note, "release" + call, "release_title" + call)
