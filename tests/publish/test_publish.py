"""What publishing promises: everything or nothing, in plain words, and a second run finishes the first."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.problem import COMMAND
from scripts.publish.orders import NEW
from tests.publish.conftest import (
    COMMENTARY,
    FILE,
    RELEASES,
    SAID,
    Checkout,
    commit,
    decline,
    fake_build,
    git,
    head,
)

FROZEN = "releases/autumn/files/data/observations/lost-hats.csv"
UNTOUCHED = "Nothing was published, and your files are as they were."


def release_row(place: Checkout, key: str) -> dict[str, str]:
    with (place.root / RELEASES).open(encoding="utf-8", newline="") as stream:
        return next(row for row in csv.DictReader(stream) if row["id"] == key)


def is_untouched(place: Checkout, at: str) -> bool:
    """Whether the checkout has the commit it had, and nothing else."""
    return head(place.root) == at and git(place.root, "status", "--porcelain") == ""


def branches(place: Checkout) -> list[str]:
    return git(place.remote, "branch", "--format=%(refname:short)").split()


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
    assert "June" in place.public(FROZEN, "main")
    pages = head(place.remote, "gh-pages")
    assert "Published: the branch gh-pages of ../remote" in said
    assert f"What arrived is what was built here, file by file (commit {pages[:12]} of the website)." in said
    assert f'To take release autumn back: {COMMAND} publish --undo --reason "WHY"' in said


def test_a_second_run_after_the_first_publishes_the_same_again(place: Checkout) -> None:
    place.publish("--release", "autumn")
    before = head(place.root)
    code, said = place.publish("--release", "autumn")
    assert code == 0, said
    assert is_untouched(place, before)


def test_words_for_the_release_to_come_become_those_of_the_release(place: Checkout) -> None:
    place.world.add(COMMENTARY, indicator="lost-hats", **SAID)
    place.commit()
    code, said = place.publish("--release", "autumn")
    assert code == 0, said
    assert [row[1] for row in place.world.rows(COMMENTARY)[1:]] == ["autumn"]


def test_everything_in_the_way_is_said_at_once_and_nothing_is_changed(place: Checkout) -> None:
    before = head(place.root)
    place.at("2031-10-02 09:29")
    (place.root / "notes.txt").write_text("mine", encoding="utf-8")
    code, said = place.publish("--release", "autumn", "--remote-name", "public")
    assert (code, said) == (
        1,
        "The site was not published:\n"
        "- There is no git remote called “public” here, so there is nowhere to publish to. "
        "Add it with `git remote add public ADDRESS`, or name another with --remote-name.\n"
        "- Release autumn is for 9.30am on 2 October 2031, and it is 9.29am on 2 October 2031 now. "
        "Wait until then. If it cannot wait, say why with --reason; the reason will be public.\n"
        "Nothing was published.\n",
    )
    code, said = place.publish("--release", "autumn")
    assert code == 1
    assert "- There are changes here that nobody committed: notes.txt." in said
    assert "- Release autumn is for 9.30am on 2 October 2031" in said
    (place.root / "notes.txt").unlink()
    assert is_untouched(place, before)


def test_before_its_time_a_release_goes_out_only_with_a_reason_the_public_reads(place: Checkout) -> None:
    place.at("2031-10-02 08:05")
    code, said = place.publish("--release", "autumn", "--note", "Invented.", "--reason", "a storm was coming")
    assert code == 0, said
    row = release_row(place, "autumn")
    assert row["published_at"] == "2031-10-02T08:05:00+01:00"
    assert row["note"] == (
        "Invented. Published at 8.05am on 2 October 2031, before its time, because a storm was coming."
    )
    assert "because a storm was coming" in place.public(RELEASES, "main")


def test_new_figures_do_not_become_public_without_a_release(place: Checkout) -> None:
    code, said = place.publish()
    assert (code, said) == (
        1,
        "The site was not published:\n"
        "- 1 entry is new or revised since release spring, and new figures become public only in a release. "
        f"Run {COMMAND} publish --release ID.\n"
        "Nothing was published.\n",
    )


def test_a_checkout_that_lacks_what_others_published_is_refused(place: Checkout, tmp_path: Path) -> None:
    second = place.second(tmp_path)
    (second / "words.md").write_text("Theirs.", encoding="utf-8")
    git(second, "add", "words.md")
    git(second, "commit", "--quiet", "--message=Theirs")
    git(second, "push", "--quiet")
    code, said = place.publish("--release", "autumn")
    assert code == 1
    assert (
        "- Others have published since: origin has 1 commit that this checkout lacks. "
        "Run `git pull --rebase origin main` and look at the preview again."
    ) in said


def test_a_race_that_is_lost_leaves_nothing_half_published(place: Checkout, tmp_path: Path) -> None:
    before = head(place.root)
    second = place.second(tmp_path)

    def overtaken(root: Path) -> str:
        """While the site is built, somebody else pushes."""
        (second / "words.md").write_text("Theirs.", encoding="utf-8")
        git(second, "add", "words.md")
        git(second, "commit", "--quiet", "--message=Theirs")
        git(second, "push", "--quiet")
        return fake_build(root)

    place.tools = replace(place.tools, build=overtaken)
    code, said = place.publish("--release", "autumn")
    assert code == 1
    assert (
        "Somebody else pushed at the same moment, so this push was refused.\n"
        "Run `git pull --rebase origin main`, look at the preview, and publish again.\n"
        "Nothing was published. The website shows what it showed before.\n"
    ) in said
    assert is_untouched(place, before)
    assert branches(place) == ["main"]
    assert head(place.remote, "main") == head(second)
    place.tools = replace(place.tools, build=fake_build)
    git(place.root, "pull", "--quiet", "--rebase", "origin", "main")
    assert place.publish("--release", "autumn")[0] == 0
    assert head(place.remote, "main") == head(place.root)


def test_a_remote_that_refuses_the_commits_is_tried_again_by_the_second_run(place: Checkout) -> None:
    hook = decline(place, "main")
    code, said = place.publish("--release", "autumn")
    assert code == 1
    assert "The commits could not be sent to origin." in said
    assert "Nothing is public yet. What was made is committed on this computer." in said
    assert branches(place) == ["main"]
    made = head(place.root)
    hook.unlink()
    code, said = place.publish()
    assert code == 0, said
    assert is_untouched(place, made)
    assert head(place.remote, "main") == made


def test_a_release_never_sent_is_taken_back_where_others_pushed_since(
    place: Checkout, tmp_path: Path
) -> None:
    before = head(place.root)
    hook = decline(place, "main")
    place.publish("--release", "autumn")
    hook.unlink()
    second = place.second(tmp_path)
    git(second, "commit", "--quiet", "--allow-empty", "--message=Theirs")
    git(second, "push", "--quiet")
    code, said = place.publish("--release", "autumn")
    assert code == 1
    assert "Others have pushed since an earlier run made release autumn; its commit was taken back." in said
    assert "- Others have published since: origin has 1 commit that this checkout lacks." in said
    assert is_untouched(place, before)


def test_a_push_broken_between_branch_and_website_is_finished_by_the_second_run(place: Checkout) -> None:
    hook = decline(place, "gh-pages")
    code, said = place.publish("--release", "autumn")
    assert code == 1
    assert "The website could not be sent to origin." in said
    assert (
        f"Run {COMMAND} publish again; it goes on from here.\n"
        "The branch main of origin has everything. The website shows what it showed before.\n"
    ) in said
    assert branches(place) == ["main"]
    made = head(place.root)
    hook.unlink()
    code, said = place.publish()
    assert code == 0, said
    assert is_untouched(place, made)
    assert "June" in place.public("data/lost-hats.csv")


def test_a_site_that_cannot_be_built_leaves_everything_as_it_was(place: Checkout) -> None:
    before = head(place.root)
    place.tools = replace(place.tools, build=lambda root: "The letter Q is missing.")
    code, said = place.publish("--release", "autumn")
    assert code == 1
    assert "The letter Q is missing." in said
    assert said.endswith(f"{UNTOUCHED}\n")
    assert is_untouched(place, before)


def test_what_a_killed_run_left_is_put_away_and_made_afresh(
    place: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run that is killed tidies nothing: here its tidying is taken away."""
    monkeypatch.setattr("scripts.repository.put_back", lambda root, paths: None)
    monkeypatch.setattr("scripts.publish.journal.forget", lambda root: None)
    place.tools = replace(place.tools, build=lambda root: "Killed.")
    place.publish("--release", "autumn")
    assert git(place.root, "status", "--porcelain") != ""
    monkeypatch.undo()
    place.tools = replace(place.tools, build=fake_build)
    code, said = place.publish("--release", "autumn")
    assert code == 0, said
    assert "What an earlier run had begun (release autumn) was put away; it starts afresh." in said
    assert git(place.root, "status", "--porcelain") == ""


