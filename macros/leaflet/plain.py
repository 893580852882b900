"""The summary as plain text, for reading aloud: sentences, one paragraph a line, no table and no symbol."""

from __future__ import annotations

from macros.here import Here
from macros.languages.foreign import Foreign, apart, fill
from macros.leaflet.model import Leaflet, Service, Standing


def plain(here: Here, said: Leaflet) -> str:
    """The same sentences as the PDF in the same order.

    A heading stands on a line of its own with a stop behind it, so that a voice pauses there.
    """
    parts = (
        (_heading(here, said.partnership), _heading(here, said.title)),
        (said.notice, said.freshness),
        (_heading(here, said.plan_heading), *said.plan),
        *((_named(here, aim.name, aim.about),) for aim in said.aims),
        (
            _heading(here, said.help_heading),
            *(_named(here, _to_call(s), s.for_whom) for s in said.help),
        ),
        (said.unconfirmed,),
        (_heading(here, said.standings_heading), said.standings_intro),
        *((_standing(here, row),) for row in said.standings),
        (_heading(here, said.missing_heading), *said.missing),
        (_heading(here, said.more_heading), *said.more, said.address),
    )
    # Where lines run from the left already, English words and numbers need no marks around them.
    told = apart if said.direction == "rtl" else str
    written = ["\n".join(told(line) for line in lines if line) for lines in parts]
    return "\n\n".join(part for part in written if part) + "\n"


def _heading(here: Here, heading: str) -> str:
    return here.words.text("{heading}.", heading=heading)


def _named(here: Here, name: str, rest: str) -> str:
    return here.words.text("{name}. {sentences}", name=name, sentences=rest) if rest else _heading(here, name)


def _to_call(service: Service) -> str:
    """A name with its number, whose groups keep their order in a line that runs from the right."""
    return fill("{name}: {phone}", {"name": service.name, "phone": Foreign(service.phone, printed=True)})


def _standing(here: Here, row: Standing) -> str:
    status = here.words.text("When last reported: {status}.", status=row.word)
    source = here.words.text("As at: {source}.", source=row.source)
    return _named(here, row.name, " ".join((status, *row.sentences, source)))
