"""Four quarters from the template to the web: what staff are told at each step, and what the public sees."""

from __future__ import annotations

import pytest

from macros.nouns import Observation
from macros.package import load
from scripts import attack, check
from scripts.compute.releases import frozen
from tests.attack import outsider
from tests.journey.walk import SOUTH, Journey, walk
from tests.publish.conftest import git
from tests.test_releases_pages import text

COMMAND = "python3 -m scripts"
BUILT = (
    "Building the website. This can take a minute.\n"
    "Sending it, and looking at what arrives.\n"
    "Published: the branch gh-pages of REMOTE\n"
    "What arrived is what was built here, file by file (commit HASH of the website).\n"
)
HIDDEN_BEFORE = "{} cells are hidden because the file says [c] there."


@pytest.fixture(scope="module")
def journey(tmp_path_factory: pytest.TempPathFactory) -> Journey:
    return walk(tmp_path_factory.mktemp("journey"))


def imported(journey: Journey, step: str) -> list[str]:
    """The paragraphs of what an import said, without the files that changed."""
    code, said = journey.said[step]
    assert code == 0, said
    return said.split("\n\n")[:-2]


def published(journey: Journey, step: str) -> str:
    code, said = journey.said[step]
    assert code == 0, said
    return said


def test_each_quarter_begins_with_a_workbook(journey: Journey) -> None:
    for name in ("2026-q3", "2026-q4", "2027-q1", "2027-q2"):
        assert journey.said[f"{name}: template"] == (
            0,
            f"Written: DESK/{name}.xlsx\n"
            f"Open it, fill in the yellow cells, save it, then run {COMMAND} import DESK/{name}.xlsx",
        )


def test_small_numbers_are_hidden_and_what_would_give_them_away_too(journey: Journey) -> None:
    assert imported(journey, "2026-q3: import") == [
        "Imported: 16 new figures, 2 figures given again with a change, 0 actions with news, "
        "3 figures with new words.",
        "2 cells are hidden because they are small.\n"
        "1 more had to be hidden so that nobody can work them out.\n"
        f"{HIDDEN_BEFORE.format(2)}\n"
        "sheet “Bicycle theft”, cell N5: The reason is not kept, because it stands beside a figure that is "
        "hidden or rounded.",
    ]
    rows = journey.rows("data/observations/bicycles-stolen.csv")
    table = {
        row["district"]: (row["value"], row["markers"])
        for row in rows
        if row["period_as_published"] == "2025"
    }
    assert table == {"all": ("118311", ""), "north": ("", "[c]"), "south": ("", "[c]")}


def test_the_preview_says_what_changes_and_what_is_in_the_way(journey: Journey) -> None:
    assert journey.said["2026-q3: preview"][1] == PREVIEW


PREVIEW = """What the public will see change, compared with release 2026-q2 (of 9.30am on 6 August 2026):
- 16 figures are new, 2 revised.
- 1 status goes from Off track to Target missed: Bicycles stolen.
- 1 status goes from On track to Too close to call: Thefts solved.
- Nothing is deleted.

What still stops publishing:
- 18 entries are new or revised since release 2026-q2, and new figures become public only in a release. \
Run python3 -m scripts publish --release ID.
- “Wheels stolen” is off track, and nobody says why. Add a row for wheels-stolen to data/commentary.csv, \
with an empty cell under release: words, the role that owns it, and the next action.
- There are changes here that nobody committed: data/commentary.csv, data/documents.csv, \
data/observations/alarms-left-ringing.csv and 11 more. Keep them: `git add --all`, then \
`git commit --message "WHAT CHANGED"`. Or put them aside: `git stash --include-untracked`."""


def test_bad_news_is_not_published_without_words_and_is_with_them(journey: Journey) -> None:
    assert journey.said["2026-q3: publish without words"] == (
        1,
        "The site was not published:\n"
        "- “Wheels stolen” is off track, and nobody says why. Add a row for wheels-stolen to "
        "data/commentary.csv, with an empty cell under release: words, the role that owns it, and the next "
        "action.\n"
        "Nothing was published.",
    )
    assert imported(journey, "2026-q3: import with words")[0] == (
        "Imported: 0 new figures, 0 figures given again with a change, 0 actions with news, "
        "1 figure with new words."
    )
    assert published(journey, "2026-q3: publish") == (
        f'{BUILT}To take release 2026-q3 back: {COMMAND} publish --undo --reason "WHY"'
    )


