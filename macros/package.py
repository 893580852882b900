"""The ground floor: `datapackage.json` and `data/` as typed, frozen rows, read once.

Scripts and macros both stand on this file. It knows nothing of HTML, MkDocs or any partnership.
"""

from __future__ import annotations

import csv
import dataclasses
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from io import StringIO
from itertools import zip_longest
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

import frictionless

from macros import nouns, verdicts

ROOT = Path(__file__).resolve().parent.parent
OBSERVATIONS = "data/observations/"
TABLES = "data/tables/"
CONTRACT = "datapackage.json"
JUDGEMENTS = "data/judgements/"
# What programs take for the newest day where no document is entered yet. No page shows it.
NO_DAY = date(2000, 1, 1)

# Resource name -> the noun of its rows. Observations and published tables are found by their folder.
NOUNS: dict[str, type] = {
    "areas": nouns.Area,
    "themes": nouns.Theme,
    "documents": nouns.Document,
    "sections": nouns.Section,
    "markers": nouns.Marker,
    "dimensions": nouns.Dimension,
    "categories": nouns.Category,
    "indicators": nouns.Indicator,
    "targets": nouns.Target,
    "consecutive-years": nouns.ConsecutiveYears,
    "withheld": nouns.Withheld,
    "published-tables": nouns.PublishedTable,
    "plans": nouns.Plan,
    "plan-parts": nouns.PlanPart,
    "priorities": nouns.Priority,
    "programmes": nouns.Programme,
    "outcomes": nouns.Outcome,
    "measures": nouns.Measure,
    "actions": nouns.Action,
    "partners": nouns.Partner,
    "groups": nouns.Group,
    "commitments": nouns.Commitment,
    "evidence": nouns.Evidence,
    "involvement": nouns.Involvement,
    "principles": nouns.Principle,
    "recommendations": nouns.Recommendation,
    "events": nouns.Event,
    "claims": nouns.Claim,
    "contradictions": nouns.Contradiction,
    "commentary": nouns.Commentary,
    "glossary": nouns.Term,
    "help": nouns.HelpLine,
    "releases": nouns.Release,
    "redirects": nouns.Redirect,
    "left-out": nouns.LeftOut,
    "assessment": nouns.Pledge,
    "audit": nouns.Result,
    "changes": verdicts.Change,
    "statuses": verdicts.Status,
    "status-counts": verdicts.StatusCount,
    "promise-counts": verdicts.PromiseCount,
    "assessment-counts": verdicts.PledgeCount,
    "checked-claims": verdicts.CheckedClaim,
    "coverage": verdicts.Coverage,
    "measured": verdicts.Measured,
    "comparisons": verdicts.Comparison,
    "revisions": verdicts.Revision,
    "printed-statuses": verdicts.PrintedStatus,
    "release-counts": verdicts.ReleaseCount,
    "file-sources": verdicts.FileSource,
    "document-counts": verdicts.DocumentCount,
}

Noun = TypeVar("Noun")


class UnknownError(KeyError):
    """Somebody asked for a row or file by an id that nothing has; the message is a sentence for people."""


@dataclass(frozen=True)
class Field:
    """One column of a resource, as the contract describes it."""

    name: str
    title: str
    type: str
    description: str
    constraints: Mapping[str, Any]

    @property
    def is_number(self) -> bool:
        """Whether its cells can be compared by size."""
        return self.type in {"number", "integer"}


@dataclass(frozen=True)
class Reference:
    """Columns whose cells, together, name a row of another resource by the columns `to`."""

    columns: tuple[str, ...]
    resource: str
    to: tuple[str, ...]


@dataclass(frozen=True)
class Resource:
    """One file of the package with its columns and its rows as plain mappings of typed values.

    `key` names the columns that tell its rows apart; empty where the contract names none.
    """

    name: str
    path: str
    title: str
    description: str
    fields: tuple[Field, ...]
    rows: tuple[Mapping[str, Any], ...]
    key: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()

    @property
    def is_observations(self) -> bool:
        """Whether it holds the figures of one indicator."""
        return self.path.startswith(OBSERVATIONS)

    @property
    def is_judgement(self) -> bool:
        """Whether `compute` makes it."""
        return self.path.startswith(JUDGEMENTS)

    @property
    def is_table(self) -> bool:
        """Whether it holds a published table."""
        return self.path.startswith(TABLES)


@dataclass(frozen=True)
class Licence:
    """A licence of the package: its short name, such as `CC-BY-4.0`, its words, where its text stands."""

    name: str
    title: str
    path: str


