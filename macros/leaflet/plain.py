"""The summary as plain text, for reading aloud: sentences, one paragraph a line, no table and no symbol."""

from __future__ import annotations

from macros.here import Here
from macros.leaflet.model import Leaflet, Standing


def plain(here: Here, said: Leaflet) -> str:
    """The same sentences as the PDF in the same order; headings stand on lines of their own."""
    parts = (
        (said.partnership, said.title),
        (said.notice, said.freshness),
        (said.plan_heading, *said.plan),
        *((_named(here, aim.name, aim.about),) for aim in said.aims),
        (said.help_heading, *(_named(here, f"{s.name}: {s.phone}", s.for_whom) for s in said.help)),
        (said.unconfirmed,),
        (said.standings_heading, said.standings_intro),
        *((_standing(here, row),) for row in said.standings),
        (said.missing_heading, *said.missing),
        (said.more_heading, said.site, said.address, *said.more),
    )
    written = ["\n".join(line for line in lines if line) for lines in parts]
    return "\n\n".join(part for part in written if part) + "\n"


def _named(here: Here, name: str, rest: str) -> str:
    return here.words.text("{name}. {sentences}", name=name, sentences=rest).strip()


def _standing(here: Here, row: Standing) -> str:
    status = here.words.text("When last reported: {status}.", status=row.word)
    source = here.words.text("As at: {source}.", source=row.source)
    return _named(here, row.name, " ".join((status, *row.sentences, source)))
