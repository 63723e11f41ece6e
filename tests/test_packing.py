"""A class's release holds lessons, package and environment; no key is in it, and it works by itself."""

import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from functools import cache

import pytest

from conftest import LESSONS, ROOT
from fourcenturies.cli import main
from fourcenturies.exchange.packing import (
    build_wheel,
    can_build,
    key_faults,
    pack,
    release_files,
    source_files,
)
from fourcenturies.questions.bank import load_bank
from fourcenturies.questions.cells import answers, cell_text, read_answer, solution_region
from fourcenturies.questions.keys import read_key
from fourcenturies.questions.lessons import load_lesson
from sample_class import COURSE_FILES, LESSON

PACKAGE = [path for path in sorted((ROOT / "src").rglob("*")) if path.suffix in {".py", ".js", ".css"}]
FORMS = [
    "source",
    pytest.param(
        "wheel", marks=pytest.mark.skipif(not can_build(), reason="hatchling is not here: no wheel is built")
    ),
]


@pytest.fixture(scope="module", params=FORMS)
def files(request):
    return release_files(ROOT, LESSONS, wheel=request.param == "wheel")


def opened(files):
    """Return every file of a release, those in the wheel too, by name."""
    every = {}
    for name, data in files.items():
        if name.endswith(".whl"):
            with zipfile.ZipFile(io.BytesIO(data)) as wheel:
                every |= {f"{name}!{inner}": wheel.read(inner) for inner in wheel.namelist()}
        else:
            every[name] = data
    return every


@cache
def folded(data, notebook):
    """Return a file's text in one form; of a notebook, the text of its cells."""
    text = data.decode("utf-8")
    if notebook:
        text = "\n".join(cell_text(cell) for cell in json.loads(text)["cells"])
    return " ".join(text.casefold().split())


def solution_cells():
    paths = [ROOT / "solutions" / lesson / f"{lesson}.ipynb" for lesson in LESSONS]
    notebooks = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
    for notebook in (*notebooks, load_bank(ROOT / "solutions").notebook):
        for cell in notebook.get("cells", ()):
            region = solution_region(cell_text(cell))
            if region:
                yield read_answer(cell_text(cell)), region


def key_words():
    """Return what only a key holds: reasons, messages, whole lines, answers of several lines, written answers.

    A bare name, date or letter is left out: records and lessons are full of them.
    """
    found = []
    for answer, region in solution_cells():
        if answer is None:
            found += [part for part in re.split(r"(?<=[.;:?])\s+", region) if len(part) > 20]
            continue
        key = read_key(region)
        found += [key.because, *(trap.message for trap in key.traps)]
        found += [text for text in (key.answer, *key.also) if "\n" in text and len(text) > 12]
        found += [line for line in region.splitlines() if line.startswith(("!", "@ because"))]
        found += [line for line in region.splitlines() if line.startswith("=") and len(line) > 12]
    for lesson in LESSONS:
        rubric = (ROOT / "solutions" / lesson / "rubric.md").read_text(encoding="utf-8")
        found += [line for line in rubric.splitlines() if len(line) > 40]
    return sorted({" ".join(text.casefold().split()) for text in found if text.strip()})


def bare_answers():
    """Return each question with the names and dates that its key accepts or has a message for."""
    for answer, region in solution_cells():
        if answer:
            key = read_key(region)
            told = (key.answer, *key.also, key.finer, *(trap.reply for trap in key.traps))
            yield from (
                (answer.question_id, " ".join(text.casefold().split())) for text in told if len(text) > 2
            )


def reckoned_answers():
    """Return the accepted answers that hold two numbers or more: nobody writes one of them by chance."""
    for answer, region in solution_cells():
        if answer:
            key = read_key(region)
            for text in (key.answer, *key.also):
                if len(re.findall(r"(?<!\d)\d{4}(?!\d)", text)) > 1 and not re.fullmatch(
                    r"[\d/{}\[\], .-]+", text
                ):
                    yield " ".join(text.casefold().split())


def test_no_comment_or_example_of_the_package_holds_a_reckoned_answer():
    package = {path: " ".join(path.read_text(encoding="utf-8").casefold().split()) for path in PACKAGE}
    assert len(set(reckoned_answers())) > 5
    found = {
        (path.name, text) for text in reckoned_answers() for path, held in package.items() if text in held
    }
    assert found == set()


def leaks(files):
    every = {name: folded(data, name.endswith(".ipynb")) for name, data in opened(files).items()}
    return [(name, words) for words in key_words() for name, text in every.items() if words in text]


