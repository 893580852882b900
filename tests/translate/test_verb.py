"""The verb in plain words: how far a language is, what has changed, what to begin, what is done."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from macros.languages.catalogue import State, state
from macros.languages.pages import blob, standing
from scripts.clock import ZONE
from scripts.translate import command
from scripts.translate.places import brought
from tests.translate.conftest import ENGLISH, MKDOCS, Hats

UNCHANGED = "Nothing was changed."


class Said:
    """What the verb says, and whether it was content."""

    def __init__(self, hats: Hats, capsys: pytest.CaptureFixture[str]) -> None:
        self.hats, self.capsys = hats, capsys

    def __call__(self, *words: str) -> tuple[int, str]:
        code = command.run([*words], self.hats.root, lambda: datetime(2031, 5, 2, 9, 30, tzinfo=ZONE))
        out, err = self.capsys.readouterr()
        return code, (out + err).strip()


@pytest.fixture
def translate(hats: Hats, capsys: pytest.CaptureFixture[str]) -> Said:
    return Said(hats, capsys)


def test_without_a_task_it_says_how_far_each_language_is(translate: Said) -> None:
    assert translate() == (
        0,
        "Polish (pl)\n"
        "  Words of the interface: 3 of 3 translated; draft\n"
        "  Words of the data: 0 of 1 translated; draft\n"
        "  1 page draft: help.md\n"
        "  1 page not translated yet: about.md",
    )


def test_a_changed_sentence_is_told_in_the_status_and_a_changed_number_is_not(translate: Said) -> None:
    hats = translate.hats
    hats.write("data/help.csv", "id,phone\nhats,2\n")
    assert "has changed since" not in translate("status", "pl")[1]
    hats.replace("docs/en/help.md", "Call first", "Call at once")
    assert "1 page draft, and the English has changed since: help.md" in translate("status", "pl")[1]


def test_a_guess_is_counted_apart(translate: Said) -> None:
    flags = '#, python-brace-format\nmsgid "Lost'
    translate.hats.replace(brought("pl"), flags, flags.replace("#,", "#, fuzzy,"))
    assert "2 of 3 translated, 1 to be looked at again; draft" in translate("status", "pl")[1]


def test_what_has_changed_is_shown_word_for_word(translate: Said) -> None:
    translate.hats.commit()
    translate.hats.replace("docs/en/help.md", "Call first, and", "Call at once, and")
    translate.hats.replace("docs/en/help.md", "- Look on your head.", "- Look on your head.\n\nAsk the cat.")
    assert translate("diff", "pl", "help") == (
        0,
        "docs/en/help.md has changed. [-old-] is gone, [+new+] has come.\n\n"
        "Line 7:\nCall [-first,-] [+at once,+] and [read later](about.md).\n{: .summary }\n\n"
        "Line 16:\n[+Ask the cat.+]",
    )


def test_a_page_that_has_not_changed_says_so(translate: Said) -> None:
    translate.hats.commit()
    said = "docs/en/help.md has not changed since docs/pl/help.md was made from it."
    assert translate("diff", "pl", "docs/en/help.md") == (0, said)


def test_without_the_old_text_it_says_what_to_compare(translate: Said) -> None:
    translate.hats.replace("docs/pl/help.md", blob(ENGLISH.encode("utf-8")), "0" * 40)
    assert translate("diff", "pl", "help.md") == (
        1,
        "The English text that docs/pl/help.md was made from is not kept here any more.\n"
        f"Compare the whole page with docs/en/help.md.\n{UNCHANGED}",
    )


def test_a_page_is_begun_with_all_that_a_translation_keeps(translate: Said) -> None:
    hats = translate.hats
    (hats.root / "docs/pl/help.md").unlink()
    assert translate("start", "pl", "help.md") == (
        0,
        "Written: docs/pl/help.md\n"
        "Open docs/pl/help.md and write Polish over the English words. Leave {{ … }} as it is.",
    )
    facts = f"translation:\n  of: {blob(ENGLISH.encode('utf-8'))}\n  state: draft\n---\n# Lost"
    wanted = ENGLISH.replace("---\n# Lost", facts).replace("to do", "to do {: #what-to-do }")
    assert hats.read("docs/pl/help.md") == wanted
    assert standing(hats.root / "docs", "pl", "help.md") == "draft"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("start", "xx", "help.md"),
            "“xx” is the code of no language.\n"
            "Write its code of two or three small letters, such as pl for Polish or pa for Punjabi.",
        ),
        (("start", "en", "help.md"), "English is what is translated.\nName another language, such as pl."),
        (
            ("start", "pl", "../README.md"),
            "“../README.md” lies outside docs/en.\nName a page below docs/en, such as help.md.",
        ),
        (
            ("start", "pl", "help.md"),
            "docs/pl/help.md is there already.\n"
            "Go on in it. python3 -m scripts translate diff pl help.md says what has changed since.",
        ),
        (("start", "pl", "halp.md"), "There is no English page “halp.md”.\nDid you mean help.md?"),
        (
            ("status", "lv"),
            "Nothing is translated into lv yet.\n"
            "Begin it with python3 -m scripts translate start lv index.md.",
        ),
        (
            ("diff", "pl", "about.md"),
            "about.md is not translated into pl yet.\n"
            "Begin it with python3 -m scripts translate start pl about.md.",
        ),
        (
            ("done", "pl", "about.md", "--by", "hatter"),
            "There is no docs/pl/about.md.\nRun python3 -m scripts translate start pl about.md first.",
        ),
        (
            ("done", "pl", "help.md", "--by", "hatter@hats.example"),
            "That is a person and no role.\nWrite a role, such as community interpreter.",
        ),
    ],
)
def test_what_cannot_be_done_is_said_with_the_way_out(
    translate: Said, words: tuple[str, ...], said: str
) -> None:
    assert translate(*words) == (1, f"{said}\n{UNCHANGED}")


def test_a_page_that_a_speaker_has_checked_is_marked_with_role_day_and_the_english_of_today(
    translate: Said,
) -> None:
    hats = translate.hats
    hats.replace("docs/en/help.md", "Call first", "Call at once")
    assert translate("done", "pl", "help.md", "--by", "community interpreter") == (
        0,
        "docs/pl/help.md is marked as checked by the role “community interpreter” on 2031-05-02.",
    )
    now = blob(hats.read("docs/en/help.md").encode("utf-8"))
    facts = (
        f"translation:\n  of: {now}\n  state: checked\n  by: community interpreter\n  on: 2031-05-02\n---\n"
    )
    assert facts in hats.read("docs/pl/help.md")
    assert standing(hats.root / "docs", "pl", "help.md") == "checked"


def test_without_a_role_a_page_is_up_to_date_and_still_a_draft(translate: Said) -> None:
    hats = translate.hats
    hats.replace("docs/en/help.md", "Call first", "Call at once")
    assert translate("done", "pl", "help.md") == (
        0,
        "docs/pl/help.md is up to date, and a draft until somebody who speaks the language has checked it.",
    )
    assert "  1 page draft: help.md\n" in translate("status", "pl")[1]


def test_a_page_with_a_fault_is_not_marked(translate: Said) -> None:
    translate.hats.replace("docs/pl/help.md", "(about.md)", "(caps.md)")
    before = translate.hats.read("docs/pl/help.md")
    code, said = translate("done", "pl", "help.md", "--by", "hatter")
    assert (code, translate.hats.read("docs/pl/help.md")) == (1, before)
    assert "The English page has no link “caps.md”, or not so often. Take it out." in said
    assert said.endswith(f"Put this right first, then say again that it is checked.\n{UNCHANGED}")


def test_a_catalogue_is_marked_in_its_head_and_keeps_all_else(translate: Said) -> None:
    file = brought("pl")
    before = translate.hats.read(file)
    assert translate("done", "pl", "interface", "--by", "hatter")[0] == 0
    checked = '"X-State: checked\\n"\n"X-Checked-By: hatter\\n"\n"X-Checked-On: 2031-05-02\\n"'
    assert translate.hats.read(file) == before.replace('"X-State: draft\\n"', checked)
    assert state(translate.hats.root / file) == State(True, "hatter", date(2031, 5, 2))


def test_a_language_that_the_site_does_not_name_is_said_to_be_so(translate: Said) -> None:
    translate.hats.write(
        "mkdocs.yml", MKDOCS.replace("      - {locale: pl, name: Polski, build: true}\n", "")
    )
    assert translate("status")[1].startswith("Polish (pl), not named in mkdocs.yml\n")
