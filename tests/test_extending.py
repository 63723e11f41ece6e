"""A kind of question, an export and a message are one file each: added to a copy by the docs, and taken out again."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from conftest import ROOT
from fourcenturies.questions.judge import KINDS
from recipes import recipe

ON_ANOTHER_PAGE = {"date": "## Dates", "attribution": "## Attributions", "written": "over 4,000 signs"}
"""Kinds of which docs/marking.md tells how they are marked, and where."""
NO_MESSAGE_OF_ITS_OWN = {"written"}
IN_TABLES = {"date": "dates.toml", "attribution": "attributions.toml", "written": "messages.toml"}
COPIED = ("src", "docs", "lessons", "seeds", "solutions", "tests", "tools", "pyproject.toml")


def kind_faults(root, kinds):
    """Yield what a kind still lacks besides its module."""
    pages = {name: (root / "docs" / f"{name}.md").read_text(encoding="utf-8") for name in
             ("marking", "marking_kinds", "messages")}  # fmt: skip
    for kind in kinds:
        rows = len(re.findall(rf"^\| {kind} \|", pages["marking_kinds"], re.MULTILINE))
        if rows < 2 and ON_ANOTHER_PAGE.get(kind, "\0").casefold() not in pages["marking"].casefold():
            yield f"{kind}: docs/marking_kinds.md does not say what is read, and what it earns: a row in each table"
        if kind not in NO_MESSAGE_OF_ITS_OWN and f"\n## {kind}\n" not in pages["messages"]:
            yield f"{kind}: docs/messages.md does not list its messages: write them below ## {kind}"
        cases = root / "tests" / f"test_kind_{kind.replace('-', '_')}.py"
        if (
            not cases.is_file()
            and not (root / "tests" / "data" / "judge" / IN_TABLES.get(kind, "-")).is_file()
        ):
            yield f"{kind}: it has no cases: write tests/{cases.name}"


def test_each_kind_has_its_docs_and_cases():
    assert list(kind_faults(ROOT, KINDS)) == []


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    folder = tmp_path_factory.mktemp("copy")
    for name in COPIED:
        source = ROOT / name
        ignore = shutil.ignore_patterns("__pycache__", "browser")
        shutil.copytree(source, folder / name, ignore=ignore) if source.is_dir() else shutil.copyfile(
            source, folder / name
        )
    shutil.copyfile(ROOT / "CONTRIBUTING.md", folder / "CONTRIBUTING.md")
    return folder


def ran(copy, *words):
    """Run the copy's Python; return the exit status and what was said."""
    environ = {**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, *words], cwd=copy, env=environ, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def command(copy, *words):
    return ran(copy, "-m", "fourcenturies.cli", *words)


def played(copy, *tests):
    return ran(copy, "-m", "pytest", "-vv", "-p", "no:cacheprovider", *tests)


def added(path, first, text):
    """Write a text below the first line of a page that begins so."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    at = max(number for number, line in enumerate(lines) if line.startswith(first))
    path.write_text("".join([*lines[: at + 1], text, *lines[at + 1 :]]), encoding="utf-8")


def test_a_kind_is_one_file_and_refused_without_its_docs_and_cases(copy):
    judged = ("judge", "--kind", "yes-no", "--key", "yes", "--reply", "No.")
    own = copy / "src" / "fourcenturies" / "questions" / "kinds" / "yes_no.py"
    docs, cases = copy / "docs", copy / "tests" / "test_kind_yes_no.py"
    truths = copy / "tests" / "test_messages.py"
    complete = "tests/test_extending.py::test_each_kind_has_its_docs_and_cases"
    before = {path: path.read_bytes() for path in (*docs.glob("m*.md"), truths)}
    try:
        own.write_text(recipe('"""Read yes or no."""'), encoding="utf-8")
        status, said = command(copy, *judged)
        assert status == 0, said
        assert "It is the other way round." in said
        status, said = played(copy, complete)
        assert status == 1
        for fault in (
            "docs/marking_kinds.md does not say",
            "docs/messages.md does not list",
            "it has no cases",
        ):
            assert f"yes-no: {fault}" in said
        added(docs / "marking_kinds.md", "| commit | a first guess", "| yes-no | yes or no |\n")
        added(docs / "marking_kinds.md", "| commit | anything", "| yes-no | the word of the key | 1 |\n")
        with (docs / "messages.md").open("a", encoding="utf-8") as page:
            page.write(
                "\n## yes-no\n\n- **one-word**: Write yes or no.  \n  Another word stands here.  \n  `yes`: `perhaps`\n"
                "- **other**: It is the other way round.  \n  The key says the other word.  \n  `yes`: `no`\n"
            )
        cases.write_text("def test_it():\n    assert True\n", encoding="utf-8")
        status, said = played(
            copy, complete, "tests/test_messages.py", "-k", "yes-no or docs_and or its_truth"
        )
        assert status == 1
        assert "('yes-no', 'other')" in said
        added(
            truths,
            "TRUTHS: ",
            '    "yes-no": {\n        "one-word": lambda said: said.reply not in {"yes", "no"},\n'
            '        "other": lambda said: said.reply != said.key.answer,\n    },\n',
        )
        status, said = played(
            copy, complete, "tests/test_messages.py", "-k", "yes-no or docs_and or its_truth"
        )
        assert status == 0, said
    finally:
        for path, text in before.items():
            path.write_bytes(text)
        own.unlink()
        cases.unlink(missing_ok=True)
    assert played(copy, complete)[0] == 0
    assert command(copy, *judged)[0] == 2


def test_an_export_is_one_file(copy):
    own = copy / "src" / "fourcenturies" / "exports" / "ids.py"
    own.write_text(recipe('"""Write the ids of the sources, one a line."""'), encoding="utf-8")
    try:
        assert re.search(
            "export ids +Write the ids of the sources, one a line[.]", command(copy, "--help")[1]
        )
        status, said = command(copy, "export", "ids", "--to", "out")
        assert status == 0, said
        assert "src-statesman\n" in (copy / "out" / "ids.txt").read_text(encoding="utf-8")
        assert command(copy, "export", "ids", "--texts", "out")[0] == 2
    finally:
        own.unlink()
    assert command(copy, "export", "ids")[0] == 2


def test_a_message_stands_in_one_file_of_code_and_on_its_page(copy):
    old, new = "This is a first guess: write a few words.", "Write a few words: it is a first guess."
    own, page = copy / "src/fourcenturies/questions/kinds/commit.py", copy / "docs/messages.md"
    case = "tests/test_messages.py::test_a_message_on_the_page_comes_to_its_cases[commit-few-words]"
    before = {path: path.read_text(encoding="utf-8") for path in (own, page)}
    assert [path for path in (copy / "src").rglob("*.py") if old in path.read_text(encoding="utf-8")] == [own]
    own.write_text(before[own].replace(old, new), encoding="utf-8")
    status, said = played(copy, case)
    assert status == 1
    assert new in said
    page.write_text(before[page].replace(old, new), encoding="utf-8")
    assert played(copy, case)[0] == 0
    for path, text in before.items():
        path.write_text(text, encoding="utf-8")
    assert played(copy, case)[0] == 0
