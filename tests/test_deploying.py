"""Where the site may be put: anywhere here, and elsewhere only adopted and with checked help lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from macros.nouns import HelpLine
from macros.package import Package
from scripts.deploying import Stop, of_place, report
from scripts.repository import is_local

ELSEWHERE = "https://git.example/portal.git"


def line(name: str, day: date | None = None, role: str = "") -> HelpLine:
    return HelpLine(name.lower(), name, "call", "999", "danger", "You.", 1, "", day, role)


def stops(package: Package, *lines: HelpLine, adopted: bool = True, address: str = ELSEWHERE) -> list[str]:
    site = replace(package.site, adopted=adopted)
    return [stop.sentence for stop in of_place(site, lines, "public", address)]


def test_a_site_nobody_adopted_is_not_published_elsewhere(exampleshire: Package) -> None:
    assert stops(exampleshire, adopted=False) == [
        "The Exampleshire Community Safety Partnership has not adopted the site yet, "
        "and https://git.example/portal.git is not on this computer. "
        "Once it has, write true under adopted in data/site.csv, and fill in publisher and contact. "
        "Until then you can publish to a folder of this computer."
    ]


def test_an_adopted_site_whose_help_lines_are_checked_may_be_published(exampleshire: Package) -> None:
    assert stops(exampleshire, line("Emergency", date(2026, 7, 1), "Community safety officer")) == []


def test_a_help_line_nobody_checked_keeps_an_adopted_site_from_the_web(exampleshire: Package) -> None:
    day = date(2026, 7, 1)
    lines = [line("Checked", day, "Officer"), line("No role", day), line("No day", role="Officer")]
    assert stops(exampleshire, *lines) == [
        "Nobody has checked these help lines with the services: No role, No day. "
        "Call each one, or read its own website. Then write in data/help.csv the day under confirmed_on "
        "and the role of who checked it under confirmed_by."
    ]


def test_help_lines_nobody_checked_do_not_keep_the_site_from_this_computer(exampleshire: Package) -> None:
    assert stops(exampleshire, line("No day"), adopted=False, address="/srv/portal.git") == []


def test_a_missing_remote_is_named_with_the_way_to_add_it(exampleshire: Package) -> None:
    assert stops(exampleshire, address="") == [
        "There is no git remote called “public” here, so there is nowhere to publish to. "
        "Add it with `git remote add public ADDRESS`, or name another with --remote-name."
    ]


def test_all_that_is_in_the_way_is_said_at_once_with_the_state_of_things() -> None:
    assert report([Stop("It rains.", "Wait."), Stop("It snows.", "Wait longer.")]) == (
        "The site was not published:\n- It rains. Wait.\n- It snows. Wait longer.\nNothing was published."
    )


@pytest.mark.parametrize(
    "address", ["/srv/portal.git", "../portal.git", "./x", "file:///srv/x", "C:\\x", "D:/x"]
)
def test_a_folder_of_this_computer_is_local(address: str) -> None:
    assert is_local(address)


@pytest.mark.parametrize(
    "address", ["https://git.example/x", "git@git.example:x.git", "ssh://git.example/x", "host:x"]
)
def test_another_computer_is_not_local(address: str) -> None:
    assert not is_local(address)