def test_a_file_edited_after_a_killed_run_is_not_lost(
    place: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scripts.repository.put_back", lambda root, paths: None)
    monkeypatch.setattr("scripts.publish.journal.forget", lambda root: None)
    place.tools = replace(place.tools, build=lambda root: "Killed.")
    place.publish("--release", "autumn")
    monkeypatch.undo()
    place.world.add(COMMENTARY, indicator="lost-hats", **SAID)
    code, said = place.publish("--release", "autumn")
    assert (code, said) == (
        1,
        "The site was not published:\n"
        "- An earlier run was stopped half-way, and data/commentary.csv was edited since. "
        "Commit your edit, or put it aside with `git stash`.\n"
        "Nothing was published.\n",
    )


def test_a_website_that_did_not_arrive_whole_is_named(place: Checkout) -> None:
    deploy = place.tools.deploy

    def tampered(root: Path, remote: str) -> str:
        words = deploy(root, remote)
        (root / "site/index.html").write_text("Something else", encoding="utf-8")
        return words

    place.tools = replace(place.tools, deploy=tampered)
    code, said = place.publish("--release", "autumn")
    assert code == 1
    assert "1 file of the website did not arrive as built, such as index.html." in said
    assert "What origin has is not what was built here." in said


def test_a_public_remote_is_refused_until_the_site_is_adopted_and_its_help_lines_are_checked(
    place: Checkout,
) -> None:
    git(place.root, "remote", "set-url", "--push", "origin", "https://git.example/portal.git")
    need = {"need": "danger", "for_whom": "You.", "position": 1}
    place.world.add("data/help.csv", id="emergency", name="Emergency", way="call", phone="999", **need)
    place.commit()
    code, said = place.publish("--release", "autumn")
    assert code == 1
    assert (
        "- The Hatters has not adopted the site yet, "
        "and https://git.example/portal.git is not on this computer."
    ) in said
    assert "- Nobody has checked these help lines with the services: Emergency." in said
    assert branches(place) == ["main"]


def test_a_planned_release_waits_for_its_time_and_is_then_made_from_its_row(place: Checkout) -> None:
    plan = {"id": "autumn", "published_at": "2031-10-02T13:00:00+01:00", "supersedes": "spring"}
    place.world.add(RELEASES, **plan, note="Planned.")
    place.commit()
    assert place.publish()[0] == 1
    place.at("2031-10-02 13:00")
    code, said = place.publish()
    assert code == 0, said
    assert release_row(place, "autumn")["note"] == "Planned."
    assert "June" in place.public(FROZEN, "main")


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        ("Autumn 31", "“Autumn 31” is no id of a release. Write small letters and digits"),
        ("spring", "1 entry is new or revised since release spring"),
    ],
)
def test_an_id_that_no_release_can_have_is_refused(place: Checkout, wanted: str, sentence: str) -> None:
    code, said = place.publish("--release", wanted)
    assert code == 1
    assert sentence in said


def test_data_that_are_not_in_order_are_refused_before_anything_else(place: Checkout) -> None:
    place.world.observe(FILE, -1, period_as_published="July")
    commit(place.world, "Bad")
    code, said = place.publish("--release", "autumn")
    assert code == 1
    assert "- data/observations/lost-hats.csv, row 4, column value: “-1”" in said
    assert said.endswith("Nothing was published.\n")


def test_on_a_terminal_what_was_not_typed_is_asked_for(place: Checkout) -> None:
    answers = {
        f"{NEW} ": "autumn",
        "The day of the next release (2027-02-04; Enter for none): ": "2032-01-08",
        "What should its page say about it? ": "Invented.",
    }
    place.tools = replace(place.tools, ask=answers.pop)
    code, said = place.publish()
    assert code == 0, said
    row = release_row(place, "autumn")
    assert (row["next_due"], row["note"]) == ("2032-01-08", "Invented.")
    assert answers == {}
