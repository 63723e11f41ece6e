"""A reader's own copy is put in place: recognised, repaired, reported, and never over an older one."""

from pathlib import Path

import pytest

from fourcenturies import corpus, files
from fourcenturies.cli import main
from fourcenturies.corpus import load
from fourcenturies.texts import UnreadableCopyError, UnrecognisedError, read_copy
from fourcenturies.texts.adding import LARGEST, NoPlaceError, TwoArticlesError, add_copy, add_file
from fourcenturies.texts.places import texts_dir
from records_support import TINY

GAZETTE, LETTER = TINY / "texts" / "gazette.txt", TINY / "texts" / "letter.txt"
PARTIAL = "\n\n".join(GAZETTE.read_text(encoding="utf-8").split("\n\n")[:4]).encode()


@pytest.fixture(scope="module")
def tiny():
    return load(TINY)


def added(raw, tiny, folder):
    return add_copy(raw, "mine.txt", tiny, folder)


def test_a_copy_lies_under_its_source_and_its_passages_are_told(tiny, tmp_path):
    done = add_file(GAZETTE, tiny, tmp_path / "new")
    assert done.path == tmp_path / "new" / "src-gazette.txt"
    assert read_copy(done.path).plain == read_copy(GAZETTE).plain
    assert [passage.id for passage in done.found] == ["psg-001", "psg-002", "psg-004"]
    assert done.report() == (
        "gazette.txt: src-gazette (Miller), all 3 paragraphs",
        "3 of 3 passages found",
        f"put in place: {done.path}",
    )


def test_a_partial_copy_names_the_passages_that_it_lacks(tiny, tmp_path):
    done = added(PARTIAL, tiny, tmp_path)
    missed = ", ".join(f"{passage.id} (¶ {passage.paragraph})" for passage in done.missed)
    assert done.missed
    assert f"not found: {missed}" in done.report()


def test_a_broken_encoding_is_repaired_in_place(tiny, tmp_path):
    broken = GAZETTE.read_bytes().decode("gbk", errors="ignore").encode()
    done = added(broken, tiny, tmp_path)
    assert "repaired: UTF-8 read as GBK" in done.report()[0]
    assert done.path.read_text(encoding="utf-8") == read_copy(broken).text


def test_the_readers_own_file_stays_as_it_is(tiny, tmp_path):
    mine = tmp_path / "mine.txt"
    mine.write_bytes(b"\xef\xbb\xbf" + GAZETTE.read_bytes())
    add_file(mine, tiny, tmp_path / "texts")
    assert mine.read_bytes() == b"\xef\xbb\xbf" + GAZETTE.read_bytes()


def test_an_older_copy_is_kept_beside_the_new_one(tiny, tmp_path):
    added(PARTIAL, tiny, tmp_path)
    first = (tmp_path / "src-gazette.txt").read_bytes()
    done = added(GAZETTE.read_bytes(), tiny, tmp_path)
    again = added(GAZETTE.read_bytes() + b"\nBuy our boats.\n", tiny, tmp_path)
    assert (tmp_path / "src-gazette.older-1").read_bytes() == first
    assert [done.older.name, again.older.name] == ["src-gazette.older-1", "src-gazette.older-2"]
    assert "the older copy is kept as src-gazette.older-1" in done.report()


@pytest.mark.parametrize("raw", [GAZETTE.read_bytes(), PARTIAL], ids=["the same", "less of it"])
def test_a_copy_with_as_much_or_more_stays(tiny, tmp_path, raw):
    added(GAZETTE.read_bytes(), tiny, tmp_path)
    before = (tmp_path / "src-gazette.txt").read_bytes()
    done = added(raw, tiny, tmp_path)
    assert done.stays
    assert "left as it is" in done.report()[-1]
    assert [path.name for path in tmp_path.iterdir()] == ["src-gazette.txt"]
    assert (tmp_path / "src-gazette.txt").read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"\x00\x01", LETTER.read_bytes()], ids=["empty", "binary", "other"])
def test_whatever_else_stood_in_its_place_is_kept(tiny, tmp_path, content):
    (tmp_path / "src-gazette.txt").write_bytes(content)
    added(GAZETTE.read_bytes(), tiny, tmp_path)
    assert (tmp_path / "src-gazette.older-1").read_bytes() == content


