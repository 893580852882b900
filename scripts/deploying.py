"""May this site be put on the web from here? The answer holds for `mkdocs gh-deploy` typed directly."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

from macros.nouns import HelpLine, Site


def refusal(site: Site, lines: Iterable[HelpLine], remote: str, root: Path) -> str:
    """Why a deployment to `remote` is refused, in plain sentences; empty when it may go ahead."""
    address = _address(remote, root)
    if not address:
        return (
            f"There is no git remote called “{remote}” here, so there is nowhere to publish to. "
            f"Add it with `git remote add {remote} ADDRESS`, or name another with --remote-name. "
            "Nothing was published."
        )
    if is_local(address):
        return ""
    return _unconfirmed(lines, address) if site.adopted else _not_adopted(site, address)


def _not_adopted(site: Site, address: str) -> str:
    return (
        f"The site was not published to {address}: the {site.partnership} has not adopted it yet. "
        "Once it has, write true under adopted in data/site.csv, fill in publisher and contact, "
        "and run the command again. Until then you can publish to a folder of this computer. "
        "Nothing was published."
    )


def _unconfirmed(lines: Iterable[HelpLine], address: str) -> str:
    """A wrong number can cost somebody their life: each is checked by a person before the site is public."""
    names = ", ".join(line.name for line in lines if not line.is_confirmed)
    if not names:
        return ""
    return (
        f"The site was not published to {address}: nobody has checked these help lines with the services: "
        f"{names}. Call each one, or read its own website. Then write in data/help.csv the day under "
        "confirmed_on and the role of who checked it under confirmed_by, and run the command again. "
        "Nothing was published."
    )


def is_local(address: str) -> bool:
    """Whether a git address is a folder of this computer."""
    return address.startswith(("/", "./", "../", "file://")) or address[1:3] in {":\\", ":/"}


def _address(remote: str, root: Path) -> str:
    done = subprocess.run(
        ["git", "remote", "get-url", "--push", remote], cwd=root, capture_output=True, text=True
    )
    return done.stdout.strip() if done.returncode == 0 else ""
