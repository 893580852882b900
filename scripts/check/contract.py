"""Do the files on disk keep to `datapackage.json`? Frictionless judges; the sentences are ours."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import frictionless

from scripts.check import descriptor, files, header, keys, seal, wording
from scripts.check.problem import Problem, quote

FILE = "datapackage.json"
NO_UTF8 = "The file is not saved as UTF-8, so some letters in it cannot be read."

# Frictionless repeats these in every file that leans on the one it could not open.
OPENING = {"scheme-error", "source-error", "encoding-error"}
KNOWN: dict[str, list[Any]] = {}  # by seal


def problems(root: Path) -> list[Problem]:
    """Everything wrong with the contract itself, or else everything in the files that breaks it."""
    try:
        contract = json.loads((root / FILE).read_text(encoding="utf-8"))
        if not isinstance(contract, dict):
            raise ValueError("it has to be one object, in curly brackets")
        accepted = _accepted(root, contract)
        shapeless = list(_shapeless(contract))
        return shapeless or list(_broken(root, contract, accepted))
    except Exception as error:  # whatever is wrong with it, a person has to be told
        return list(_unusable(error))


def _accepted(root: Path, contract: Mapping[str, Any]) -> frictionless.Package | None:
    """A contract that Frictionless has not read before, read by it. Raises what is wrong with it."""
    whole = seal.of_contract(contract)
    if whole in KNOWN:
        return None
    package = frictionless.Package.from_descriptor(dict(contract), basepath=str(root))
    KNOWN[whole] = []  # it can be used, and nothing else is said of it here
    return package


def _tasks(root: Path, contract: Mapping[str, Any], accepted: frictionless.Package | None) -> Iterator[Any]:
    """What Frictionless says of each file; one that was judged before, with all it leans on, is not again."""
    marks = list(seal.of_files(root, contract))
    blocks = contract["resources"]
    new = [block for block, mark in zip(blocks, marks, strict=True) if not mark or mark not in KNOWN]
    package = accepted or _part(root, contract, new)
    leaned = keys.package(root, contract)
    for block, mark in zip(blocks, marks, strict=True):
        if block in new:
            resource = package.get_resource(block["name"])
            resource.package = leaned
            KNOWN[mark] = resource.validate().tasks
        yield from KNOWN[mark]


def _part(root: Path, contract: Mapping[str, Any], wanted: list[Mapping[str, Any]]) -> frictionless.Package:
    """The package with these files alone: describing all of it takes a second."""
    return frictionless.Package.from_descriptor({**contract, "resources": wanted}, basepath=str(root))


def _unusable(error: Exception) -> Iterator[Problem]:
    if isinstance(error, FileNotFoundError):
        yield Problem(FILE, None, "", "The file is missing.", "Put it back.")
    elif isinstance(error, UnicodeDecodeError):
        yield Problem(FILE, None, "", NO_UTF8, "Save it again as UTF-8.")
    elif isinstance(error, json.JSONDecodeError):
        what = f"The file cannot be read from character {error.colno} of this line on ({error.msg})."
        remedy = "Look there for a comma, quotation mark or bracket that is missing or too many."
        yield Problem(FILE, error.lineno, "", what, remedy)
    else:
        reasons = getattr(error, "reasons", None) or [getattr(error, "error", error)]
        for reason in reasons:
            what = f"The file cannot be used: {getattr(reason, 'note', reason)}."
            yield Problem(FILE, None, "", what, "Undo the last change to this file.")


def _shapeless(contract: Mapping[str, Any]) -> Iterator[Problem]:
    for resource in contract["resources"]:
        if not (isinstance(resource.get("path"), str) and isinstance(resource.get("schema"), dict)):
            what = f"The resource {quote(resource['name'])} has no path, or no columns of its own."
            yield Problem(FILE, None, "", what, "Describe it as the other resources are described.")


def _broken(
    root: Path, contract: Mapping[str, Any], accepted: frictionless.Package | None
) -> Iterator[Problem]:
    unreadable = [problem for resource in contract["resources"] for problem in _unreadable(root, resource)]
    places = {problem.file for problem in unreadable}
    yield from unreadable
    resources = {resource["name"]: resource for resource in contract["resources"]}
    for task in _tasks(root, contract, accepted):
        yield from _judged(root, resources, task, places)
    yield from descriptor.problems(root, contract, places)


def _unreadable(root: Path, resource: Mapping[str, Any]) -> Iterator[Problem]:
    """What keeps a whole file from being read; no error in its rows can be believed then."""
    file, path = resource["path"], root / resource["path"]
    if not path.is_file():
        yield Problem(file, None, "", "The file is missing.", "Put it back.")
    elif not _is_utf8(path):
        yield Problem(file, None, "", NO_UTF8, "Save it again as “CSV UTF-8”.")
    else:
        yield from header.problems(resource, files.table(path))


def _is_utf8(path: Path) -> bool:
    try:
        path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _judged(root: Path, resources: Mapping[str, Any], task: Any, unreadable: set[str]) -> Iterator[Problem]:
    """The errors of one file in our words, without those that only echo a file that cannot be read."""
    if task.place in unreadable:
        return
    for error in wording.without_echoes(task.errors):
        target = resources.get(getattr(error, "reference_name", ""), {}).get("path")
        if target not in unreadable and not (unreadable and error.type in OPENING):
            yield wording.of_error(root, resources, resources[task.name], error)
