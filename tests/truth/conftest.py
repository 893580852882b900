"""The two built partnerships, each read once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import Build
from tests.truth.numbers import Numbers

BOTH = ("real", "exampleshire")


@pytest.fixture(params=BOTH, scope="session")
def built(request: pytest.FixtureRequest) -> Build:
    """A built partnership."""
    done: Build = request.getfixturevalue(f"{request.param}_build")
    assert done.code == 0, done.output
    return done


@pytest.fixture(scope="session")
def numbers(built: Build) -> Numbers:
    """What may be said in numbers on its pages."""
    return Numbers(built.folder, built.site)


@pytest.fixture(scope="session")
def real_numbers(real_build: Build) -> Numbers:
    """The same of the real one, to plant faults in."""
    return Numbers(real_build.folder, real_build.site)


@pytest.fixture
def swap() -> Callable[[str, str, str], str]:
    """Change one place of a text, which has to be there."""

    def changed(text: str, old: str, new: str) -> str:
        assert old in text, f"{old} is not there any more"
        return text.replace(old, new, 1)

    return changed