@dataclass(frozen=True, eq=False)
class Package:
    """Everything the portal knows. Rows keep the order of their files. Read once, so equal means the same.

    `root` is the folder that holds `datapackage.json`, for those who hand on the files as they are.
    """

    title: str
    description: str
    site: nouns.Site
    resources: tuple[Resource, ...]
    rows: Mapping[type, tuple[Any, ...]]
    name: str = ""
    keywords: tuple[str, ...] = ()
    licences: tuple[Licence, ...] = ()
    root: Path = ROOT

    def all(self, noun: type[Noun]) -> tuple[Noun, ...]:
        """All rows of one noun, such as `package.all(Theme)`."""
        return self.rows[noun]

    def where(self, noun: type[Noun], field: str, value: Any) -> tuple[Noun, ...]:
        """The rows of `noun` whose `field` is `value`, in the order of their file."""
        return self._sorted(noun, field).get(value, ())

    def _sorted(self, noun: type[Noun], field: str) -> Mapping[Any, tuple[Noun, ...]]:
        """All rows of `noun` by what `field` says: looking through them for each page takes ever longer."""
        known: Mapping[Any, tuple[Noun, ...]] | None = self._by_value.get((noun, field))
        if known is None:
            groups: dict[Any, list[Noun]] = defaultdict(list)
            for row in self.all(noun):
                groups[getattr(row, field)].append(row)
            known = self._by_value[noun, field] = {value: tuple(rows) for value, rows in groups.items()}
        return known

    @cached_property
    def _by_value(self) -> dict[Any, Any]:
        return {}

    def one(self, noun: type[Noun], key: str) -> Noun:
        """The row of `noun` whose first field is `key`. Raises UnknownError when there is none."""
        name = dataclasses.fields(noun)[0].name  # type: ignore[arg-type]
        for row in self.where(noun, name, key):
            return row
        raise UnknownError(f"there is no {noun.__name__.lower()} with the id “{key}”")

    def subject(self, id: str) -> nouns.Indicator | nouns.PublishedTable | None:
        """The indicator or published table with this id; None where there is none any more."""
        indicator = next(iter(self.where(nouns.Indicator, "id", id)), None)
        return indicator or next(iter(self.where(nouns.PublishedTable, "id", id)), None)

    def resource(self, name: str) -> Resource:
        """The resource called `name`. Raises UnknownError when there is none."""
        if self.holds(name):
            return self._by_name[name]
        raise UnknownError(f"there is no file with the id “{name}” in datapackage.json")

    def holds(self, name: str) -> bool:
        """Whether there is a resource of this name: what was once published may be gone."""
        return name in self._by_name

    @cached_property
    def _by_name(self) -> Mapping[str, Resource]:
        return {resource.name: resource for resource in self.resources}

    def places(self, resource: str, columns: tuple[str, ...]) -> Mapping[tuple[object, ...], list[int]]:
        """Where in a file its rows stand, by what they say in these columns."""
        known: Mapping[tuple[object, ...], list[int]] | None = self._by_value.get((resource, columns))
        if known is None:
            groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
            for at, row in enumerate(self.resource(resource).rows):
                groups[tuple(row[column] for column in columns)].append(at)
            known = self._by_value[resource, columns] = dict(groups)
        return known

    @property
    def newest_day(self) -> date:
        """The day of the newest document: what we know of is no newer."""
        return max((row.published for row in self.all(nouns.Document)), default=NO_DAY)

    def observations(self, indicator: str) -> tuple[nouns.Observation, ...]:
        """All observations of one indicator, in the order of its file."""
        return self.where(nouns.Observation, "indicator", indicator)

    def of_theme(self, noun: type[Noun], theme: str) -> tuple[Noun, ...]:
        """All rows of `noun` that belong to one theme."""
        return self.where(noun, "theme", theme)


def unjudged(package: Package) -> Package:
    """The package as it was before `compute` ran: what `load` gives without `judged`."""
    names = {resource.name for resource in package.resources if resource.is_judgement}
    empty = {noun: () for name, noun in NOUNS.items() if name in names}
    return dataclasses.replace(
        package,
        resources=tuple(resource for resource in package.resources if resource.name not in names),
        rows=MappingProxyType({**package.rows, **empty}),
    )


def load_once(root: Path = ROOT) -> Package:
    """The package, read again only when one of its files has changed since the last call."""
    return _cached(root, fingerprint(root))


