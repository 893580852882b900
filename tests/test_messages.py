"""Every message a page or file asks for reaches the translators: the tool that reads the code finds it."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import Environment

import macros
from macros import package
from macros.addresses import Addresses
from macros.around import around
from macros.here import Here
from macros.notice import notice
from macros.outputs import of_language
from macros.package import ROOT, Package
from macros.pages import pages
from macros.words import Words
from scripts.translate.extraction import messages
from scripts.translate.places import MAPPING
from tests.conftest import EXAMPLESHIRE

PARTNERSHIPS = {"exampleshire": EXAMPLESHIRE, "real": ROOT}


def extracted(folder: Path) -> set[str]:
    """Every message, both forms of it, that stands in the catalogues of `folder`."""
    return {form for _, said in messages(folder) for form in ([said] if isinstance(said, str) else said)}


def unfound(asked: Iterable[str], known: set[str]) -> list[str]:
    """A sentence for every message that a translator would never see."""
    return [
        f"The message “{message}” is not found in the code, so it would stay English in every language. "
        "Put N_(…) around it where it is written, or NN_(…, …) around its two forms (macros/marking.py), "
        "not inside another call that takes a message."
        for message in asked
        if message not in known
    ]


def marked(folder: Path) -> Iterator[str]:
    """Every message that is marked in the code, read without that tool."""
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {"N_", "NN_"}:
                yield from (ast.literal_eval(message) for message in node.args)


@pytest.fixture(scope="module")
def known() -> set[str]:
    return extracted(ROOT)


def texts(partnership: Path, data: Package) -> dict[str, str]:
    """Every page by its path: written by hand, or made because a row exists."""
    folder = partnership / "docs" / "en"
    written = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.md")}
    return {**written, **{page.path: page.markdown for page in pages(data)}}


def address(page: str) -> str:
    """The address of a page below the site."""
    return page.removesuffix("index.md") if page.endswith("index.md") else page.removesuffix(".md") + "/"


def blocks(page: str) -> Mapping[str, Callable[..., str]]:
    """What this page can call, as the build registers it."""
    registered: dict[str, Callable[..., str]] = {}
    file = SimpleNamespace(locale="en", locale_alternate_of="en", src_uri=f"en/{page}")
    env: Any = SimpleNamespace(
        page=SimpleNamespace(file=file, url=address(page), meta={}),
        conf=SimpleNamespace(plugins={"i18n": SimpleNamespace(default_language="en")}),
        macro=lambda call, name: registered.update({name: call}),
    )
    macros.define_env(env)
    return registered


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, None]:
    """Every message that words are asked for from now on, in order."""
    asked: dict[str, None] = {}
    text, plural = Words.text, Words.plural

    def asking(self: Words, message: str, /, **values: object) -> str:
        asked[message] = None
        return text(self, message, **values)

    def counting(self: Words, one: str, many: str, count: int, /, **values: object) -> str:
        asked.update({one: None, many: None})
        return plural(self, one, many, count, **values)

    monkeypatch.setattr(Words, "text", asking)
    monkeypatch.setattr(Words, "plural", counting)
    # The bytes of a workbook hold no message that its contents were not asked for, and take half a minute.
    made = import_module("macros.downloads.made")
    monkeypatch.setattr(made, "workbooks", lambda books: [b"" for _ in books])
    return asked


def make_everything(partnership: Path, data: Package) -> None:
    """The pages of a partnership, what stands around them, and the files of its language."""
    here = Here(data, Words("en"), Addresses(""))
    for page, text in texts(partnership, data).items():
        Environment(autoescape=True).from_string(text).render(blocks(page))
        around(here, address(page))
    notice(here)
    for _ in of_language(here):
        pass


@pytest.mark.parametrize("name", PARTNERSHIPS)
def test_every_message_a_site_asks_for_reaches_the_translators(
    name: str,
    known: set[str],
    asked: dict[str, None],
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # A package of its own, so that nothing is said that was put together for another test.
    data = replace(request.getfixturevalue(name))
    monkeypatch.setattr(package, "load_once", lambda: data)
    make_everything(PARTNERSHIPS[name], data)
    assert len(asked) > 500
    assert unfound(asked, known) == []


def test_every_marked_message_reaches_the_translators(known: set[str]) -> None:
    assert unfound(marked(ROOT / "macros"), known) == []


def test_a_message_that_is_not_found_is_told_with_what_to_do(tmp_path: Path) -> None:
    folder = tmp_path / "macros"
    (folder / "templates").mkdir(parents=True)
    (folder / "planted.py").write_text(
        'KINDS = {"a": "Forgotten"}\n'
        'KEPT = {"a": N_("Marked"), "b": NN_("{count} mark", "{count} marks")}\n'
        'words.text("Said", day=day)\n'
        'words.plural("{count} word", "{count} words", 1)\n',
        encoding="utf-8",
    )
    (tmp_path / MAPPING).parent.mkdir(parents=True)
    (tmp_path / MAPPING).write_bytes((ROOT / MAPPING).read_bytes())
    (folder / "templates" / "planted.html").write_text("{{ w('Shown') }}", encoding="utf-8")
    found = extracted(tmp_path)
    assert found == {
        "Marked",
        "{count} mark",
        "{count} marks",
        "Said",
        "{count} word",
        "{count} words",
        "Shown",
    }
    assert unfound(["Forgotten", "Marked"], found) == [
        "The message “Forgotten” is not found in the code, so it would stay English in every language. "
        "Put N_(…) around it where it is written, or NN_(…, …) around its two forms (macros/marking.py), "
        "not inside another call that takes a message."
    ]
