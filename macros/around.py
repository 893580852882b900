"""What stands around the text of a page: the way out, the topic it hangs from, what programs read of it."""

from __future__ import annotations

from typing import Any

from macros.crumbs import theme
from macros.feeds import of_page
from macros.here import Here
from macros.leaving import is_sensitive
from macros.metadata.schema_org import described
from macros.pictures.preview import preview


def around(here: Here, address: str) -> dict[str, Any]:
    """The values the shell needs besides the page; `address` is that of the page in its language."""
    return {
        "belongs_to": theme(here, address),
        "described": described(here, address),
        "feeds": of_page(here, address),
        "leave_to": here.package.site.leave_to if is_sensitive(here.package, address) else "",
        "preview": preview(here, address),
    }