def fingerprint(root: Path) -> tuple[tuple[str, int, int], ...]:
    """Name, size and time of every file of the package: equal as long as nothing was edited."""
    paths = [*root.glob("datapackage.json"), *sorted((root / "data").rglob("*.csv"))]
    return tuple((str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in paths)


@lru_cache(maxsize=1)
def _cached(root: Path, _: tuple[tuple[str, int, int], ...]) -> Package:
    return load(root)


def load(root: Path = ROOT, *, judged: bool = True) -> Package:
    """Read the package below `root`. The files must have passed `check`; a broken one raises.

    Without `judged` what `compute` has made is left out, as if it had not run yet.
    """
    contract = json.loads((root / CONTRACT).read_text(encoding="utf-8"))
    wanted = [block for block in contract["resources"] if judged or not block["path"].startswith(JUDGEMENTS)]
    resources = tuple(_resource(json.dumps(block), (root / block["path"]).read_bytes()) for block in wanted)
    by_name = {resource.name: resource for resource in resources}
    rows: dict[type, tuple[Any, ...]] = {
        noun: tuple(_noun(noun, row) for row in by_name[name].rows) if name in by_name else ()
        for name, noun in NOUNS.items()
    }
    rows[nouns.Observation] = tuple(_observations(resources))
    return Package(
        name=contract.get("name", ""),
        title=contract.get("title", ""),
        description=contract.get("description", ""),
        keywords=tuple(contract.get("keywords", ())),
        licences=tuple(_licence(row) for row in contract.get("licenses", ())),
        site=_noun(nouns.Site, by_name["site"].rows[0]),
        resources=resources,
        rows=MappingProxyType(rows),
        root=root,
    )


def _licence(row: Mapping[str, str]) -> Licence:
    return Licence(row["name"], row["title"], row["path"])


@lru_cache(maxsize=2048)
def _resource(block: str, content: bytes) -> Resource:
    """One file by its block of the contract. The same bytes are read once, wherever a release has copies."""
    described = json.loads(block)
    schema = _schema(json.dumps(described["schema"]))
    return Resource(
        name=described["name"],
        path=described["path"],
        title=described.get("title", ""),
        description=described.get("description", ""),
        fields=tuple(_field(field) for field in schema.fields),
        rows=tuple(_rows(schema, content)),
        key=tuple(schema.primary_key),
        references=tuple(_reference(described["name"], key) for key in schema.foreign_keys),
    )


@lru_cache(maxsize=512)
def _schema(described: str) -> frictionless.Schema:
    """The columns of a file. Describing them takes longer than reading most files, and many are alike."""
    return frictionless.Schema.from_descriptor(json.loads(described))


def _rows(schema: frictionless.Schema, content: bytes) -> Iterator[Mapping[str, Any]]:
    """The rows of a file, each cell as its column types it; `None` where it is empty or of another type.

    Frictionless reads the cells, not the file: opening a table it describes each column anew, three times,
    and `check` has compared header and rows with the contract.
    """
    readers: dict[str, Any] = schema.create_cell_readers()  # type: ignore[no-untyped-call]
    table = csv.reader(StringIO(content.decode("utf-8"), newline=""))
    next(table, None)
    for cells in table:
        pairs = zip_longest(readers.items(), cells[: len(readers)])
        yield MappingProxyType({name: read(cell)[0] for (name, read), cell in pairs})


def _reference(own: str, key: Mapping[str, Any]) -> Reference:
    """A key of the contract; one without a resource is to the same file."""
    there = key["reference"]
    return Reference(tuple(key["fields"]), there["resource"] or own, tuple(there["fields"]))


def _field(source: frictionless.Field) -> Field:
    return Field(
        name=source.name,
        title=source.title or source.name.replace("_", " ").capitalize(),
        type=source.type,
        description=source.description or "",
        constraints=MappingProxyType(dict(source.constraints)),
    )


def _noun(noun: type[Noun], row: Mapping[str, Any]) -> Noun:
    """One row as its noun. A column that an older, frozen package lacks is empty."""
    fields = dataclasses.fields(noun)  # type: ignore[arg-type]
    return noun(**{field.name: _as(str(field.type), row.get(field.name)) for field in fields})


def _as(kind: str, value: Any) -> Any:
    if kind == "tuple[str, ...]":
        return tuple((value or "").split())
    return {"str": "", "bool": False}.get(kind) if value is None else value


def _observations(resources: Iterable[Resource]) -> Iterable[nouns.Observation]:
    """Turn the breakdown columns, which differ from file to file, into pairs."""
    common = {field.name for field in dataclasses.fields(nouns.Observation)}
    for resource in resources:
        if not resource.is_observations:
            continue
        for row in resource.rows:
            pairs = tuple((name, value) for name, value in row.items() if name not in common)
            rest = {name: value for name, value in row.items() if name in common}
            yield _noun(nouns.Observation, {"indicator": resource.name, "breakdown": pairs, **rest})
