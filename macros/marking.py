"""Marks messages that reach `Words` by way of a name, so that a tool that only reads the code finds them."""

from __future__ import annotations


def N_(message: str) -> str:
    """Mark a message for the catalogues and leave it as it is: `Words.text` translates it later."""
    return message


def NN_(one: str, many: str) -> tuple[str, str]:
    """Mark both forms of a message and leave them as they are: `Words.plural` takes them as `*pair`."""
    return one, many