def test_a_revision_is_in_the_log_and_says_so_beside_the_figure(journey: Journey) -> None:
    log = journey.rows("data/judgements/revisions.csv")
    revised = [
        (row["resource"], row["column"], row["before"], row["after"])
        for row in log
        if row["release"] == "2026-q3" and row["kind"] == "revised"
    ]
    assert revised == [
        ("scooters-stolen", "value", "220", "231"),
        ("scooter-theft-rate", "value", "0.88", "0.92"),
    ]


def test_a_quarter_is_withdrawn_and_comes_again_with_the_next(journey: Journey) -> None:
    assert published(journey, "2026-q4: undo") == (
        f"{BUILT}"
        "To take a change of words back: undo its commit with `git revert`, and publish again.\n"
        "Release 2026-q4 is withdrawn. Its page says so, with the day and the reason. Its files stay there "
        "as they were published: if they hold what nobody may see, ask your host to take them down."
    )
    rows = {row["id"]: row for row in journey.rows("data/releases.csv")}
    assert (rows["2026-q4"]["withdrawn_on"], rows["2026-q4"]["withdrawn_reason"]) == (
        "2027-02-05",
        "a column had slipped (invented)",
    )
    assert rows["2027-q1"]["withdrawn_on"] == ""
    new = (
        "{} new figures, 0 figures given again with a change, 0 actions with news, {} figures with new words."
    )
    assert imported(journey, "2026-q4: import again")[0] == f"Imported: {new.format(19, 6)}"
    assert imported(journey, "2027-q1: import")[0] == f"Imported: {new.format(13, 0)}"


def test_a_figure_is_put_right_and_the_next_preview_counts_it(journey: Journey) -> None:
    assert journey.said["correct"] == (
        0,
        "data/observations/wheels-stolen.csv, row 21: 114 becomes 104.\n"
        "The words of the source become “104 wheels”.\n"
        "data/corrections.yml says why: “Invented: a page of the return was counted twice.” (found on "
        "2027-06-01).\n"
        "Written, and every judgement was worked out again. The page of the figure, the list of corrections, "
        f"the feed and the page of the release will say so. See it with {COMMAND} preview.",
    )
    told = journey.said["2027-q2: preview"][1].splitlines()
    assert told[1:5] == [
        "- 13 figures are new, 1 corrected.",
        "- 1 target is new.",
        "- 1 status goes from Target missed to Off track: Wheels stolen.",
        "- Nothing is deleted.",
    ]


def test_a_new_plan_is_imported_between_two_quarters(journey: Journey) -> None:
    assert imported(journey, "plan: import") == [
        "Imported: the plan for 2027 with 3 carried forward, 1 changed, 3 ended, 1 new, and 1 target."
    ]


def test_the_web_has_four_quarters_a_correction_and_a_new_plan(journey: Journey) -> None:
    def page(address: str) -> str:
        return text(git(journey.remote, "show", f"gh-pages:{address}/index.html"))

    assert "Withdrawn on 5 February 2027, because a column had slipped (invented)." in page(
        "releases/2026-q4"
    )
    assert "114 wheels | 104 wheels | Invented: a page of the return was counted twice." in page(
        "corrections"
    )
    assert "Invented plan 2027" in page("plans")
    assert git(journey.root, "status", "--porcelain") == ""
    assert git(journey.root, "rev-parse", "HEAD") == git(journey.remote, "rev-parse", "main")
    assert check.problems(journey.root) == []


def test_after_the_journey_nothing_public_shows_or_gives_away_what_is_hidden(journey: Journey) -> None:
    package = load(journey.root)
    hidden = [row for row in package.all(Observation) if "[c]" in row.markers]
    files = [*outsider.ever_held(journey.remote), *outsider.below(journey.root / "site")]
    assert {path.partition("/")[0] for path, _ in files} >= {"data", "releases"}
    assert len(hidden) > 4
    assert outsider.holding(files, SOUTH) == []
    assert outsider.showing(files, hidden) == []
    earlier = [edition.package for edition in frozen(journey.root, package)]
    assert len(earlier) == 8
    assert attack.audit((), package, earlier) == ()
