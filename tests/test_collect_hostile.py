"""A download cannot write outside its target, exhaust the machine or stop the class; each fault is told."""

import io
import json
import os
import zipfile

import pytest

from downloads import FILE, canvas_zip, linked, notebook, patched, zip_of
from fourcenturies.cli import main
from fourcenturies.exchange import archives
from sample_class import LESSON, make_course

TIME = ("timestamp.txt", b"2020-01-01 00:00:00 UTC\n")
GOOD = f"libo_4712_90211_{FILE}"
BAD = f"langeada_4711_90210_{FILE}"


@pytest.fixture
def course(tmp_path, monkeypatch):
    folder = make_course(tmp_path / "course")
    for student in (folder / "build" / "submitted").iterdir():
        student.rename(tmp_path / student.name)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def collect(course, capsys):
    def run(*arguments):
        before = outside(course)
        status = main(["collect", *map(str, arguments), "--json"])
        assert outside(course) == before, "something was written outside the target"
        told = capsys.readouterr()
        return status, json.loads(told.out) if told.out else told.err

    return run


def outside(course):
    """Return all files that collecting must not touch, with their times."""
    build = course / "build"
    return {
        str(path): path.lstat().st_mtime_ns
        for path in course.parent.rglob("*")
        if not path.is_dir() and not path.is_relative_to(build)
    }


def zip_with(path, entry, data):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(GOOD, notebook())
        archive.writestr(entry, data)
    return path


def encrypted(path):
    """Set the flag of encryption on the second entry, in both of its headers."""
    zip_with(path, BAD, notebook())
    data = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.rindex(mark)
        data[start + place] |= 1
    path.write_bytes(data)
    return path


