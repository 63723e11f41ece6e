"""pyproject.toml gives ranges, constraints.txt the versions, and environment.yml follows; there is one version."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# conda-forge's matplotlib brings a graphical toolkit; its own name for the library alone differs.
CONDA_NAMES = {"matplotlib-base": "matplotlib"}


PINS = dict(
    line.lower().split("==")
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    if "==" in line
)


def asked(*extras: str) -> list[Requirement]:
    lines = [
        *PROJECT["dependencies"],
        *(line for extra in extras for line in PROJECT["optional-dependencies"][extra]),
    ]
    return [Requirement(line) for line in lines]


def conda_lines() -> list[str]:
    text = (ROOT / "environment.yml").read_text(encoding="utf-8")
    lines = [line.strip(" -\n") for line in text.split("dependencies:")[1].splitlines() if line.strip()]
    return [line for line in lines if not line.startswith("#")]


def test_environment_yml_has_the_names_of_pyproject_and_the_pins_of_constraints():
    conda = dict(line.split("=") for line in conda_lines() if "=" in line)
    conda = {CONDA_NAMES.get(name, name): pin for name, pin in conda.items() if name != "python"}
    assert conda == {one.name: PINS[one.name] for one in asked("course")}


def test_environment_yml_names_the_driver_of_postgresql_and_leaves_it_out():
    """Binder and a student's own environment have no use for it."""
    text = (ROOT / "environment.yml").read_text(encoding="utf-8")
    line = f"# A course whose gradebook lies on a PostgreSQL server adds: psycopg={PINS['psycopg']}\n"
    assert line in text


def test_environment_yml_has_a_python_that_pyproject_allows():
    pinned = next(line.split("=")[1] for line in conda_lines() if line.startswith("python="))
    lowest = re.fullmatch(r">=(\d+)\.(\d+)", PROJECT["requires-python"])
    assert lowest
    assert tuple(map(int, pinned.split("."))) >= tuple(map(int, lowest.groups()))


def test_environment_yml_holds_no_local_line_that_would_spoil_binders_cache():
    assert not [line for line in conda_lines() if line.startswith((".", "-e", "/"))]


@pytest.mark.parametrize("one", asked(*PROJECT["optional-dependencies"]), ids=str)
def test_pyproject_gives_a_range_and_constraints_a_version_in_it(one):
    assert one.specifier
    assert not [part for part in one.specifier if part.operator in {"==", "==="}]
    assert PINS[one.name.lower()] in one.specifier


def test_constraints_name_no_address():
    assert "/" not in (ROOT / "constraints.txt").read_text(encoding="utf-8")


def test_the_version_stands_in_pyproject_and_is_followed():
    version, when = re.search(
        r"^## (\S+), (\S+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE
    ).groups()
    cited = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert version == PROJECT["version"]
    assert f"\nversion: {version}\n" in cited
    released = re.search(r"^date-released: (\S+)$", cited, re.MULTILINE)
    assert (released[1] if released else "unreleased") == when


def test_no_other_file_of_the_package_states_the_version():
    held = [
        path
        for path in (ROOT / "src").rglob("*.py")
        if PROJECT["version"] in path.read_text(encoding="utf-8")
    ]
    assert held == []
