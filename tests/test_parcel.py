"""Answers are packed as one file and put back elsewhere; nothing that was there is lost, nothing foreign gets in."""

import io
import zipfile

import pytest

from fourcenturies.parcel import ParcelError, files_of, lessons_above, packed, unpack


@pytest.fixture
def home(tmp_path):
    return course(tmp_path / "here")


def course(home, answer="27 August 1689"):
    lesson = home / "01_meet"
    lesson.mkdir(parents=True)
    (lesson / "01_meet.ipynb").write_text(answer, encoding="utf-8")
    (lesson / "questions.toml").write_text("questions", encoding="utf-8")
    (lesson / ".tries.json").write_text('{"q-01-01": []}', encoding="utf-8")
    (home / "glossary.md").write_text("words", encoding="utf-8")
    (home / "texts").mkdir()
    (home / "texts" / "src-lse.txt").write_text("an article", encoding="utf-8")
    return home


def names(home):
    return [path.as_posix() for path in files_of(home)]


def zipped(**files):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return held.getvalue()


def test_the_readers_own_files_are_packed_and_no_article_is(home):
    assert names(home) == ["01_meet/01_meet.ipynb", "01_meet/.tries.json"]
    assert lessons_above(home / "01_meet") == home
    assert lessons_above(home) == home


def test_a_parcel_is_put_back_where_there_was_nothing(home, tmp_path):
    raw = packed(home)
    done = unpack(raw, tmp_path / "there")
    assert done.placed == ("01_meet/01_meet.ipynb", "01_meet/.tries.json")
    assert (tmp_path / "there" / "01_meet" / "01_meet.ipynb").read_text(encoding="utf-8") == "27 August 1689"


def test_what_differs_is_kept_aside_each_time(home, tmp_path):
    there = course(tmp_path / "there", "another answer")
    done = unpack(packed(home), there)
    assert done.aside == done.placed == ("01_meet/01_meet.ipynb",)
    assert done.same == ("01_meet/.tries.json",)
    (there / "01_meet" / "01_meet.ipynb").write_text("a third", encoding="utf-8")
    unpack(packed(home), there)
    kept = sorted((there / "before").rglob("*.ipynb"))
    assert [path.read_text(encoding="utf-8") for path in kept] == ["another answer", "a third"]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"no archive",
        zipped(),
        zipped(**{"../up.ipynb": "x"}),
        zipped(**{"/root.ipynb": "x"}),
        zipped(**{"a/b/c.ipynb": "x"}),
        zipped(**{"01_meet/01_meet.ipynb": "x", "01_meet/questions.toml": "x"}),
        zipped(**{"01_meet/sitecustomize.py": "x"}),
        zipped(**{"..\\up.ipynb": "x"}),
        packed.__doc__.encode(),
    ],
)
def test_what_is_no_parcel_changes_nothing(home, raw):
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    with pytest.raises(ParcelError, match="file"):
        unpack(raw, home)
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before


def test_a_parcel_that_swells_is_refused(home):
    with pytest.raises(ParcelError, match="too large"):
        unpack(zipped(**{f"{n}/x.ipynb": "0" * 10_000_000 for n in range(6)}), home)
