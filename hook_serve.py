"""The bridge to `mkdocs serve`: a saved text is on its page at once; the rest of the site stays as it is.

Nothing here takes part in `build` or `gh-deploy`. What depends on more than the one text, such as search, the
menu and the checks of all pages, is made anew when anything but a text changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from building import languages
from macros.calls import wrong_calls

LOG = get_plugin_logger("portal")
Seen = dict[Path, tuple[int, int]]


@dataclass(frozen=True)
class Built:
    """What is left of the build of one language."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment


STATE: dict[str, Any] = {"serves": False, "seen": {}}
NAVS: dict[str, Navigation] = {}
BUILT: dict[str, Built] = {}


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001
    """Keep what was built only where it is served."""
    STATE["serves"] = command == "serve"


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Before a whole build: forget the last one, and remember what the files are now."""
    if STATE["serves"] and not languages(config).building:
        BUILT.clear()
        STATE["seen"] = _seen(config)
    return config


@event_priority(-300)
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001
    """Keep the menu, in the order that all others have left it."""
    NAVS[languages(config).current_language] = nav


@event_priority(-300)
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Keep what a page needs to be made once more."""
    if STATE["serves"]:
        language = languages(config).current_language
        BUILT[language] = Built(config, files, NAVS[language], env)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:  # noqa: ARG001
    """Look at what was saved before everything is built again."""

    def saved() -> None:
        built = next(iter(BUILT.values()), None)
        if built is None or not _only_texts(built.config):
            builder()

    server.builder = saved
    return server


def _only_texts(config: MkDocsConfig) -> bool:
    """Show saved texts on their pages. False where something else was saved: the whole site depends on it."""
    now, before = _seen(config), STATE["seen"]
    changed = {path for path in now.keys() | before.keys() if now.get(path) != before.get(path)}
    docs = Path(config.docs_dir)
    if not all(path.suffix == ".md" and path in now and path in before for path in changed):
        return False
    STATE["seen"] = now
    # In every language: a page without a translation shows this text, and a translation says if it is old.
    texts = {path.relative_to(docs).as_posix().partition("/")[2] for path in changed}
    for name in _shown(texts):
        LOG.info(f"Shown anew: {name}. Search, menu and checks wait for the next whole build.")
    return True


def _shown(texts: set[str]) -> Iterator[str]:
    for language, built in BUILT.items():
        languages(built.config).current_language = language
        pages = built.files.documentation_pages()
        for file in pages:
            if file.norm_src_uri in texts:  # type: ignore[attr-defined]
                _make(file, built, pages)
                yield file.url or "home"


def _make(file: File, built: Built, pages: Iterable[File]) -> None:
    macros: Any = built.config.plugins["macros"]
    faults = list(wrong_calls(f"docs/{file.src_uri}", file.content_string, macros.macros))
    if faults:
        raise Abort("\n".join([*faults, "The page was not shown anew."]))
    assert file.page is not None  # noqa: S101
    _populate_page(file.page, built.config, built.files)
    _build_page(file.page, built.config, list(pages), built.nav, built.env)


def _seen(config: MkDocsConfig) -> Seen:
    """Size and time of every watched file. What an editor keeps for itself begins with a dot or ends in ~."""
    places = [Path(place) for place in (config.docs_dir, config.config_file_path, *config.watch) if place]
    files = (file for place in places for file in (place, *place.rglob("*")))
    own = (file for file in files if not file.name.startswith(".") and not file.name.endswith("~"))
    stats = {file: file.stat() for file in own if file.is_file()}
    return {file: (stat.st_size, stat.st_mtime_ns) for file, stat in stats.items()}
