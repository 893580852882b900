"""What the contract has to say about itself, and about the files that lie in `data/`."""

import dataclasses
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from macros import nouns
from macros.package import NOUNS, OBSERVATIONS, TABLES
from scripts.check import files
from scripts.check.problem import Problem, listed, quote

FILE = "datapackage.json"
INDICATORS = "data/indicators.csv"
PUBLISHED_TABLES = "data/published_tables.csv"
COMMON = {field.name for field in dataclasses.fields(nouns.Observation)} - {"indicator", "breakdown"}


def problems(root: Path, contract: Mapping[str, Any], unreadable: set[str]) -> Iterator[Problem]:
    """The faults of the contract that Frictionless does not look for."""
    resources: list[Mapping[str, Any]] = contract["resources"]
    yield from _one_site(root)
    yield from _known_nouns(resources)
    yield from _unknown_files(root, resources)
    yield from _common_columns(resources)
    if INDICATORS not in unreadable:
        yield from _pairs(root, resources, INDICATORS, OBSERVATIONS)
        yield from _breakdowns(root, resources)
    if PUBLISHED_TABLES not in unreadable:
        yield from _pairs(root, resources, PUBLISHED_TABLES, TABLES)


def _one_site(root: Path) -> Iterator[Problem]:
    rows = len(files.table(root / "data/site.csv")) - 1
    if rows not in (1, -1):
        what = f"The file has {rows} rows below its header."
        yield Problem("data/site.csv", None, "", what, "It has to have exactly one.")


def _known_nouns(resources: list[Mapping[str, Any]]) -> Iterator[Problem]:
    """The programs read these resources by name and their columns one by one."""
    columns = {resource["name"]: set(_columns(resource)) for resource in resources}
    for name, noun in [*NOUNS.items(), ("site", nouns.Site)]:
        expected = {field.name for field in dataclasses.fields(noun)}
        if name not in columns:
            yield _contract(f"The resource {quote(name)} is missing.", "Put it back.")
        elif columns[name] != expected:
            names = listed(sorted(columns[name] ^ expected))
            what = f"The resource {quote(name)} and macros/nouns.py differ in: {names}."
            yield _contract(what, "Change both together.")


def _unknown_files(root: Path, resources: list[Mapping[str, Any]]) -> Iterator[Problem]:
    known = {resource["path"] for resource in resources}
    for path in files.data_files(root):
        name = files.name(root, path)
        if name not in known:
            what = "The file is not described in datapackage.json, so nobody knows what it holds."
            yield Problem(name, None, "", what, "Describe it there, or take it out of the folder data.")


def _pairs(root: Path, resources: list[Mapping[str, Any]], index: str, folder: str) -> Iterator[Problem]:
    """Every id in the index has its own file in the folder, and the other way round."""
    ids = files.column(root / index, "id")
    here = {resource["name"]: resource["path"] for resource in resources if _is_in(resource, folder)}
    for row, key in enumerate(ids, start=2):
        if key and key not in here:
            what = f"{quote(key)} has no file: {FILE} does not describe {folder}{key}.csv."
            yield Problem(index, row, "id", what, "Describe it there and add the file, or take the row out.")
    for name, path in here.items():
        if name not in ids:
            what = f"The file belongs to no row: there is no {quote(name)} in {index}."
            yield Problem(path, None, "", what, f"Add the row to {index}, or take the file out.")
        elif path != f"{folder}{name}.csv":
            what = f"The resource {quote(name)} has the path {quote(path)}."
            yield _contract(what, f"Change it to {folder}{name}.csv.")


def _common_columns(resources: list[Mapping[str, Any]]) -> Iterator[Problem]:
    """All observation files describe the columns they share alike; the odd one out is named."""
    observed = [resource for resource in resources if _is_in(resource, OBSERVATIONS)]
    for name in sorted(COMMON):
        described = [(resource, _described(resource, name)) for resource in observed]
        usual = Counter(text for _, text in described).most_common(1)
        for resource, text in described:
            if text != usual[0][0]:
                what = (
                    f"The resource {quote(resource['name'])} does not describe the column {quote(name)} "
                    "as the other files of observations do."
                )
                yield _contract(what, "Describe it alike in all of them.")


def _breakdowns(root: Path, resources: list[Mapping[str, Any]]) -> Iterator[Problem]:
    """The breakdowns that an indicator lists are the columns its file has beside the common ones."""
    by_path = {resource["path"]: resource for resource in resources}
    ids, listings = (files.column(root / INDICATORS, heading) for heading in ("id", "dimensions"))
    for row, (key, listing) in enumerate(zip(ids, listings, strict=False), start=2):
        resource = by_path.get(f"{OBSERVATIONS}{key}.csv")
        if resource is None:
            continue
        breakdowns = [name for name in _columns(resource) if name not in COMMON]
        if sorted(breakdowns) != sorted(listing.split()):
            what = f"{quote(listing)} is not what the file has: {listed(breakdowns) or 'no breakdown'}."
            remedy = f"List the breakdown columns of {resource['path']}, separated by spaces."
            yield Problem(INDICATORS, row, "dimensions", what, remedy)


def _described(resource: Mapping[str, Any], name: str) -> str:
    found = [field for field in resource["schema"]["fields"] if field["name"] == name]
    return json.dumps(found, sort_keys=True)


def _columns(resource: Mapping[str, Any]) -> list[str]:
    return [field["name"] for field in resource["schema"]["fields"]]


def _is_in(resource: Mapping[str, Any], folder: str) -> bool:
    path: str = resource["path"]
    return path.startswith(folder)


def _contract(what: str, remedy: str) -> Problem:
    return Problem(FILE, None, "", what, remedy)
