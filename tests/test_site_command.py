"""What `site` promises: a strict build, shown on this computer only, like the public website."""

import socket
import subprocess
import threading
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from scripts import environment, server, site
from scripts.problem import SetupProblem


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "about").mkdir()
    (tmp_path / "files").mkdir()
    (tmp_path / "404.html").write_text("Our own page for missing pages", encoding="utf-8")
    (tmp_path / "index.html").write_text("Home", encoding="utf-8")
    (tmp_path / "about" / "index.html").write_text("About", encoding="utf-8")
    for name in ("a.csv", "a.js", "a.JSON", "a.wasm"):
        (tmp_path / "files" / name).write_text("x", encoding="utf-8")
    return tmp_path


@pytest.fixture
def website(folder: Path) -> Iterator[server.Server]:
    with server.open_server(folder, 0) as opened:
        thread = threading.Thread(target=opened.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield opened
        opened.shutdown()
        thread.join()


def ask(website: server.Server, path: str, method: str = "GET") -> tuple[HTTPResponse, str]:
    connection = HTTPConnection(server.LOOPBACK, website.server_port, timeout=10)
    try:
        connection.request(method, path)
        response = connection.getresponse()
        return response, response.read().decode("utf-8")
    finally:
        connection.close()


def test_a_page_is_shown(website: server.Server) -> None:
    response, text = ask(website, "/about/")
    assert (response.status, text) == (200, "About")


@pytest.mark.parametrize("path", ["/nowhere/", "/files/", "/files/b.csv", "/../secret"])
def test_a_missing_page_gets_the_sites_own_page(path: str, website: server.Server) -> None:
    response, text = ask(website, path)
    assert (response.status, text) == (404, "Our own page for missing pages")
    assert response.getheader("Content-Type") == "text/html; charset=utf-8"


def test_a_missing_page_asked_for_its_head_has_no_body(website: server.Server) -> None:
    with socket.create_connection((server.LOOPBACK, website.server_port), timeout=10) as connection:
        connection.sendall(b"HEAD /nowhere/ HTTP/1.0\r\n\r\n")
        answer = connection.makefile("rb").read()
    assert b" 404 " in answer
    assert answer.endswith(b"\r\n\r\n")


def test_a_site_without_such_a_page_still_says_that_a_page_is_missing(
    folder: Path, website: server.Server
) -> None:
    (folder / "404.html").unlink()
    response, _ = ask(website, "/nowhere/")
    assert response.status == 404


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/files/a.csv", "text/csv; charset=utf-8"),
        ("/files/a.js", "text/javascript; charset=utf-8"),
        ("/files/a.JSON", "application/json"),
        ("/files/a.wasm", "application/wasm"),
    ],
)
def test_every_file_has_its_type(path: str, kind: str, website: server.Server) -> None:
    response, _ = ask(website, path)
    assert response.getheader("Content-Type") == kind


def test_the_browser_is_asked_to_keep_nothing(website: server.Server) -> None:
    response, _ = ask(website, "/")
    assert response.getheader("Cache-Control") == "no-store"


def test_only_this_computer_can_see_the_site(website: server.Server) -> None:
    assert website.server_address[0] == "127.0.0.1"
    assert server.address(website) == f"http://127.0.0.1:{website.server_port}/"


def test_a_port_in_use_is_left_for_the_next_free_one(website: server.Server, folder: Path) -> None:
    with server.open_server(folder, website.server_port) as second:
        assert second.server_port > website.server_port


def test_no_free_port_is_told_in_plain_words(
    website: server.Server, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = website.server_port
    monkeypatch.setattr(server, "TRIES", 1)
    with pytest.raises(SetupProblem) as caught:
        server.open_server(folder, port)
    assert str(caught.value) == (
        f"No port from {port} to {port} is free on this computer.\n"
        "Choose another one, for example with --port 9000.\n"
        f"The website is built, in the folder {folder.name}."
    )


def building(monkeypatch: pytest.MonkeyPatch, code: int, output: str) -> list[list[str]]:
    """Stand in for MkDocs and for the server; note what was started."""
    started: list[list[str]] = []

    def run(command: list[str], variables: dict[str, str], folder: Path) -> subprocess.CompletedProcess[str]:
        assert variables["NO_MKDOCS_2_WARNING"] == "1"
        assert folder == environment.ROOT
        started.append(command)
        return subprocess.CompletedProcess(command, code, output)

    monkeypatch.setattr(environment, "prepare", lambda need: f"python for {need}")
    monkeypatch.setattr(site, "run_quietly", run)
    monkeypatch.setattr(site, "show", lambda port: started.append(["show", str(port)]))
    return started


def test_the_site_is_built_strictly_and_then_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    started = building(monkeypatch, 0, "")
    assert site.run(["--port", "8123"]) == 0
    assert started == [["python for site", "-m", "mkdocs", "build", "--strict"], ["show", "8123"]]


def test_build_only_stops_before_showing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started = building(monkeypatch, 0, "INFO - chatter")
    assert site.run(["--build-only"]) == 0
    assert started == [["python for site", "-m", "mkdocs", "build", "--strict"]]
    assert capsys.readouterr().out == (
        "Building the website. This can take a minute.\nThe website is built, in the folder site.\n"
    )


def test_a_failed_build_shows_why_and_shows_no_site(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started = building(monkeypatch, 1, "WARNING - index.md contains a link to nowhere\n")
    assert site.run([]) == 1
    assert len(started) == 1
    assert capsys.readouterr().err == (
        "WARNING - index.md contains a link to nowhere\n\n"
        "The website could not be built, so nothing was published and nothing is shown.\n"
        "The folder site may be empty, incomplete or wrong now: do not publish it.\n"
        "Put right what is named above, then run the same command again.\n"
    )


@pytest.mark.parametrize("port", ["66000", "-1", "web"])
def test_what_is_no_port_is_refused(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        site.run([f"--port={port}"])
    assert caught.value.code == 2
    assert f"“{port}” is no port; a port is a number from 0 to 65535" in capsys.readouterr().err
