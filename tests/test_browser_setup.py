"""What the search for a browser promises."""

import shutil

import pytest

from scripts import browser, debian
from scripts.problem import SetupProblem


def programs(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """A computer with these programs and no others."""
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}" if name in names else None)


@pytest.fixture(autouse=True)
def _ordinary_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(browser.VARIABLE, raising=False)
    monkeypatch.setattr(debian, "can_install", lambda: False)


def test_chromium_is_preferred_to_other_browsers(monkeypatch: pytest.MonkeyPatch) -> None:
    programs(monkeypatch, "google-chrome", "chromium")
    assert browser.prepare() == "/bin/chromium"


def test_the_browser_a_person_names_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    programs(monkeypatch, "chromium", "mine")
    monkeypatch.setenv(browser.VARIABLE, "mine")
    assert browser.prepare() == "/bin/mine"


def test_a_wrong_path_to_the_browser_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    programs(monkeypatch, "chromium")
    monkeypatch.setenv(browser.VARIABLE, "/opt/mine")
    with pytest.raises(SetupProblem) as caught:
        browser.prepare()
    assert str(caught.value) == (
        "The variable PORTAL_CHROMIUM says that the browser is /opt/mine, but there is no program there.\n"
        "Correct the variable PORTAL_CHROMIUM or remove it. Then run the same command again.\n"
        "Your data and pages were not changed."
    )


def test_a_missing_browser_is_named_with_its_command(monkeypatch: pytest.MonkeyPatch) -> None:
    programs(monkeypatch)
    with pytest.raises(SetupProblem) as caught:
        browser.prepare()
    assert str(caught.value) == (
        "The tests need the browser Chromium, and it is not installed on this computer.\n"
        "On Debian, install it with: sudo apt-get install chromium fonts-dejavu-core\n"
        "Elsewhere, install Chromium or Google Chrome and put its path into the variable PORTAL_CHROMIUM.\n"
        "Then run the same command again. To run only the tests that need no browser, add "
        "--without-browser to it.\n"
        "Your data and pages were not changed."
    )


def test_an_administrator_of_debian_gets_chromium_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    programs(monkeypatch)
    monkeypatch.setattr(debian, "can_install", lambda: True)
    monkeypatch.setattr(debian, "install", lambda *packages: programs(monkeypatch, *packages))
    assert browser.prepare() == "/bin/chromium"


@pytest.mark.parametrize(
    ("user", "apt", "allowed"), [(0, "/bin/apt-get", True), (0, None, False), (1000, "/bin/apt-get", False)]
)
def test_only_an_administrator_of_debian_installs(
    user: int, apt: str | None, allowed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    monkeypatch.setattr("os.geteuid", lambda: user, raising=False)
    monkeypatch.setattr(shutil, "which", lambda name: apt)
    assert debian.can_install() is allowed
