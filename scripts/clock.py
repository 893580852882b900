"""What time it is. Only preview, publish and `mkdocs gh-deploy` ask; a build never does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from zoneinfo import ZoneInfo

# Releases keep English time, also where the computer that publishes them does not.
ZONE = ZoneInfo("Europe/London")
RELEASE_TIME = time(9, 30)

Clock = Callable[[], datetime]


def now() -> datetime:
    """This minute, in English time."""
    return datetime.now(ZONE).replace(second=0, microsecond=0)


def in_zone(moment: datetime) -> datetime:
    """A time as the data have it, in English time; without a zone it is English already."""
    return moment.replace(tzinfo=ZONE) if moment.tzinfo is None else moment.astimezone(ZONE)


def spoken(moment: datetime) -> str:
    """Such as “9.30am on 5 November 2026”."""
    local = in_zone(moment)
    hour, half = local.hour % 12 or 12, "am" if local.hour < 12 else "pm"
    return f"{hour}.{local:%M}{half} on {local.day} {local:%B %Y}"
