"""The files a reader can take away, and the links to them."""

from macros.downloads.bundle import checksums
from macros.downloads.links import (
    SHORT,
    Link,
    Offer,
    bytes_in_words,
    csv_link,
    files,
    frozen,
    frozen_links,
    offer,
    offer_of_all,
    size,
)
from macros.downloads.made import made

__all__ = [
    "SHORT",
    "Link",
    "Offer",
    "bytes_in_words",
    "checksums",
    "csv_link",
    "files",
    "frozen",
    "frozen_links",
    "made",
    "offer",
    "offer_of_all",
    "size",
]