REFUSED = {
    "foreign": (b"Quinces ripen slowly in the shade.", UnrecognisedError, "mine.txt is none of the articles"),
    "picture": (b"\x89PNG\r\n\x1a\n\x00\x00", UnreadableCopyError, "mine.txt is no text, HTML or PDF"),
    "empty": (b"", UnreadableCopyError, "mine.txt is empty"),
    "huge": (b"a " * (LARGEST // 2 + 1), UnreadableCopyError, "mine.txt is 8 MB, far more than an article"),
}


@pytest.mark.parametrize(("raw", "kind", "message"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_copy_is_refused_in_one_sentence_and_nothing_is_written(
    tiny, tmp_path, raw, kind, message
):
    with pytest.raises(kind) as refused:
        added(raw, tiny, tmp_path / "texts")
    assert str(refused.value).startswith(message)
    assert "\n" not in str(refused.value)
    assert not (tmp_path / "texts").exists()


def test_a_file_of_two_articles_is_refused(tmp_path, tiny):
    whole = GAZETTE.read_bytes() + b"\n\n" + LETTER.read_bytes()
    with pytest.raises(TwoArticlesError, match=r"holds two of the articles, “.+” and “.+”; save each"):
        added(whole, tiny, tmp_path)


def test_a_place_that_cannot_be_written_is_named(tmp_path, tiny):
    (tmp_path / "texts").write_text("a file", encoding="utf-8")
    with pytest.raises(NoPlaceError, match="could not be put into"):
        added(GAZETTE.read_bytes(), tiny, tmp_path / "texts")


def test_an_interrupted_writing_leaves_the_copy_in_place(tmp_path, tiny, monkeypatch):
    added(PARTIAL, tiny, tmp_path)
    before = (tmp_path / "src-gazette.txt").read_bytes()

    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        added(GAZETTE.read_bytes(), tiny, tmp_path)
    assert (tmp_path / "src-gazette.txt").read_bytes() == before
    assert not list(tmp_path.glob("*.tmp"))


@pytest.fixture
def packaged(monkeypatch, tmp_path):
    """As where the package is installed and there is no clone."""
    monkeypatch.delenv("FOURCENTURIES_TEXTS", raising=False)
    monkeypatch.setattr("fourcenturies.texts.places.seeds_dir", lambda: tmp_path / "site-packages" / "seeds")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return tmp_path


def test_a_clone_keeps_copies_where_git_ignores_them(monkeypatch, root):
    monkeypatch.delenv("FOURCENTURIES_TEXTS", raising=False)
    assert texts_dir(root) == files.seeds_dir() / "texts" == root / "seeds" / "texts"


def test_without_a_clone_copies_lie_beside_the_lessons(packaged):
    lesson = packaged / "work" / "01_x"
    lesson.mkdir(parents=True)
    (lesson / "questions.toml").write_text("", encoding="utf-8")
    assert texts_dir(lesson) == texts_dir(packaged / "work") == packaged / "work" / "texts"


def test_away_from_lessons_copies_lie_in_the_readers_home(packaged):
    assert texts_dir(packaged) == packaged / "home" / ".fourcenturies" / "texts"


def test_a_named_folder_comes_before_all_others(packaged, monkeypatch):
    monkeypatch.setenv("FOURCENTURIES_TEXTS", str(packaged / "elsewhere"))
    assert texts_dir(packaged) == packaged / "elsewhere"


@pytest.fixture
def _tiny_course(monkeypatch, tiny):
    monkeypatch.setattr(corpus, "load", lambda: tiny)


@pytest.mark.usefixtures("_tiny_course")
def test_the_command_adds_each_file_and_names_those_it_refuses(capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("FOURCENTURIES_TEXTS", str(tmp_path / "texts"))
    quince = tmp_path / "quince.txt"
    quince.write_text("Quinces ripen slowly.", encoding="utf-8")
    status = main(["texts", "add", str(GAZETTE), str(quince), str(tmp_path / "no.txt"), str(LETTER)])
    said = capsys.readouterr()
    assert status == 1
    assert sorted(path.name for path in (tmp_path / "texts").iterdir()) == [
        "src-gazette.txt",
        "src-letter.txt",
    ]
    assert said.out.count("passages found") == 2
    assert [line.split()[1] for line in said.err.splitlines()] == ["quince.txt", str(tmp_path / "no.txt")]


@pytest.mark.usefixtures("_tiny_course")
def test_the_command_puts_a_copy_where_it_is_told(capsys, tmp_path):
    assert main(["texts", "add", str(LETTER), "--to", str(tmp_path)]) == 0
    assert (tmp_path / "src-letter.txt").is_file()


def test_the_command_shows_an_example(capsys):
    with pytest.raises(SystemExit):
        main(["texts", "add", "--help"])
    assert "Example: fourcenturies texts add" in capsys.readouterr().out
