"""Where things are on the site. The scheme is fixed: an address, once published, stays."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Addresses:
    """Relative links from one page, so that the site works below any path.

    `page` is the address of the page from the root of the site, such as `indicators/some-figure/`;
    `prefix` is the folder of its language, empty for the first language.
    """

    page: str
    prefix: str = ""

    def page_of(self, path: str, anchor: str = "") -> str:
        """Link to a page in the same language, such as `documents/some-report/`."""
        return self._relative(self.prefix + path) + (f"#{anchor}" if anchor else "")

    def file(self, path: str) -> str:
        """Link to a file that has no language, such as `data/some-figure.csv`."""
        return self._relative(path)

    def indicator(self, id: str) -> str:
        """Link to the page of one indicator."""
        return self.page_of(f"indicators/{id}/")

    def table(self, id: str) -> str:
        """Link to the page of one published table."""
        return self.page_of(f"tables/{id}/")

    def theme(self, id: str) -> str:
        """Link to the priority page of one theme."""
        return self.page_of(f"priorities/{id}/")

    def document(self, id: str, section: str = "") -> str:
        """Link to the page of one document, or to one of its sections."""
        return self.page_of(f"documents/{id}/", section_anchor(section) if section else "")

    def plan(self, id: str, part: str = "") -> str:
        """Link to the page of one plan, or to one of its parts."""
        return self.page_of(f"plans/{id}/", part)

    def csv(self, resource: str) -> str:
        """Link to the file of one resource."""
        return self.file(f"data/{resource}.csv")

    def _relative(self, path: str) -> str:
        start = posixpath.dirname("/" + self.page)
        link = posixpath.relpath("/" + path, start)
        return link + "/" if path.endswith("/") or not path else link


def section_anchor(section: str) -> str:
    """The anchor of a section on the page of its document: `4.5.1` is `section-4-5-1`."""
    return "section-" + re.sub(r"[^a-z0-9]+", "-", section.lower()).strip("-")
