"""Withdrawing a release: the figures go back, what was published stays and says that it was withdrawn."""

from __future__ import annotations

import csv
import io
import shutil

from tests.publish.conftest import COMMENTARY, FILE, RELEASES, SAID, Checkout, decline, git, head
from tests.publish.test_publish import release_row


def autumn(place: Checkout) -> None:
    """Publish a release that has one figure more and one put right."""
    place.world.change(FILE, 2, value=48)
    place.world.write("data/corrections.yml", CORRECTED)
    place.commit()
    code, said = place.publish("--release", "autumn")
    assert code == 0, said


def test_an_indicator_that_is_new_with_a_release_can_be_withdrawn_with_it(place: Checkout) -> None:
    gloves = place.world.indicator("lost-gloves")
    place.world.observe(gloves, 12, period_as_published="June", note="Invented.")
    autumn(place)
    code, said = place.publish("--undo", "--reason", "a column had slipped")
    assert code == 0, said
    assert "withdrawn" in place.public("data/lost-gloves.csv")
    code, said = place.publish()
    assert code == 0, said


CORRECTED = """- id: may
  resource: lost-hats
  row: {period_as_published: May}
  column: value
  from: 84
  to: 48
  reason: Two digits were swapped.
  found_on: 2031-09-30
"""


def test_a_withdrawn_release_takes_its_figures_back_and_stays_with_day_and_reason(place: Checkout) -> None:
    autumn(place)
    place.at("2031-10-03 10:00")
    code, said = place.publish("--undo", "--reason", "a column had slipped")
    assert code == 0, said
    row = release_row(place, "autumn")
    assert (row["withdrawn_on"], row["withdrawn_reason"]) == ("2031-10-03", "a column had slipped")
    assert place.public("data/lost-hats.csv") == git(
        place.root, "show", "HEAD:releases/spring/files/data/observations/lost-hats.csv"
    )
    assert "June" in place.public("releases/autumn/files/data/observations/lost-hats.csv", "main")
    assert (place.root / "data/corrections.yml").read_text(encoding="utf-8") == "[]\n"
    assert head(place.remote, "main") == head(place.root)
    assert git(place.root, "status", "--porcelain") == ""
    assert "Release autumn is withdrawn. Its page says so, with the day and the reason." in said
    log = (place.root / "data/judgements/revisions.csv").read_text(encoding="utf-8")
    assert log.count("\n") == 1


def test_withdrawing_twice_withdraws_one(place: Checkout) -> None:
    autumn(place)
    place.publish("--undo", "--reason", "a column had slipped")
    before = head(place.root)
    code, said = place.publish("--undo")
    assert code == 0, said
    assert head(place.root) == before
    assert release_row(place, "spring")["withdrawn_on"] == ""


def test_a_withdrawal_that_was_not_sent_is_finished_by_the_second_run(place: Checkout) -> None:
    autumn(place)
    hook = decline(place, "gh-pages")
    code, said = place.publish("--undo", "--reason", "a column had slipped")
    assert code == 1
    assert "June" in place.public("data/lost-hats.csv")
    hook.unlink()
    code, said = place.publish("--undo")
    assert code == 0, said
    assert "June" not in place.public("data/lost-hats.csv")


def test_after_a_withdrawal_the_figures_are_published_again_under_a_new_id(place: Checkout) -> None:
    autumn(place)
    place.publish("--undo", "--reason", "a column had slipped")
    place.world.observe(FILE, 91, period_as_published="June", note="Invented.")
    place.commit()
    code, said = place.publish("--release", "autumn-2")
    assert code == 0, said
    assert release_row(place, "autumn-2")["supersedes"] == "autumn"
    log = (place.root / "data/judgements/revisions.csv").read_text(encoding="utf-8")
    assert [line.split(",")[:2] for line in log.splitlines()[1:]] == [["autumn-2", "added"]]


def test_without_a_reason_nothing_is_withdrawn(place: Checkout) -> None:
    autumn(place)
    before = head(place.root)
    code, said = place.publish("--undo")
    assert (code, said) == (
        1,
        "The site was not published:\n"
        "- Release autumn is not withdrawn without a reason, which will be public. "
        "Give it with --reason, in words that go on after “because”.\n"
        "Nothing was published.\n",
    )
    assert head(place.root) == before


def without_releases(place: Checkout) -> None:
    """A return brings gloves, and hats of July; nothing has been released."""
    shutil.rmtree(place.root / "releases")
    place.world.write(RELEASES, ",".join(place.world.rows(RELEASES)[0]) + "\n")
    document = dict(zip(*place.world.rows("data/documents.csv"), strict=True))
    place.world.add("data/documents.csv", **{**document, "id": "hat-return", "standing": "true"})
    section = dict(zip(*place.world.rows("data/sections.csv"), strict=True))
    place.world.add("data/sections.csv", **{**section, "document": "hat-return"})


def the_return(place: Checkout) -> None:
    gloves = place.world.indicator("lost-gloves")
    for file, value in ((FILE, 77), (gloves, 12)):
        said = {"period_as_published": "July", "document": "hat-return", "note": "Invented."}
        place.world.observe(file, value, **said)
    place.world.add(COMMENTARY, indicator="lost-gloves", **SAID)
    place.commit()


def withdraw_the_first(place: Checkout) -> str:
    code, said = place.publish("--release", "first")
    assert code == 0, said
    assert "July" in place.public("data/lost-hats.csv")
    code, said = place.publish("--undo", "--reason", "a column had slipped")
    assert code == 0, said
    assert release_row(place, "first")["withdrawn_reason"] == "a column had slipped"
    assert git(place.root, "status", "--porcelain") == ""
    return place.public("data/lost-hats.csv")


def test_the_first_release_goes_back_to_the_website_before_it(place: Checkout) -> None:
    without_releases(place)
    place.commit()
    assert place.publish()[0] == 0
    before = place.public("data/lost-hats.csv")
    the_return(place)
    assert withdraw_the_first(place) == before
    assert "withdrawn" in place.public("data/lost-gloves.csv")


def test_the_first_release_before_which_nothing_was_public_loses_what_its_returns_brought(
    place: Checkout,
) -> None:
    without_releases(place)
    the_return(place)
    hats = withdraw_the_first(place)
    assert ("May" in hats, "June" in hats, "July" in hats) == (True, True, False)
    (gloves,) = csv.DictReader(io.StringIO(place.public("data/lost-gloves.csv")))
    assert (gloves["value"], gloves["markers"], gloves["as_published"]) == ("", "[x]", "withdrawn")
    assert place.world.rows(COMMENTARY)[1:] == []
    frozen = place.public("releases/first/files/data/observations/lost-gloves.csv", "main")
    assert "12" in frozen
    code, said = place.publish()
    assert code == 0, said
