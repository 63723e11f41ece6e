from __future__ import annotations

import json

import pytest

from fourcenturies import corpus
from fourcenturies.cli import COMMANDS, main
from records_support import TINY

TEXTS = TINY / "texts"


@pytest.fixture(autouse=True)
def _tiny(monkeypatch):
    tiny = corpus.load(TINY)
    monkeypatch.setattr(corpus, "load", lambda: tiny)


def run(capsys, *arguments):
    status = main([str(argument) for argument in arguments])
    return status, capsys.readouterr()


@pytest.mark.parametrize("name", [name for name in COMMANDS if COMMANDS[name].module == "records_shell"])
def test_every_command_gives_an_example_in_its_help(capsys, name):
    with pytest.raises(SystemExit) as left:
        main([*name.split(), "--help"])
    assert left.value.code == 0
    assert f"Example: fourcenturies {name} " in " ".join(capsys.readouterr().out.split())


def test_validate_says_how_many_problems_there_are(capsys):
    status, said = run(capsys, "validate", "--seeds", TINY, "--texts", TEXTS)
    assert status == 0
    assert said.out == f"0 problems found against the copies in {TEXTS}\n"


def test_validate_exits_with_1_where_there_is_a_problem(capsys, tmp_path):
    status, said = run(capsys, "validate", "--seeds", tmp_path)
    assert status == 1
    assert said.out.splitlines()[-1] == "13 problems found"


def test_validate_names_articles_of_which_there_is_no_copy(capsys, tmp_path):
    (tmp_path / "gazette.txt").write_bytes((TEXTS / "gazette.txt").read_bytes())
    (tmp_path / "quince.txt").write_text("Quinces ripen slowly in the shade.", encoding="utf-8")
    status, said = run(capsys, "validate", "--seeds", TINY, "--texts", tmp_path)
    assert status == 1
    assert f"seeds/sources.toml: src-letter: -: no copy of it was found in {tmp_path}" in said.out
    assert "quince.txt is none of the articles" in said.out


def test_show_prints_a_record_with_all_that_names_it(capsys):
    status, said = run(capsys, "show", "per-tom-reed")
    assert status == 0
    assert "cyrillic: Том Рид" in said.out
    assert "source: src-gazette (Miller)" in said.out
    assert "psg-001  speakers, chain[1].who  We are neighbours at last" in said.out


def test_show_names_the_nearest_id(capsys):
    status, said = run(capsys, "show", "per-tom-red")
    assert status == 1
    assert said.err == 'fourcenturies: there is no record "per-tom-red"; did you mean "per-tom-reed"?\n'


def test_find_takes_words_in_any_script(capsys):
    status, said = run(capsys, "find", "Том", "Рид")
    assert status == 0
    assert said.out.splitlines()[0] == "per-tom-reed  Tom Reed"


def test_find_says_so_where_there_is_nothing(capsys):
    status, said = run(capsys, "find", "quince")
    assert status == 1
    assert said.out == "nothing found; try fewer words, or another form of the name\n"


@pytest.mark.parametrize(
    ("form", "name"),
    [("csl", "sources.csl.json"), ("csv", "datapackage.json"), ("annotations", "annotations.jsonld")],
)
def test_export_writes_its_files(capsys, tmp_path, form, name):
    texts = ("--texts", TEXTS) if form == "annotations" else ()
    status, said = run(capsys, "export", form, "--to", tmp_path / "out", *texts)
    assert status == 0
    assert f"written: {tmp_path / 'out' / name}\n" in said.out
    assert json.loads((tmp_path / "out" / name).read_text(encoding="utf-8"))


def test_texts_check_says_which_article_a_file_is(capsys):
    status, said = run(capsys, "texts", "check", TEXTS / "gazette.txt")
    assert status == 0
    assert said.out.splitlines() == [
        "gazette.txt: src-gazette (Miller), all 3 paragraphs",
        "  3 of 3 passages found in their paragraphs",
    ]


def test_texts_check_names_each_undecided_letter(capsys, tmp_path):
    broken = (TEXTS / "gazette.txt").read_bytes().decode("gbk", errors="ignore")
    (tmp_path / "broken.txt").write_text(broken, encoding="utf-8")
    status, said = run(capsys, "texts", "check", tmp_path / "broken.txt")
    assert status == 0
    assert '  undecided letter: line 11, after "that broke first,", in paragraph 2' in said.out


def test_texts_check_refuses_a_foreign_file_in_one_sentence(capsys, tmp_path):
    (tmp_path / "quince.txt").write_text("Quinces ripen slowly in the shade.", encoding="utf-8")
    status, said = run(capsys, "texts", "check", tmp_path / "quince.txt")
    assert status == 1
    assert said.err.startswith("fourcenturies: quince.txt is none of the articles")
    assert said.err.count("\n") == 1


def test_openings_and_passage_hash_print_what_the_records_keep(capsys):
    assert (
        run(capsys, "openings", TEXTS / "letter.txt")[1]
        .out.splitlines()[1]
        .startswith("e4845391f34d  line   3")
    )
    _, said = run(capsys, "passage-hash", "nobody in Westbank contradicted him")
    assert said.out.startswith('sha256 = "2f1f8d47d0f4')
    assert said.out.endswith("word_count = 5\n")
