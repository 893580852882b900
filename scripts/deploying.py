"""Where may this site be put? Nowhere public before it is adopted and its help lines are checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.nouns import HelpLine, Site
from scripts.repository import is_local


@dataclass(frozen=True)
class Stop:
    """What keeps the site from being published, and the remedy; each one or more whole sentences."""

    what: str
    remedy: str

    @property
    def sentence(self) -> str:
        """Both, as every command prints them."""
        return f"{self.what} {self.remedy}"


def report(stops: Iterable[Stop]) -> str:
    """All of them, one under the other, and what state things are in."""
    lines = [f"- {stop.sentence}" for stop in stops]
    return "\n".join(["The site was not published:", *lines, "Nothing was published."])


def of_place(site: Site, lines: Iterable[HelpLine], remote: str, address: str) -> Iterator[Stop]:
    """What keeps the site from the address that a remote stands for."""
    if not address:
        yield Stop(
            f"There is no git remote called “{remote}” here, so there is nowhere to publish to.",
            f"Add it with `git remote add {remote} ADDRESS`, or name another with --remote-name.",
        )
    elif not is_local(address):
        yield from _public(site, lines, address)


def _public(site: Site, lines: Iterable[HelpLine], address: str) -> Iterator[Stop]:
    if not site.adopted:
        yield Stop(
            f"The {site.partnership} has not adopted the site yet, and {address} is not on this computer.",
            "Once it has, write true under adopted in data/site.csv, and fill in publisher and contact. "
            "Until then you can publish to a folder of this computer.",
        )
    names = ", ".join(line.name for line in lines if not line.is_confirmed)
    # A wrong number can cost somebody their life: each is checked by a person before the site is public.
    if names:
        yield Stop(
            f"Nobody has checked these help lines with the services: {names}.",
            "Call each one, or read its own website. Then write in data/help.csv the day under confirmed_on "
            "and the role of who checked it under confirmed_by.",
        )
