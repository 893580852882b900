"""What the search for an office program promises."""

import shutil

import pytest

from scripts import debian, office
from scripts.problem import SetupProblem


def programs(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """A computer with these programs and no others."""
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}" if name in names else None)


@pytest.fixture(autouse=True)
def _ordinary_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(office.VARIABLE, raising=False)
    monkeypatch.setattr(debian, "can_install", lambda: False)


def test_libreoffice_is_found_under_either_of_its_names(monkeypatch: pytest.MonkeyPatch) -> None:
    programs(monkeypatch, "libreoffice")
    assert office.prepare() == "/bin/libreoffice"


def test_the_office_program_a_person_names_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    programs(monkeypatch, "soffice", "mine")
    monkeypatch.setenv(office.VARIABLE, "mine")
    assert office.prepare() == "/bin/mine"


def test_a_wrong_path_to_the_office_program_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    programs(monkeypatch, "soffice")
    monkeypatch.setenv(office.VARIABLE, "/opt/mine")
    with pytest.raises(SetupProblem) as caught:
        office.prepare()
    assert str(caught.value) == (
        "The variable PORTAL_OFFICE says that the office program is /opt/mine, but there is no program "
        "there.\n"
        "Correct the variable PORTAL_OFFICE or remove it. Then run the same command again.\n"
        "Your data and pages were not changed."
    )


def test_a_missing_office_program_is_named_with_its_command(monkeypatch: pytest.MonkeyPatch) -> None:
    programs(monkeypatch)
    with pytest.raises(SetupProblem) as caught:
        office.prepare()
    assert str(caught.value) == (
        "The tests need the office program LibreOffice, and it is not installed on this computer.\n"
        "On Debian, install it with: sudo apt-get install libreoffice-calc-nogui\n"
        "Elsewhere, install LibreOffice and put the path of its program soffice into the variable "
        "PORTAL_OFFICE.\n"
        "Then run the same command again. To run only the tests that need neither a browser nor an office "
        "program, add --without-browser to it.\n"
        "Your data and pages were not changed."
    )


def test_an_administrator_of_debian_gets_libreoffice_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    programs(monkeypatch)
    monkeypatch.setattr(debian, "can_install", lambda: True)
    monkeypatch.setattr(debian, "install", lambda *packages: programs(monkeypatch, "soffice"))
    assert office.prepare() == "/bin/soffice"