def test_nothing_that_only_a_key_holds_stands_in_any_file(files):
    assert len(key_words()) > 20 * len(LESSONS)
    assert leaks(files) == []


@pytest.mark.parametrize("place", ["README.md", f"lessons/{LESSON}/questions.toml"])
def test_the_search_finds_what_is_planted(files, place):
    words = key_words()[7]
    planted = files | {place: files[place] + f"\nA  {words.upper()}\n".encode()}
    assert (place, words) in leaks(planted)
    assert {name for name, _ in leaks(planted)} == {place}


def test_no_line_holds_a_question_and_its_answer(files):
    accepted = list(bare_answers())
    assert len(accepted) > 20
    for name, data in opened(files).items():
        if name.endswith(".ipynb"):
            continue
        for line in data.decode("utf-8").casefold().splitlines():
            for question, text in accepted:
                if question in line:
                    assert not re.search(rf"(?<!\w){re.escape(text)}(?!\w)", line), (name, line)


def test_every_answer_in_the_lessons_is_blank(files):
    assert list(key_faults(files)) == []
    for name, data in files.items():
        if name.endswith(".ipynb"):
            assert {answer.reply for answer in answers(json.loads(data))} <= {
                "",
                "*Write your answer here, in place of this line.*",
            }


def test_the_release_holds_what_it_names_and_no_more(files):
    package = {name for name in files if name.endswith(".whl") or name.startswith("package/")}
    lessons = {
        f"lessons/{lesson}/{name}" for lesson in LESSONS for name in (f"{lesson}.ipynb", "questions.toml")
    }
    pages = {"lessons/persons.md", "lessons/glossary.md", "lessons/where_to_read.md"}
    assert set(files) - package == {"README.md", "LICENSE", "environment.yml"} | pages | lessons


def test_the_package_in_it_holds_code_and_records_and_no_more(files):
    inside = {name for name in opened(files) if "!" in name or name.startswith("package/")}
    assert not {
        name
        for name in inside
        if re.search(r"solutions?/|rubric\.md|test_|\.ipynb|seeds/texts|__pycache__", name)
    }
    records = {path.name for path in (ROOT / "seeds").glob("*.toml")}
    assert {name.rpartition("/")[2] for name in inside if "seeds/" in name} == records


@pytest.mark.parametrize("form", FORMS)
def test_the_same_course_gives_the_same_bytes(form):
    first, second = (pack(release_files(ROOT, LESSONS, wheel=form == "wheel"), "release") for _ in range(2))
    assert first == second


@pytest.mark.skipif(not can_build(), reason="hatchling is not here: no wheel is built")
def test_the_source_tree_holds_what_the_wheel_holds_but_lessons():
    with zipfile.ZipFile(io.BytesIO(build_wheel(ROOT)[1])) as wheel:
        inside = {name for name in wheel.namelist() if ".dist-info/" not in name}
    inside -= {name for name in inside if name.startswith("fourcenturies/lessons/")}
    # A file of the tree once more, where IPython looks for it.
    inside -= {name for name in inside if name.endswith(".data/data/etc/ipython/startup/50-fourcenturies.py")}
    tree = {
        re.sub("^seeds/", "fourcenturies/seeds/", name.removeprefix("src/")) for name in source_files(ROOT)
    }
    assert tree - inside == {"pyproject.toml", "README.md", "LICENSE"}
    assert inside <= tree


@pytest.mark.skipif(not can_build(), reason="hatchling is not here: pip cannot build offline")
def test_the_source_tree_can_be_installed(tmp_path):
    for name, data in source_files(ROOT).items():
        path = tmp_path / "package" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    install(tmp_path / "package", tmp_path / "installed", "--no-build-isolation")
    assert (tmp_path / "installed" / "fourcenturies" / "seeds" / "people.toml").is_file()


def install(what, where, *options):
    pip = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--target",
        str(where),
    ]
    subprocess.run([*pip, *options, str(what)], check=True, capture_output=True)


@pytest.fixture(scope="module")
def unpacked(files, tmp_path_factory):
    """Unpack a release in a fresh folder and install its package there."""
    folder = tmp_path_factory.mktemp("student")
    with zipfile.ZipFile(io.BytesIO(pack(files, "release"))) as archive:
        archive.extractall(folder)
    for wheel in (folder / "release").glob("*.whl"):
        install(wheel, folder / "installed")
    return folder