def damaged(path):
    """Store a notebook and change a letter of it, so that its checksum is wrong."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(GOOD, notebook())
        archive.writestr(BAD, notebook("a rare wording"))
    return patched(path, b"a rare wording", b"a bare wording")


def packed(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr(BAD, notebook())
        archive.writestr(GOOD, notebook(), zipfile.ZIP_DEFLATED)
    return path


CASES = {
    "traversal": lambda path: zip_with(path, f"../../{BAD}", notebook()),
    "traversal with backslashes": lambda path: zip_with(path, f"..\\..\\{BAD}", notebook()),
    "absolute path": lambda path: zip_with(path, f"/etc/{BAD}", notebook()),
    "drive": lambda path: zip_with(path, f"C:\\{BAD}", notebook()),
    "link": lambda path: zip_with(path, *linked(BAD, "/etc/passwd")),
    "ratio bomb": lambda path: zip_with(path, BAD, b" " * 9_000_000),
    "too long": lambda path: zip_with(path, BAD, os.urandom(10_000_001)),
    "encrypted": encrypted,
    "damaged": damaged,
    "packed otherwise": packed,
    "broken inner zip": lambda path: zip_with(path, "langeada_4711_90210_work.zip", b"PK no zip"),
    "inner link": lambda path: zip_with(
        path, "langeada_4711_90210_work.zip", inner(*linked(FILE, "/etc/passwd"))
    ),
    "no notebook": lambda path: zip_with(path, "langeada_4711_90210_work.docx", b"x"),
    "zip in a zip in a zip": lambda path: zip_with(
        path, "langeada_4711_90210_work.zip", inner("more.zip", inner(FILE, notebook()))
    ),
    "too many notebooks": lambda path: zip_with(
        path, "langeada_4711_90210_work.zip", inner_all({f"{n}/{FILE}": notebook(str(n)) for n in range(51)})
    ),
}


def inner(entry, data):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(entry, data)
    return file.getvalue()


def inner_all(entries):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return file.getvalue()


@pytest.mark.parametrize("case", CASES)
def test_a_hostile_entry_is_told_and_stops_nobody(course, collect, tmp_path, case):
    status, told = collect(CASES[case](tmp_path / "download.zip"))
    assert status == 1
    assert [row["student"] for row in told["submissions"]] == ["libo-4712"]
    assert len(told["told"]) == 1
    assert told["told"][0]["fault"]
    assert len(told["told"][0]["why"]) > 10
    assert {path.name for path in (course / "build" / "submitted").iterdir()} == {"libo-4712"}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "it is not a zip, or it is damaged"),
        (b"<html>Log in</html>", "it is not a zip, or it is damaged"),
        (b"PK\x03\x04 cut off", "it is not a zip, or it is damaged"),
    ],
)
def test_what_is_no_zip_is_refused(collect, tmp_path, content, words):
    (tmp_path / "download.zip").write_bytes(content)
    status, told = collect(tmp_path / "download.zip")
    assert status == 1
    assert words in told


def test_a_zip_cut_off_by_a_broken_download_is_refused(collect, tmp_path):
    path = canvas_zip(tmp_path / "download.zip", {GOOD: notebook()})
    path.write_bytes(path.read_bytes()[:-40])
    status, told = collect(path)
    assert status == 1
    assert "download it again" in told


def test_entries_that_share_their_bytes_are_refused(collect, tmp_path):
    """So a small zip unpacks to very much, though no single entry is suspicious."""
    path = tmp_path / "download.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(GOOD, notebook())
        for number in range(9):
            twin = zipfile.ZipInfo(f"x{number}_47{number}_9_{FILE}")
            twin.compress_size = twin.file_size = archive.filelist[0].file_size
            twin.CRC, twin.header_offset = archive.filelist[0].CRC, 0
            archive.filelist.append(twin)
        archive._didModify = True
    status, told = collect(path)
    assert status == 1
    assert "overlap" in told


def test_ten_thousand_entries_are_told_in_a_few_lines(course, tmp_path, capsys):
    entries = {f"langeada_4711_{number}_note.txt": b"x" for number in range(10_000)} | {GOOD: notebook()}
    assert main(["collect", str(zip_of(tmp_path / "download.zip", entries))]) == 1
    said = capsys.readouterr().out.splitlines()
    assert len(said) < 10
    assert any("no notebook was handed in" in line and "9999 more" in line for line in said)


def test_what_is_told_of_many_students_is_told_in_a_few_lines(course, tmp_path, capsys):
    entries = {f"s{number}_{number}_9_note.txt": b"x" for number in range(500)}
    assert main(["collect", str(zip_of(tmp_path / "download.zip", entries))]) == 1
    said = capsys.readouterr().out.splitlines()
    assert len(said) < 10
    assert "and 495 more: no notebook was handed in" in said


def test_too_many_entries_are_refused(collect, tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "MAX_ENTRIES", 10)
    entries = {f"langeada_4711_{number}_note.txt": b"x" for number in range(11)}
    status, told = collect(zip_of(tmp_path / "download.zip", entries))
    assert status == 1
    assert "more than 10 files" in told


def test_a_link_in_a_folder_is_not_followed(course, collect, tmp_path):
    folder = tmp_path / "download"
    (folder / "ada").mkdir(parents=True)
    (folder / "ada" / FILE).symlink_to(course / "solutions" / LESSON / FILE)
    (folder / "all").symlink_to(course / "solutions")
    (folder / "bo").mkdir()
    (folder / "bo" / FILE).write_bytes(notebook())
    status, told = collect(folder)
    assert status == 1
    assert [row["student"] for row in told["submissions"]] == ["bo"]
    assert {one["why"] for one in told["told"]} == {"it is a link or a special file"}


def test_a_link_in_the_target_is_not_written_through(course, collect, tmp_path):
    target = course / "build" / "submitted"
    (target / "langeada-4711").symlink_to(tmp_path)
    status, told = collect(canvas_zip(tmp_path / "download.zip", {BAD: notebook(), GOOD: notebook()}))
    assert status == 1
    assert [row["student"] for row in told["submissions"]] == ["libo-4712"]
    assert "is a link or a file" in told["told"][0]["why"]
    assert not (tmp_path / LESSON).exists()


@pytest.mark.parametrize(
    "name", ["=cmd|' /C calc'!A0", "@SUM(A1)", "+1+1", "-1+1", "\u202egnp.exe", "..", "a\nb"]
)
def test_a_name_is_safe_as_a_folder_and_in_the_table_of_students(course, collect, tmp_path, name):
    entries = {f"{name}_58_assignsubmission_file_{FILE}": notebook()}
    collect(zip_of(tmp_path / "moodle.zip", entries))
    (student,) = (course / "build" / "submitted").iterdir()
    assert student.name.isprintable()
    assert student.name[0].isalnum()
    for line in (course / "build" / "students.csv").read_text(encoding="utf-8").split(","):
        assert line.strip('"')[:1] not in set("=+-@\t")


def test_a_run_that_was_killed_is_completed_and_can_be_taken_back(
    course, collect, tmp_path, monkeypatch, capsys
):
    from fourcenturies.exchange import placing

    collect(canvas_zip(tmp_path / "one.zip", {BAD: notebook("one")}))
    move = placing._move

    def killed(source, target):
        if "kept" not in str(target):
            raise KeyboardInterrupt
        move(source, target)

    monkeypatch.setattr(placing, "_move", killed)
    later = canvas_zip(tmp_path / "two.zip", {f"langeada_4711_90999_{FILE}": notebook("two")})
    assert main(["collect", str(later)]) == 130
    monkeypatch.setattr(placing, "_move", move)
    place = course / "build" / "submitted" / "langeada-4711" / LESSON / FILE
    assert not place.exists()
    assert main(["collect", "--undo"]) == 0
    capsys.readouterr()
    assert place.read_bytes() == notebook("one")
    assert collect(later)[0] == 0
    assert place.read_bytes() == notebook("two")


@pytest.mark.parametrize(
    "entries",
    [
        {f"Ada Lange_58_assignsubmission_file_/{name}": data for name, data in ((FILE, notebook()), TIME)},
        {"Ada Lange_58_assignsubmission_file_/w.zip": inner_all(dict([(FILE, notebook()), TIME]))},
        {f"ada/{LESSON}/w.zip": inner_all(dict([(FILE, notebook()), TIME]))},
        {"ada.ipynb": notebook(), TIME[0]: TIME[1]},
    ],
    ids=["Moodle", "a zip in Moodle", "a zip in a folder", "beside all"],
)
def test_a_time_that_a_student_handed_in_is_not_believed(course, collect, tmp_path, entries):
    collect(zip_of(tmp_path / "download.zip", entries))
    placed = {path.name for path in (course / "build" / "submitted").rglob("*") if path.is_file()}
    assert placed == {FILE}


@pytest.mark.parametrize(
    "path",
    [
        f"langeada_4711_99999_{FILE}",
        f"Ada Lange_58_assignsubmission_file_/{FILE}",
        f"Ada Lange_58_assignsubmission_file_{FILE}",
        f"ada/{LESSON}/{FILE}",
        f"{LESSON}/{LESSON}/ada/{FILE}",
    ],
)
def test_a_name_that_a_student_gave_a_file_makes_it_nobody_elses(course, collect, tmp_path, path):
    entries = {f"ada/{FILE}": notebook("ada"), f"bo/{path}": notebook("bo")}
    collect(zip_of(tmp_path / "download.zip", entries))
    assert {path.name for path in (course / "build" / "submitted").iterdir()} == {"ada", "bo"}
    assert (course / "build" / "submitted" / "ada" / LESSON / FILE).read_bytes() == notebook("ada")


@pytest.mark.parametrize(
    ("path", "student"),
    [
        (f"libo_4712_90211_langeada_4711_99999_{FILE}", "libo-4712"),
        (f"libo_4712_90211_Ada Lange_58_assignsubmission_file_{FILE}", "libo-4712"),
        (f"Bo Li_59_assignsubmission_file_/langeada_4711_99999_{FILE}", "Bo-Li"),
        (f"Bo Li_59_assignsubmission_file_langeada_4711_99999_{FILE}", "Bo-Li"),
        (f"Bo Li_59_assignsubmission_file_/Ada Lange_58_assignsubmission_file_/{FILE}", "Bo-Li"),
        (f"Bo Li_59_assignsubmission_file_Ada Lange_58_assignsubmission_file_{FILE}", "Bo-Li"),
    ],
)
def test_a_title_like_a_platforms_name_is_only_a_title(course, collect, tmp_path, path, student):
    collect(zip_of(tmp_path / "download.zip", {path: notebook()}))
    assert {path.name for path in (course / "build" / "submitted").iterdir()} == {student}
