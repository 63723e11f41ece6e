"""Dependencies point one way, heavy libraries stay where they belong, and the judge is quick to import."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src" / "fourcenturies"
MODULES = {
    ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(SOURCE.rglob("*.py"))
}
# What each part may import of the package. A part is a module or a folder.
ALLOWED = {
    "dating": set(),
    "names": {"dating"},
    "replies": {"dating", "names"},
    "model": set(),
    "files": set(),
    "spreadsheets": set(),
    "glyphs": set(),
    "loading": {"model", "files"},
    "corpus": {"model", "loading", "files"},
    "texts": {"model", "corpus", "loading", "files"},
    "voice": {"model", "corpus"},
    "validation": {"model", "corpus", "dating", "loading", "texts", "files", "voice"},
    "schema": {"model", "loading"},
    "exports": {"model", "corpus", "dating", "texts", "loading", "spreadsheets"},
    "records_shell": {"model", "corpus", "loading", "texts", "validation", "exports", "schema", "questions"},
    "views": {"glyphs", "model", "corpus", "dating", "texts"},
    "drawing": {"glyphs", "model", "corpus", "views", "dating"},
    "widgets": {"glyphs", "model", "corpus", "views", "drawing", "texts", "parcel"},
    "questions": {"glyphs", "dating", "names", "replies", "corpus", "model", "files"},
    "notebook": {
        "files",
        "parcel",
        "questions",
        "replies",
        "dating",
        "corpus",
        "model",
        "views",
        "drawing",
        "widgets",
    },
    "course": {"questions", "replies", "files", "spreadsheets"},
    "grading": {
        "course",
        "questions",
        "replies",
        "corpus",
        "model",
        "files",
        "glyphs",
        "views",
        "drawing",
        "texts",
    },
    "report": {"course", "spreadsheets", "grading", "questions", "replies", "views"},
    "exchange": {"course", "files", "spreadsheets", "grading", "questions"},
    "pages": {"glyphs", "model", "corpus", "views", "questions", "voice"},
    "authoring": {"corpus", "files", "loading", "model", "notebook", "questions", "replies", "validation"},
    "release": {"authoring", "exchange", "grading", "questions", "pages"},
    "site": {
        "address",
        "drawing",
        "model",
        "corpus",
        "lab",
        "notebook",
        "pages",
        "questions",
        "release",
        "views",
        "widgets",
    },
    "lab": {"course", "notebook"},
    "address": set(),
    "parcel": {"questions"},
}
HOMES = {
    "nbgrader": {
        f"grading.{name}"
        for name in (
            "nbgrader_adapter",
            "lateness",
            "enrolment",
            "registering",
            "gradebook",
            "penalties",
            "upgrading",
            "marked",
            "nbgrader_feedback",
        )
    },
    "anywidget": {"widgets"},
    "ipywidgets": {"widgets"},
    "jupytext": {"authoring"},
    "IPython": {"notebook", "widgets"},
    "matplotlib": {"drawing"},
    "sqlalchemy": {
        "grading.gradebook",
        "grading.marked",
        "grading.lateness",
        "grading.enrolment",
        "grading.upgrading",
    },
}


def imports(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def part(module):
    return module.removeprefix("fourcenturies.").split(".")[0]


@pytest.mark.parametrize("module", [name for name in MODULES if name not in {"", "__init__", "cli"}])
def test_a_module_imports_only_what_lies_below_it(module):
    own = part(module)
    used = {part(name) for name in imports(MODULES[module]) if name.startswith("fourcenturies.")}
    assert used - {own} <= ALLOWED[own]


def test_no_module_is_longer_than_400_lines():
    long = {
        name: lines
        for name, path in MODULES.items()
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert long == {}


@pytest.mark.parametrize("library", HOMES)
def test_a_heavy_library_is_imported_in_its_home_alone(library):
    users = {
        name for name, path in MODULES.items() if any(used.split(".")[0] == library for used in imports(path))
    }
    assert {
        name for name in users if name not in HOMES[library] and part(name) not in HOMES[library]
    } == set()


@pytest.mark.parametrize("module", ["fourcenturies", "fourcenturies.questions.judge", "fourcenturies.corpus"])
def test_importing_the_core_loads_no_heavy_library(module):
    heavy = [*HOMES, "matplotlib", "edtf"]
    code = f"import sys, {module}; print(*(m for m in sys.modules if m.split('.')[0] in {heavy}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_every_command_and_option_is_documented_with_an_example():
    from fourcenturies.cli import COMMANDS, parser_of

    assert {"judge", "validate", "lessons", "lab", "marks canvas"} <= set(COMMANDS)
    for name in COMMANDS:
        command = parser_of(name)
        assert command.description, name
        assert f"Example: fourcenturies {name}" in command.epilog, name
        assert all(action.help for action in command._actions), name


def test_grading_starts_without_the_grammars_that_no_notebook_needs():
    code = (
        "import fourcenturies.grading.gradebook, sys; print('lark' in sys.modules, 'nbformat' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]
