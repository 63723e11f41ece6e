"""The command `judge`: one reply or many, and never stopped by a bad line."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from fourcenturies.questions.shell import add_judge, judge_lines, run_judge

SRC = Path(__file__).resolve().parent.parent / "src"


def run(*arguments):
    parser = argparse.ArgumentParser()
    add_judge(parser)
    return run_judge(parser.parse_args(arguments))


def one(*arguments, capsysbinary):
    assert run(*arguments) == 0
    return json.loads(capsysbinary.readouterr().out)


def test_one_reply_is_judged(capsysbinary):
    verdict = one(
        "--kind", "date", "--key", "1689-09-06", "--reply", "6 September 1689", capsysbinary=capsysbinary
    )
    assert (verdict["status"], verdict["credit"]) == ("correct", 1.0)
    assert list(verdict) == ["status", "credit", "message", "read_as"]


def test_every_part_of_a_key_can_be_given(capsysbinary):
    verdict = one(
        "--kind", "date", "--key", "1689", "--finer", "1689-09-06", "--calendar", "julian", "--also", "1690",
        "--trap", "1858 | 0.5 | Another treaty.", "--reply", "27 August 1689", capsysbinary=capsysbinary,
    )  # fmt: skip
    assert verdict["status"] == "correct"
    verdict = one("--kind", "attribution", "--key", "Ada Lovelace", "--reporter", "Charles Babbage",
                  "--addressee", "Mary Somerville", "--reply", "Babbage", capsysbinary=capsysbinary)  # fmt: skip
    assert (verdict["credit"], verdict["misconception"]) == (0.4, "reporter")


def test_words_of_other_scripts_are_printed_as_they_are(capsysbinary):
    assert run("--kind", "attribution", "--reply", "Циолковский", "--key", "Mao") == 0
    assert "Циолковский".encode() in capsysbinary.readouterr().out


def test_without_a_key_a_reply_is_only_read(capsysbinary):
    assert one("--kind", "date", "--reply", "1860", capsysbinary=capsysbinary)["status"] == "read"


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--kind", "date"],
        ["--reply", "1"],
        ["--kind", "date", "--key", "1860", "--reply", "1", "--trap", "x"],
    ],
)
def test_a_command_that_lacks_something_says_so(arguments, capsys):
    assert run(*arguments) == 2
    assert "fourcenturies judge:" in capsys.readouterr().err


LINES = [
    {"id": "a", "kind": "date", "key": "1689-09-06", "reply": "1689"},
    {"id": 2, "kind": "date", "key": "not stated", "reply": "n.d."},
    {
        "id": "c",
        "kind": "attribution",
        "key": "per-mao-zedong",
        "reporters": "Katie Stallard",
        "reply": "Stallard",
    },
    {
        "id": "d",
        "kind": "date",
        "key": "2004",
        "traps": [{"reply": "2005", "credit": 0.5, "message": "Ratified."}],
        "reply": "2005",
    },
    {"id": "e", "kind": "date", "key": "1860", "also": ["1859"], "reply": "1859"},
    {"id": "f", "kind": "date", "key": 1860, "reply": 1860},
]
CREDITS = [0.7, 1.0, 0.4, 0.5, 1.0, 1.0]


def test_a_batch_gets_one_verdict_a_line_with_its_id():
    verdicts = [json.loads(line) for line in judge_lines(json.dumps(line) for line in LINES)]
    assert [verdict["id"] for verdict in verdicts] == [line["id"] for line in LINES]
    assert [verdict["credit"] for verdict in verdicts] == CREDITS


BAD = [
    ("{", "not JSON"),
    ("[]", "not a JSON object"),
    ('{"id": 9, "kind": ["date"], "key": "1", "reply": "1"}', '"kind" is'),
    ('{"id": 9, "kind": "date", "key": "1860", "reply": ' + "9" * 5000 + "}", "line 2: "),
    ('{"id": 9}', '"kind" is None'),
    ('{"id": 9, "kind": "dates", "key": "1", "reply": "1"}', '"kind" is'),
    ('{"id": 9, "kind": "date", "key": "1860"}', '"reply" is missing'),
    ('{"id": 9, "kind": "date", "key": "", "reply": "1860"}', '"key" is empty'),
    ('{"id": 9, "kind": "date", "key": ["1860"], "reply": "1860"}', '"key" is not text'),
    ('{"id": 9, "kind": "date", "key": "1860", "reply": {}}', '"reply" is not text'),
    ('{"id": 9, "kind": "date", "key": "1860", "reply": "1860", "calendar": "maya"}', '"calendar" is'),
    ('{"id": 9, "kind": "date", "key": "1860", "reply": "1860", "also": {}}', '"also" is neither'),
    ('{"id": 9, "kind": "date", "key": "1860", "reply": "1860", "traps": [1]}', '"traps" holds'),
    (
        '{"id": 9, "kind": "date", "key": "1860", "reply": "1860", "traps": [{"reply": "1", "credit": 7}]}',
        "a credit is",
    ),
    ('{"id": 9, "kind": "date", "key": "1860", "reply": NaN}', "no JSON number"),
    ("\x00", "not JSON"),
    ("[" * 100_000, "nested too deep"),
]


@pytest.mark.parametrize(("line", "fault"), BAD, ids=[line[:70] for line, _ in BAD])
def test_a_bad_line_says_what_is_wrong_with_it_and_stops_nothing(line, fault):
    good = json.dumps(LINES[0])
    first, bad, last = [json.loads(verdict) for verdict in judge_lines([good, line, good])]
    assert first["credit"] == last["credit"] == 0.7
    assert bad["status"] == "unreadable"
    assert bad["message"].startswith("line 2: ")
    assert fault in bad["message"]


def test_blank_lines_are_passed_over():
    assert list(judge_lines(["", "  \n"])) == []


def _batch(path, **environment):
    command = [sys.executable, "-m", "fourcenturies.cli", "judge", "--batch", str(path)]
    clean = {"PYTHONPATH": str(SRC), "PATH": os.environ["PATH"], **environment}
    return subprocess.run(command, capture_output=True, env=clean, check=True).stdout


def test_a_batch_is_the_same_under_every_clock_locale_and_hash_seed(tmp_path):
    replies = [
        "27 августа 1689 г.",
        "6 Sept 1689",
        "今天",
        "winter 1689",
        "Xi\ud800",
        "1689年",
        "Мао",
        "Mao or Xi",
        "Boulègue",
    ]
    lines = [{"id": f"№{n}", "kind": kind, "key": key, "reply": reply}
             for kind, key in (("date", "1689-09-06"), ("attribution", "per-mao-zedong"))
             for n, reply in enumerate(replies)]  # fmt: skip
    path = tmp_path / "replies.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    settings = [
        {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
        {
            "PYTHONHASHSEED": "4711",
            "TZ": "Asia/Shanghai",
            "LC_ALL": "C",
            "PYTHONIOENCODING": "ascii",
            "PYTHONUTF8": "0",
        },
    ]
    first, second = (_batch(path, **environment) for environment in settings)
    assert first == second
    assert len(first.splitlines()) == len(lines)


def test_a_batch_reads_standard_input():
    command = [sys.executable, "-m", "fourcenturies.cli", "judge", "--batch", "-"]
    clean = {"PYTHONPATH": str(SRC), "PATH": os.environ["PATH"]}
    given = ("\ufeff" + json.dumps(LINES[0]) + "\r\n").encode() + b"\xff\n"
    done = subprocess.run(command, input=given, capture_output=True, env=clean, check=True)
    good, bad = map(json.loads, done.stdout.splitlines())
    assert good["credit"] == 0.7
    assert bad["status"] == "unreadable"