def package_of(folder):
    """Return where the package of an unpacked release is imported from."""
    installed = folder / "installed"
    return installed if installed.is_dir() else folder / "release" / "package" / "src"


def run_lesson(folder, cells):
    """Run a lesson of an unpacked release with cells added at its end; return the outputs of these."""
    import nbclient
    import nbformat

    place = folder / "release" / "lessons" / LESSON
    notebook = nbformat.read(place / f"{LESSON}.ipynb", as_version=4)
    notebook.cells += [nbformat.v4.new_code_cell(source) for source in cells]
    client = nbclient.NotebookClient(
        notebook, kernel_name="python3", resources={"metadata": {"path": str(place)}}
    )
    client.execute(env={**os.environ, "PYTHONPATH": str(package_of(folder))})
    return ["".join(str(output) for output in cell["outputs"]) for cell in notebook.cells[-len(cells) :]]


def test_a_lesson_runs_from_the_release_and_check_tells_no_right_from_wrong(unpacked):
    questions = {one.id: one.kind for one in load_lesson(ROOT / "solutions" / LESSON).questions}
    question, key = next(
        (answer.question_id, read_key(region))
        for answer, region in solution_cells()
        if answer and questions.get(answer.question_id) == "date" and read_key(region).traps
    )
    replies = [key.answer, key.traps[0].reply, "blue, or some colour"]
    cells = [f"%%answer {question}\n{reply}" for reply in replies]
    place, *outputs = run_lesson(
        unpacked,
        [
            "import fourcenturies; print(fourcenturies.__file__)",
            *(s for c in cells for s in (c, f'check("{question}")')),
        ],
    )
    assert str(package_of(unpacked)) in place
    right, wrong, unread = outputs[::2]
    assert outputs[1::2] == ["", "", ""]  # each card is shown once, under its answer
    assert "'text/plain': 'answered'" in right
    assert "'text/plain': 'answered'" in wrong
    assert "'text/plain': 'not answered: this cannot be read'" in unread
    for output in outputs:
        assert key.traps[0].message not in output
        assert key.because not in output
    assert same_but_for_the_reply(right) == same_but_for_the_reply(wrong)


def same_but_for_the_reply(output):
    return re.sub(
        r"Your answer(?: was read as)?: .*?</p>|data-read-as=\\?\"[^\"]*\"|'execution_count': \d+", "", output
    )


@pytest.fixture
def course(tmp_path, monkeypatch):
    folder = tmp_path / "course"
    folder.mkdir()
    for name in (*COURSE_FILES, "environment.yml", "LICENSE", "README.md", "pyproject.toml", "src", "seeds"):
        source = ROOT / name
        ignore = shutil.ignore_patterns("__pycache__", "texts")
        shutil.copytree(source, folder / name, ignore=ignore) if source.is_dir() else shutil.copyfile(
            source, folder / name
        )
    monkeypatch.chdir(folder)
    return folder


def test_the_command_writes_the_chosen_lessons_and_keeps_what_stood_there(course, capsys):
    out = course / "build" / "release.zip"
    out.parent.mkdir(exist_ok=True)
    out.write_bytes(b"an older one")
    assert main(["release", "--out", str(out), LESSON]) == 0
    said = capsys.readouterr().out
    assert "release.zip.bak" in said
    assert (out.parent / "release.zip.bak").read_bytes() == b"an older one"
    with zipfile.ZipFile(out) as archive:
        notebooks = [name for name in archive.namelist() if name.endswith(".ipynb")]
    assert notebooks == [f"release/lessons/{LESSON}/{LESSON}.ipynb"]


def test_a_lesson_that_was_filled_in_is_not_handed_out(course, files):
    path = course / "lessons" / LESSON / f"{LESSON}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    cell = next(cell for cell in notebook["cells"] if str(cell["id"]).startswith("answer-"))
    question = cell["id"].removeprefix("answer-")
    cell["source"] = f"%%answer {question}\n1689"
    path.write_text(json.dumps(notebook), encoding="utf-8")
    name = f"lessons/{LESSON}/{LESSON}.ipynb"
    (fault,) = key_faults({name: path.read_bytes()})
    assert f"{question} is answered already" in fault
    assert main(["release", "--out", "out.zip", LESSON]) == 1
    assert not (course / "out.zip").exists()


def test_a_solution_is_not_handed_out():
    name = f"lessons/{LESSON}/{LESSON}.ipynb"
    (fault,) = key_faults({name: (ROOT / "solutions" / LESSON / f"{LESSON}.ipynb").read_bytes()})
    assert "holds a solution region" in fault
