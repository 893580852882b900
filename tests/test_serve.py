"""Whoever writes sees each saved text on its page at once; anything else makes the whole site anew."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.request import urlopen

import pytest

import hook_serve

WAIT = 1800  # seconds; a build on a busy computer takes long, and one that hangs must end


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def said(server: subprocess.Popen[str], words: str) -> str:
    """The next line the server says that has these words."""
    assert server.stdout
    heard = []
    for line in server.stdout:
        heard.append(line)
        if words in line:
            return line.strip()
    raise AssertionError("".join(heard[-20:]))


def test_a_saved_text_is_on_its_page_at_once_and_a_wrong_call_in_it_is_told(planted: Path) -> None:
    page, port = planted / "docs" / "en" / "about.md", free_port()
    command = [sys.executable, "-u", "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"]
    # It leaves its site behind where it is killed.
    (planted / "left").mkdir()
    variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "TMPDIR": str(planted / "left")}
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, cwd=planted, env=variables, stdout=pipe, stderr=subprocess.STDOUT, text=True
    ) as server:
        end = threading.Timer(WAIT, server.kill)
        end.start()
        try:
            said(server, "Serving on")
            text = page.read_text(encoding="utf-8")
            page.write_text(f"{text}\nNow there is a zebra.\n", encoding="utf-8")
            assert said(server, "Shown anew").endswith(
                "Shown anew: about/. Search, menu and checks wait for the next whole build."
            )
            with urlopen(f"http://127.0.0.1:{port}/about/") as answer:
                assert "<p>Now there is a zebra.</p>" in answer.read().decode()
            page.write_text(f'{text}\n{{{{ indicatr("scooters-stolen") }}}}\n', encoding="utf-8")
            told = said(server, "indicatr")
            assert "there is no macro called “indicatr”. Did you mean “indicator”?" in told
            said(server, "The page was not shown anew.")
        finally:
            end.cancel()
            server.kill()


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A config whose files were seen by a whole build, without a page to show."""
    for name in ("docs/en/help.md", "docs/pl/words.po", "data/targets.csv", "mkdocs.yml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("as it was", encoding="utf-8")
    config = SimpleNamespace(
        docs_dir=str(tmp_path / "docs"),
        config_file_path=str(tmp_path / "mkdocs.yml"),
        watch=[str(tmp_path / "data")],
    )
    monkeypatch.setitem(hook_serve.STATE, "seen", hook_serve._seen(config))  # type: ignore[arg-type]
    return config


@pytest.mark.parametrize(
    ("name", "only_texts"),
    [
        ("docs/en/help.md", True),
        ("docs/en/.help.md.swp", True),
        ("docs/en/help.md~", True),
        ("docs/en/new.md", False),
        ("docs/pl/words.po", False),
        ("data/targets.csv", False),
        ("mkdocs.yml", False),
    ],
)
def test_only_what_stands_on_one_page_leaves_the_rest_as_it_is(
    name: str, only_texts: bool, watched: Any, tmp_path: Path
) -> None:
    (tmp_path / name).write_text("as it is now", encoding="utf-8")
    assert hook_serve._only_texts(watched) == only_texts


def test_a_text_that_is_gone_makes_the_whole_site_anew(watched: Any, tmp_path: Path) -> None:
    (tmp_path / "docs" / "en" / "help.md").unlink()
    assert not hook_serve._only_texts(watched)
