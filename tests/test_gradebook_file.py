"""A gradebook's file is there whole or not at all; one that an older run left half-made is completed."""

import shutil
import sqlite3
from contextlib import closing

import pytest
from nbgrader.api import Base, Gradebook
from sqlalchemy import create_engine
from traitlets.config import Config

from fourcenturies.grading.files import StoppedError
from fourcenturies.grading.settings import configure
from fourcenturies.grading.upgrading import make_ready

TABLES = [table.name for table in Base.metadata.sorted_tables]


def tables(path):
    with closing(sqlite3.connect(path)) as book:
        return book.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name"
        ).fetchall()


def schema(path):
    with closing(sqlite3.connect(path)) as book:
        return tables(path), book.execute("SELECT version_num FROM alembic_version").fetchall()


@pytest.fixture(scope="module")
def by_nbgrader(tmp_path_factory):
    path = tmp_path_factory.mktemp("theirs") / "gradebook.db"
    configure(Config(), path.parent)  # puts alembic, which nbgrader calls, on PATH
    Gradebook(f"sqlite:///{path}", "fourcenturies").close()
    return path


def half_made(path, number, *, told=False):
    """Leave what nbgrader leaves that is killed after so many of its tables, the version last."""
    engine = create_engine(f"sqlite:///{path}")
    Base.metadata.create_all(engine, tables=Base.metadata.sorted_tables[:number])
    engine.dispose()
    if told:
        with closing(sqlite3.connect(path)) as book:
            book.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")


@pytest.mark.parametrize("present", [False, True], ids=["missing", "empty"])
def test_a_new_gradebook_is_the_one_that_nbgrader_makes(tmp_path, by_nbgrader, present):
    path = tmp_path / "build" / "gradebook.db"
    if present:
        path.parent.mkdir()
        path.touch()
    assert make_ready(f"sqlite:///{path}") is None
    assert schema(path) == schema(by_nbgrader)
    assert [one.name for one in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("number", [1, len(TABLES) // 2, len(TABLES)])
@pytest.mark.parametrize("told", [False, True], ids=["no version", "empty version"])
def test_a_half_made_gradebook_is_kept_and_completed(tmp_path, by_nbgrader, caplog, number, told):
    path = tmp_path / "gradebook.db"
    half_made(path, number, told=told)
    before = tables(path)
    copy = make_ready(f"sqlite:///{path}")
    assert copy == tmp_path / "gradebook.db.half-made"
    assert tables(copy) == before
    assert schema(path) == schema(by_nbgrader)
    assert "had been left half-made" in caplog.text
    assert make_ready(f"sqlite:///{path}") is None


def test_what_was_written_into_a_half_made_gradebook_is_kept(tmp_path):
    path = tmp_path / "gradebook.db"
    half_made(path, len(TABLES))
    with closing(sqlite3.connect(path)) as book, book:
        book.execute("INSERT INTO student (id) VALUES ('ada')")
    make_ready(f"sqlite:///{path}")
    with closing(sqlite3.connect(path)) as book:
        assert book.execute("SELECT id FROM student").fetchall() == [("ada",)]


def test_what_an_earlier_run_left_beside_it_does_no_harm(tmp_path, by_nbgrader):
    path = tmp_path / "gradebook.db"
    for name in (".gradebook.db.part", ".gradebook.db.part-journal"):
        (tmp_path / name).write_bytes(b"left over" * 1000)
    make_ready(f"sqlite:///{path}")
    assert schema(path) == schema(by_nbgrader)


def test_a_journal_that_a_killed_program_left_is_rolled_back(tmp_path, by_nbgrader):
    path, killed = tmp_path / "gradebook.db", tmp_path / "killed.db"
    shutil.copyfile(by_nbgrader, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as book:
        book.execute("PRAGMA cache_size = 1")
        book.execute("BEGIN")
        book.executemany("INSERT INTO student (id) VALUES (?)", [(f"{n:0200}",) for n in range(2000)])
        shutil.copyfile(path, killed)
        shutil.copyfile(f"{path}-journal", f"{killed}-journal")
    assert make_ready(f"sqlite:///{killed}") is None
    with closing(sqlite3.connect(killed)) as book:
        assert book.execute("SELECT count(*) FROM student").fetchone() == (0,)


def test_a_database_of_another_program_is_left_alone(tmp_path):
    path = tmp_path / "gradebook.db"
    with closing(sqlite3.connect(path)) as book, book:
        book.execute("CREATE TABLE diary (day TEXT)")
    before = path.read_bytes()
    with pytest.raises(StoppedError, match="no gradebook of nbgrader"):
        make_ready(f"sqlite:///{path}")
    assert path.read_bytes() == before


def test_where_the_disk_is_full_the_file_stays_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "gradebook.db"
    half_made(path, 3)
    before = path.read_bytes()

    def full(*_args):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("fourcenturies.grading.upgrading._complete", full)
    with pytest.raises(sqlite3.OperationalError):
        make_ready(f"sqlite:///{path}")
    assert path.read_bytes() == before
    monkeypatch.undo()
    assert make_ready(f"sqlite:///{path}")
