"""What the public would see change, in plain sentences, and what still stops publishing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from macros.nouns import Observation
from macros.package import Package, load
from macros.sums import STATUSES
from macros.verdicts import Revision
from scripts import clock, preview
from scripts.compute.releases import Edition, read
from scripts.deploying import Stop
from scripts.preview.changes import Changes, Move, Pages, changes, large, spoken
from scripts.preview.public import Public
from scripts.preview.telling import as_markdown, as_text, broken, sentences
from scripts.preview.translations import outdated
from scripts.problem import COMMAND
from tests.conftest import EXAMPLESHIRE
from tests.publish.conftest import COMMENTARY, Checkout, git, hatshire, place, template

__all__ = ["hatshire", "place", "template"]

NOTHING = Changes({}, 0, (), None, None)


def told(found: Changes) -> list[str]:
    return list(sentences(found))


def released(release: str) -> Public:
    folder = EXAMPLESHIRE / "releases" / release / "files"
    return Public(f"release {release}", Edition(release, folder, read(folder)))


def test_a_quarter_is_told_as_people_say_it() -> None:
    found = Changes(
        {"figure": {"added": 7, "revised": 2, "corrected": 1}, "target": {"added": 1}},
        1,
        (Move("On track", "Off track", ("Wheels stolen",)), Move("No data", "On track", ("Locks", "Bells"))),
        3,
        Pages(1, 2, ()),
    )
    assert told(found) == [
        "7 figures are new, 2 revised (1 by more than 5%), 1 corrected.",
        "1 target is new.",
        "1 status goes from On track to Off track: Wheels stolen.",
        "2 statuses go from No data to On track: Locks, Bells.",
        "1 page of words is new.",
        "2 pages of words say something else.",
        "3 translations will show a notice that English has changed.",
        "Nothing is deleted.",
    ]


def test_no_change_is_told_too_and_translations_only_where_there_are_some() -> None:
    assert told(NOTHING) == [
        "No figure is new, revised or corrected.",
        "No status changes.",
        "Nothing is deleted.",
    ]
    assert told(replace(NOTHING, translations=0))[2] == (
        "No translation will show a notice that English has changed."
    )
    assert told(replace(NOTHING, translations=1))[2] == (
        "1 translation will show a notice that English has changed."
    )


def test_what_is_deleted_is_named() -> None:
    removed = {"figure": {"removed": 1}, "target": {"removed": 0}, "row of a table": {"removed": 2}}
    found = Changes(removed, 0, (), None, Pages(0, 0, ("noise.md",)))
    assert told(found)[-1] == "1 figure and 2 rows of a table and 1 page of words (noise.md) are deleted."


def test_where_nothing_is_public_yet_all_figures_are_new(exampleshire: Package) -> None:
    found = changes(EXAMPLESHIRE, exampleshire, "", Public("nothing", None))
    shown = sum(row.shown is not None for row in exampleshire.all(Observation))
    assert told(found)[0] == f"All is new: {shown} figures will be public."


def test_a_release_of_exampleshire_is_counted_by_the_rows_of_compute(exampleshire: Package) -> None:
    """Against the log of the release: 17 rows came, four of them targets, 5 were revised, 1 was taken out."""
    found = changes(EXAMPLESHIRE, exampleshire, "2026-q2", released("2026-q1"))
    assert found.counts == {
        "figure": {"added": 13, "revised": 5, "removed": 1},
        "target": {"added": 4},
        "row of a table": {},
    }
    assert found.moves == ()


def test_each_status_that_moves_is_told_with_both_words(exampleshire: Package) -> None:
    later = released("2026-q1").edition
    assert later is not None
    found = changes(EXAMPLESHIRE, later.package, "2026-q1", released("2025-q4"))
    assert sum(len(move.names) for move in found.moves) == 6
    assert any(move.after == "Off track" and "Wheels stolen" in move.names for move in found.moves)


def test_only_a_revision_by_more_than_a_twentieth_is_large(exampleshire: Package) -> None:
    rows = [
        Revision("", "revised", "hats", "a", "value", before=before, after=None, size=size)  # type: ignore[arg-type]
        for before, size in ((100, 5), (100, 6), (100, -6), (0, 1), (None, None))
    ]
    assert [large(exampleshire, [row]) for row in rows[:4]] == [0, 1, 1, 1]
    assert large(exampleshire, [rows[4]]) == 0
    assert large(exampleshire, [*rows[1:3]]) == 1  # the same row twice


def test_statuses_are_called_as_pages_call_them() -> None:
    assert {key: spoken(key) for key in STATUSES} == STATUSES


def test_the_terminal_and_the_proposal_say_the_same() -> None:
    stops = [Stop("“Lost hats” is off track.", "Say why.")]
    assert as_text("release spring", ["Nothing is deleted."], stops) == (
        "What the public will see change, compared with release spring:\n"
        "- Nothing is deleted.\n"
        "\n"
        "What still stops publishing:\n"
        "- “Lost hats” is off track. Say why."
    )
    assert as_markdown("release spring", ["Nothing is deleted."], []) == (
        "### What the public will see change\n"
        "\n"
        "Compared with release spring:\n"
        "\n"
        "- Nothing is deleted.\n"
        "\n"
        "### Nothing stops publishing."
    )


def test_words_of_the_data_stay_words_in_a_comment() -> None:
    said = as_markdown("x", ["[Hats](https://hats.example) <img> @everyone *so*"], [])
    assert r"- \[Hats\](https://hats.example) \<img\> \@everyone \*so\*" in said


def test_a_translation_is_outdated_when_its_english_has_another_hash(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    english = tmp_path / "docs/en/about.md"
    english.parent.mkdir(parents=True)
    english.write_text("About", encoding="utf-8")
    assert outdated(tmp_path) is None
    code = git(tmp_path, "hash-object", str(english))
    polish = tmp_path / "docs/pl/about.md"
    polish.parent.mkdir()
    polish.write_text(f"---\ntranslation:\n  of: {code}\n  state: draft\n---\nO nas", encoding="utf-8")
    assert outdated(tmp_path) == 0
    english.write_text("About us", encoding="utf-8")
    assert outdated(tmp_path) == 1


@pytest.fixture
def noon() -> clock.Clock:
    return lambda: datetime(2031, 10, 2, 12, 0, tzinfo=clock.ZONE)


def test_the_whole_preview_of_a_checkout(place: Checkout, noon: clock.Clock) -> None:
    (place.root / "notes.txt").write_text("mine", encoding="utf-8")
    assert preview.report(place.root, "origin", noon, markdown=False) == (
        "What the public will see change, compared with release spring (of 9.30am on 1 July 2031):\n"
        "- 1 figure is new.\n"
        "- No status changes.\n"
        "- Nothing is deleted.\n"
        "\n"
        "What still stops publishing:\n"
        "- 1 entry is new or revised since release spring, and new figures become public only in a release. "
        f"Run {COMMAND} publish --release ID.\n"
        "- There are changes here that nobody committed: notes.txt. "
        'Keep them: `git add --all`, then `git commit --message "WHAT CHANGED"`. Or put them aside: '
        "`git stash --include-untracked`."
    )
    assert "notes.txt" not in preview.report(place.root, "origin", noon, markdown=True)


def test_once_there_is_a_website_it_is_what_the_preview_compares_with(
    place: Checkout, noon: clock.Clock
) -> None:
    place.world.write("docs/en/about.md", "# About\n")
    place.world.write("docs/en/index.md", "# Home\n")
    place.commit()
    assert place.publish("--release", "autumn")[0] == 0
    commit = git(place.root, "rev-parse", "--short=7", "HEAD")
    (place.root / "docs/en/about.md").unlink()
    place.world.write("docs/en/index.md", "# At home\n")
    place.commit()
    said = preview.report(place.root, "origin", noon, markdown=False)
    assert f"compared with the website as it is now (built from commit {commit}):" in said
    assert "- No figure is new, revised or corrected." in said
    assert "- 1 page of words says something else." in said
    assert "- 1 page of words (about.md) is deleted." in said
    assert (
        "- The page docs/en/about.md is public, is gone here, and nothing says where it went. "
        "Put it back, or add its address and the new one to data/redirects.csv."
    ) in said
    code, refused = place.publish()
    assert code == 1
    assert "- The page docs/en/about.md is public, is gone here" in refused


def test_bad_news_for_the_release_to_come_needs_words_of_its_own(
    planted: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exampleshire has four figures off track; their words belong to the release before."""
    from scripts.publish.gates import of_words

    package = load(planted)
    stops = [stop.what for stop in of_words(package, "2026-q3")]
    assert "“Wheels stolen” is off track, and nobody says why." in stops
    assert [stop.what for stop in of_words(package, "2026-q2")] == []
    assert list(of_words(package, None)) == []
    assert COMMENTARY in next(iter(of_words(package, "2026-q3"))).remedy


def test_data_that_are_not_in_order_have_no_preview(
    place: Checkout, noon: clock.Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    place.world.change("data/observations/lost-hats.csv", 2, value="-1")
    assert preview.run([], place.root, noon) == 1
    said = capsys.readouterr().out
    assert "data/observations/lost-hats.csv, row 2, column value: “-1”" in said
    assert said.endswith("There is no preview before that is put right. Nothing was changed.\n")


def test_what_has_to_be_put_right_first_is_listed_in_a_comment() -> None:
    assert broken([Stop("data/a.csv, row 2: “<x>” is no number.", "Correct it.")], markdown=True) == (
        "### This has to be put right first\n"
        "\n"
        "- data/a.csv, row 2: “\\<x\\>” is no number. Correct it.\n"
        "\n"
        "There is no preview before that is put right. Nothing was changed."
    )
