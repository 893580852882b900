"""An embed as a page: one file, no script, no request besides itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from markupsafe import Markup

from macros.addresses import Addresses
from macros.charts.draw import drawings
from macros.embedding.model import Embed, embeds
from macros.here import Here
from macros.marking import N_
from macros.notice import notice
from macros.pictures.picture import public
from macros.policy import of_embed
from macros.render import TEMPLATES, render
from macros.styles import FOLDER

# Of the sheet of the site: colours, drawings, badges. What only an embed has stands beside its template.
SHEETS = ("10-colours.css", "43-drawings.css", "50-judgements.css")
LINK = N_("“{name}” with every figure and its source, on {site} (new window)")
HELP = N_("Hurt or afraid? Where to get help (new window)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")


def files(here: Here) -> Iterator[tuple[str, str]]:
    """The address of every embed below the site and its HTML, in the language of `here`."""
    for one in embeds(here):
        yield f"{here.to.prefix}{address(one.id)}index.html", page(here, one)


def address(id: str) -> str:
    """Where the embed of an indicator or table lies below the folder of its language."""
    return f"embed/{id}/"


def page(here: Here, embed: Embed) -> str:
    """The HTML of one embed. Its links are relative, so that it works wherever the site lies."""
    there = replace(here, to=Addresses(here.to.prefix + address(embed.id), here.to.prefix))
    drawing = drawings(embed.chart, here.words) if embed.chart else ""
    return render(
        there,
        "embed.html",
        embed=embed,
        drawing=Markup(drawing),  # noqa: S704  (made by us, every text in it escaped)
        policy=Markup(of_embed(style())),  # noqa: S704  (made by us, of fixed words)
        style=Markup(style()),  # noqa: S704  (a file of ours)
        language=here.words.language,
        direction=here.words.locale.text_direction,
        canonical=public(here, embed.page),
        full=there.to.page_of(embed.page),
        link=here.words.text(LINK, name=embed.name, site=here.package.title),
        help=there.to.page_of("help/"),
        help_link=here.words.text(HELP),
        site=here.package.title,
        notice=notice(here),
    )


@lru_cache(maxsize=1)
def style() -> str:
    """The parts of the sheet of the site that an embed needs, and its own, without comments."""
    paths = (*(FOLDER / name for name in SHEETS), TEMPLATES / "embed.css")
    rules = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    return _SPACE.sub(" ", _COMMENT.sub("", rules)).strip()
