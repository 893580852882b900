from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from macros.nouns import HelpLine
from macros.package import Package
from scripts.deploying import is_local, refusal


@pytest.fixture
def checkout_with(tmp_path: Path) -> Path:
    for command in (["init", "--quiet"], ["remote", "add", "origin", "https://git.example/portal.git"]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    return tmp_path


def test_a_site_nobody_adopted_is_not_published_elsewhere(exampleshire: Package, checkout_with: Path) -> None:
    assert refusal(exampleshire.site, (), "origin", checkout_with) == (
        "The site was not published to https://git.example/portal.git: "
        "the Exampleshire Community Safety Partnership has not adopted it yet. "
        "Once it has, write true under adopted in data/site.csv, fill in publisher and contact, "
        "and run the command again. Until then you can publish to a folder of this computer. "
        "Nothing was published."
    )


def line(name: str, day: date | None = None, role: str = "") -> HelpLine:
    return HelpLine(name.lower(), name, "call", "999", "danger", "You.", 1, "", day, role)


def test_an_adopted_site_whose_help_lines_are_checked_may_be_published(
    exampleshire: Package, checkout_with: Path
) -> None:
    lines = [line("Emergency", date(2026, 7, 1), "Community safety officer")]
    assert refusal(replace(exampleshire.site, adopted=True), lines, "origin", checkout_with) == ""


def test_a_help_line_nobody_checked_keeps_an_adopted_site_from_the_web(
    exampleshire: Package, checkout_with: Path
) -> None:
    day = date(2026, 7, 1)
    lines = [line("Checked", day, "Officer"), line("No role", day), line("No day", role="Officer")]
    assert refusal(replace(exampleshire.site, adopted=True), lines, "origin", checkout_with) == (
        "The site was not published to https://git.example/portal.git: "
        "nobody has checked these help lines with the services: No role, No day. "
        "Call each one, or read its own website. Then write in data/help.csv the day under confirmed_on "
        "and the role of who checked it under confirmed_by, and run the command again. "
        "Nothing was published."
    )


def test_help_lines_nobody_checked_do_not_keep_the_site_from_this_computer(
    exampleshire: Package, checkout_with: Path
) -> None:
    move = ["git", "remote", "set-url", "origin", "/srv/portal.git"]
    subprocess.run(move, cwd=checkout_with, check=True)
    adopted = replace(exampleshire.site, adopted=True)
    assert refusal(adopted, [line("No day")], "origin", checkout_with) == ""


def test_a_missing_remote_is_named_with_the_way_to_add_it(exampleshire: Package, checkout_with: Path) -> None:
    assert refusal(exampleshire.site, (), "public", checkout_with) == (
        "There is no git remote called “public” here, so there is nowhere to publish to. "
        "Add it with `git remote add public ADDRESS`, or name another with --remote-name. "
        "Nothing was published."
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
