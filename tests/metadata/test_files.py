"""The list of all datasets, the OpenAPI description and the data package: accepted by tools of others."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from jsonschema import Draft202012Validator, ValidationError  # type: ignore[import-untyped]
from openapi_spec_validator import validate
from openapi_spec_validator.validation.exceptions import OpenAPIValidationError

from macros.metadata.shapes import INDEX
from tests.conftest import Build
from tests.metadata.conftest import Served

DESCRIPTIONS = ("index.json", "openapi.json", "datapackage.json", "csv-metadata.json")


def test_the_openapi_description_is_valid_and_lists_every_dataset(served: Served) -> None:
    told = json.loads(served.text("data/openapi.json"))
    validate(told)
    assert told["servers"] == [{"url": served.told.homepage.rstrip("/")}]
    [asked] = told["paths"]["/data/{id}.csv"]["parameters"]
    assert asked["schema"]["enum"] == [dataset.id for dataset in served.told.datasets]


def test_a_fault_in_the_openapi_description_is_caught(ours: Served) -> None:
    told = json.loads(ours.text("data/openapi.json"))
    del told["paths"]["/data/{id}.csv"]["parameters"]
    with pytest.raises(OpenAPIValidationError):
        validate(told)


def test_every_address_of_the_openapi_description_answers_as_it_says(served: Served) -> None:
    told = json.loads(served.text("data/openapi.json"))
    for path, item in told["paths"].items():
        ids = item["parameters"][0]["schema"]["enum"] if "parameters" in item else [""]
        [media_type] = item["get"]["responses"]["200"]["content"]
        for id in ids:
            content = served.text(path.removeprefix("/").replace("{id}", id))
            if media_type.endswith("json"):
                assert isinstance(json.loads(content), dict), path


def test_the_list_of_all_datasets_has_the_shape_that_is_promised(served: Served) -> None:
    told = json.loads(served.text("data/index.json"))
    openapi = json.loads(served.text("data/openapi.json"))
    assert openapi["components"]["schemas"]["Index"] == INDEX
    Draft202012Validator(INDEX).validate(told)
    told["datasets"][0]["new"] = True
    with pytest.raises(ValidationError):
        Draft202012Validator(INDEX).validate(told)


def test_every_dataset_as_json_has_the_shape_that_the_openapi_description_gives(served: Served) -> None:
    told = json.loads(served.text("data/openapi.json"))
    shape = Draft202012Validator(told["components"]["schemas"]["Dataset"])
    for id in told["paths"]["/data/{id}.json"]["parameters"][0]["schema"]["enum"]:
        shape.validate(json.loads(served.text(f"data/{id}.json")))


def test_sizes_and_sums_are_those_of_the_files(served: Served) -> None:
    for dataset in json.loads(served.text("data/index.json"))["datasets"]:
        for file in dataset["files"]:
            content = served.content[file["address"].removeprefix(served.told.homepage)]
            assert (file["bytes"], file["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())


def frictionless(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


def test_frictionless_accepts_the_data_package_of_the_built_site(exampleshire_build: Build) -> None:
    done = frictionless(exampleshire_build.site / "data")
    assert json.loads(done.stdout)["stats"]["errors"] == 0, done.stdout
    assert done.returncode == 0


def test_frictionless_sees_a_file_that_was_changed_on_the_way(ours: Served, tmp_path: Path) -> None:
    data = ours.write(tmp_path) / "data"
    csv = data / "quiet-nights.csv"
    csv.write_bytes(csv.read_bytes().replace(b"No dates are given.", b"Dates are given."))
    done = frictionless(data)
    assert done.returncode == 1
    kinds = {error["type"] for task in json.loads(done.stdout)["tasks"] for error in task["errors"]}
    assert kinds == {"hash-count", "byte-count"}


def test_the_contract_is_served_word_for_word_apart_from_where_its_files_lie(theirs: Served) -> None:
    told = json.loads(theirs.text("data/datapackage.json"))
    for resource, dataset in zip(told["resources"], theirs.told.datasets, strict=True):
        assert resource["path"] == f"{dataset.id}.csv"
        assert f"data/{resource['path']}" in theirs.content
        names = [field["name"] for field in resource["schema"]["fields"]]
        assert names == [column.name for column in dataset.columns]


@pytest.mark.parametrize("name", ["real_build", "exampleshire_build"])
def test_every_file_that_is_described_lies_on_the_site(name: str, request: pytest.FixtureRequest) -> None:
    site = request.getfixturevalue(name).site
    told = json.loads((site / "data/index.json").read_text(encoding="utf-8"))
    for dataset in told["datasets"]:
        assert dataset["files"][0]["form"] == "CSV"
        for file in dataset["files"]:
            content = (site / urlsplit(file["address"]).path.lstrip("/")).read_bytes()
            assert hashlib.sha256(content).hexdigest() == file["sha256"], file["address"]
    for text in DESCRIPTIONS:
        assert isinstance(json.loads((site / "data" / text).read_text(encoding="utf-8")), dict)


def test_programs_find_the_descriptions_on_the_data_page(exampleshire_build: Build) -> None:
    page = exampleshire_build.page("data")
    block = page[page.index('id="programs"') :]
    for name in (*DESCRIPTIONS, "catalogue.ttl", "catalogue.jsonld"):
        assert f'href="{name}"' in block
    assert "New figures are due by 5 November 2026. If that day has passed, they are overdue." in block
