"""What publishing promises: everything or nothing, in plain words, and a second run finishes the first."""

from __future__ import annotations

import csv

from tests.publish.conftest import Checkout, git, head


def release_row(place: Checkout, key: str) -> dict[str, str]:
    with (place.root / "data/releases.csv").open(encoding="utf-8", newline="") as stream:
        return next(row for row in csv.DictReader(stream) if row["id"] == key)


def test_a_release_is_frozen_committed_deployed_and_verified(place: Checkout) -> None:
    code, said = place.publish("--release", "autumn", "--next-due", "2032-01-08", "--note", "Invented.")
    assert code == 0, said
    assert release_row(place, "autumn") == {
        "id": "autumn",
        "published_at": "2031-10-02T12:00:00+01:00",
        "supersedes": "spring",
        "next_due": "2032-01-08",
        "note": "Invented.",
        "withdrawn_on": "",
        "withdrawn_reason": "",
    }
    assert head(place.remote, "main") == head(place.root)
    assert git(place.root, "status", "--porcelain") == ""
    assert place.public("data/lost-hats.csv").count("June") == 1
    assert "June" in place.public("releases/autumn/files/data/observations/lost-hats.csv", "main")
    pages = head(place.remote, "gh-pages")
    assert "Published: the branch gh-pages of ../remote" in said
    assert f"What arrived is what was built here, file by file (commit {pages[:12]} of the website)." in said
    assert "publish --undo --reason" in said
