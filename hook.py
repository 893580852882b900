"""The bridge between MkDocs and the portal: gates before a build, pages and files made from data, search.

This is the one place that stands on both shores: it asks the scripts whether the data may be published and
the macros for the pages. Everything here is thin; what matters are pure functions elsewhere.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from building import at, begin, here, languages, names, package, reading
from macros import headers
from macros.around import around
from macros.calls import wrong_calls
from macros.downloads.gate import HiddenError
from macros.leaflet.lacking import unprinted
from macros.leaflet.letters import LetterError
from macros.notice import notice
from macros.outputs import Output, of_language, without_language
from macros.package import Package
from macros.pages import pages
from macros.pictures.lacking import undrawn
from macros.policy import of_page
from macros.terms import explain
from scripts import check, clock, deploying
from scripts.publish import gates

ROOT = Path(__file__).resolve().parent
# Parts of the theme that our own pages never load.
UNUSED = (
    "assets/javascripts/bundle",
    "assets/javascripts/lunr/",
    "assets/javascripts/workers/",
    "assets/stylesheets/",
    "assets/images/favicon.png",
    "styles/",
    "fonts/",
    "locale/",
)
LOG = get_plugin_logger("portal")
STATE: dict[str, Any] = {"command": "build"}


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001
    """Remember what was typed: `gh-deploy` is held to more than a build."""
    STATE["command"] = command


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Refuse data that do not pass, and a deployment nobody has agreed to."""
    if not languages(config).building:
        _refuse_bad_data()
    now = begin()
    os.environ["SOURCE_DATE_EPOCH"] = str(_epoch(now))
    config.site_url = now.site.public_address
    if STATE["command"] == "gh-deploy" and not languages(config).building:
        _refuse_deployment(config)
    return config


def _refuse_deployment(config: MkDocsConfig) -> None:
    stops = gates.typed(package(), ROOT, config.remote_name, clock.now())
    if stops:
        raise Abort(deploying.report(stops))


def _refuse_bad_data() -> None:
    found = check.problems(ROOT)
    if found:
        raise Abort(check.report(found) + "\nThe site was not built.")


def _epoch(package: Package) -> int:
    """The time the build carries: the newest document. The same commit gives the same bytes."""
    return int(datetime.combine(package.newest_day, time(9, 30), UTC).timestamp())


@event_priority(100)
def _announce(files: Files, config: MkDocsConfig) -> Files:
    """Before the language plugin: the pages made from data, as if they lay in the first language's folder.

    The plugin makes every file anew from its path alone, so the text is given to them after it.
    """
    for uri in _texts(config):
        files.append(File(uri, config.docs_dir, config.site_dir, config.use_directory_urls))
    return files


@event_priority(-200)
def _fill(files: Files, config: MkDocsConfig) -> Files:
    """After the language plugin: the text of those pages, and the files that have no language."""
    texts = _texts(config)
    for file in list(files):
        if file.src_uri in texts:
            file.content_string = texts[file.src_uri]
        elif file.src_uri.startswith(UNUSED) or file.src_uri.endswith(".map"):
            files.remove(file)
    _refuse_wrong_calls(files, config)
    for address, content in _outputs(config):
        files.append(File.generated(config, address, content=content))
    if not languages(config).building:
        files.append(File.generated(config, headers.FILE, content=_headers(files, config)))
    return files


def _headers(files: Files, config: MkDocsConfig) -> str:
    """What a host is asked to send; the last language has the pages of all."""
    prefix = here(config).to.prefix
    folders = {file.url.removeprefix(prefix).partition("/")[0] for file in files.documentation_pages()}
    return headers.headers(folders, set(names(config)) - {languages(config).default_language})


def _outputs(config: MkDocsConfig) -> list[Output]:
    now = package()
    try:
        made = list(of_language(here(config)))
        _tell_unwritten(config)
        return made if languages(config).building else [*made, *without_language(now, _epoch(now))]
    except (HiddenError, LetterError) as error:
        raise Abort(f"{error}\nThe site was not built.") from None


def _tell_unwritten(config: MkDocsConfig) -> None:
    """A line and no warning: a language is better without printed copies than not on the site."""
    language = languages(config).current_language
    for missing, what in ((unprinted(here(config)), "printed copies"), (undrawn(here(config)), "pictures")):
        if missing:
            LOG.info(
                f"{missing.lacking} The language “{language}” is built without {what}. To have them, "
                "join a font that has its letters into overrides/fonts/, as the README there says."
            )


def _refuse_wrong_calls(files: Files, config: MkDocsConfig) -> None:
    macros: Any = config.plugins["macros"]
    faults = [
        fault
        for file in files.documentation_pages()
        for fault in wrong_calls(f"docs/{file.src_uri}", file.content_string, macros.macros)
    ]
    if faults:
        raise Abort("\n".join([*faults, "The site was not built."]))


def _texts(config: MkDocsConfig) -> dict[str, str]:
    folder = languages(config).default_language
    return {f"{folder}/{page.path}": page.markdown for page in pages(package())}


on_files = CombinedEvent(_announce, _fill)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Explain the words of the trade where the page first uses them; the list of all explains itself."""
    if page.url.endswith("glossary/"):
        return html
    inline = page.meta.get("words") != "at the end"
    return explain(at(page, config, reading(page).spoken), html, inline=inline)


def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:  # noqa: ARG001
    """Give the page what stands around it."""
    now = at(page, config)
    return {**context, **around(now, page.url.removeprefix(now.to.prefix))}


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001
    """Give every page the notice that says whose site this is not, and what it may load."""
    env.globals.update(portal_notice=notice(here(config)), policy=of_page)


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Index the finished site for search, once, after the last language."""
    if languages(config).building:
        return
    done = subprocess.run(
        [sys.executable, "-m", "pagefind", "--site", config.site_dir], capture_output=True, text=True
    )
    if done.returncode:
        raise Abort(f"The search index could not be made. Pagefind said:\n{done.stdout}{done.stderr}")
    _in_order(Path(config.site_dir, "pagefind", "pagefind-entry.json"))


def _in_order(entry: Path) -> None:
    """Pagefind lists the languages as its threads end; the same site has to give the same bytes."""
    told = json.loads(entry.read_text(encoding="utf-8"))
    told["languages"] = dict(sorted(told["languages"].items()))
    entry.write_text(json.dumps(told, separators=(",", ":"), ensure_ascii=False), encoding="utf-8")
