"""A page at every old address, which leads to the new one: an address, once published, stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from macros.addresses import Addresses
from macros.here import Here
from macros.nouns import Indicator, PublishedTable, Redirect, Theme
from macros.policy import of_redirect
from macros.render import render

FOLDERS: dict[type[Any], str] = {Theme: "priorities", Indicator: "indicators", PublishedTable: "tables"}


def files(here: Here) -> Iterator[tuple[str, str]]:
    """Address and HTML of a page for each id that was renamed, in the language of `here`."""
    for row in here.package.all(Redirect):
        folder, name = _now(here, row.new)
        old = f"{here.to.prefix}{folder}/{row.old}/"
        there = replace(here, to=Addresses(old, here.to.prefix))
        yield f"{old}index.html", _page(there, f"{folder}/{row.new}/", name)


def _now(here: Here, id: str) -> tuple[str, str]:
    """Folder and name of what an id stands for now; `check` has made sure that there is such a row."""
    for noun, folder in FOLDERS.items():
        for row in here.package.all(noun):
            if row.id == id:
                return folder, row.name
    raise LookupError(id)


def _page(here: Here, new: str, name: str) -> str:
    public = f"{here.package.site.public_address}{here.to.prefix}{new}"
    return render(
        here,
        "redirect.html",
        policy=Markup(of_redirect()),  # noqa: S704  (made by us, of fixed words)
        language=here.words.language,
        name=name,
        href=here.to.page_of(new),
        public=public,
    )
