"""environment.yml, pyproject.toml and constraints.txt name the same packages and pins."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# conda-forge's matplotlib brings a graphical toolkit; its own name for the library alone differs.
CONDA_NAMES = {"matplotlib-base": "matplotlib"}


def project_pins(*extras: str) -> dict[str, str]:
    lines = [
        *PROJECT["dependencies"],
        *(line for extra in extras for line in PROJECT["optional-dependencies"][extra]),
    ]
    return dict(line.replace("[binary]", "").split("==") for line in lines)


def conda_lines() -> list[str]:
    text = (ROOT / "environment.yml").read_text(encoding="utf-8")
    lines = [line.strip(" -\n") for line in text.split("dependencies:")[1].splitlines() if line.strip()]
    return [line for line in lines if not line.startswith("#")]


def test_environment_yml_has_the_names_and_pins_of_pyproject():
    conda = dict(line.split("=") for line in conda_lines() if "=" in line)
    conda = {CONDA_NAMES.get(name, name): pin for name, pin in conda.items() if name != "python"}
    assert conda == project_pins("course")


def test_environment_yml_names_the_driver_of_postgresql_and_leaves_it_out():
    """Binder and a student's own environment have no use for it."""
    pin = project_pins("postgres")["psycopg"]
    text = (ROOT / "environment.yml").read_text(encoding="utf-8")
    assert f"# A course whose gradebook lies on a PostgreSQL server adds: psycopg={pin}\n" in text


def test_environment_yml_has_a_python_that_pyproject_allows():
    pinned = next(line.split("=")[1] for line in conda_lines() if line.startswith("python="))
    lowest = re.fullmatch(r">=(\d+)\.(\d+)", PROJECT["requires-python"])
    assert lowest
    assert tuple(map(int, pinned.split("."))) >= tuple(map(int, lowest.groups()))


def test_environment_yml_holds_no_local_line_that_would_spoil_binders_cache():
    assert not [line for line in conda_lines() if line.startswith((".", "-e", "/"))]


@pytest.mark.parametrize(("name", "pin"), project_pins("course", "author", "postgres", "test").items())
def test_constraints_hold_each_pin(name, pin):
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").lower().splitlines()
    assert f"{name}=={pin}" in lines


def test_constraints_name_no_address():
    assert "/" not in (ROOT / "constraints.txt").read_text(encoding="utf-8")
