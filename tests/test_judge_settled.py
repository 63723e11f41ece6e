"""A verdict depends on question, reply and key alone: not on the clock, the place, the language or the run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import fuzz_judge
from fourcenturies.questions.judge import KINDS
from test_architecture import MODULES, imports, part

SRC = Path(__file__).resolve().parent.parent / "src"
UNSETTLED = {"calendar", "datetime", "gettext", "locale", "os", "random", "secrets", "socket", "time", "uuid"}
RUNS = [
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONUTF8": "0"},
]


@pytest.mark.parametrize(
    "module", [name for name in MODULES if part(name) in {"dating", "names", "replies", "questions"}]
)
def test_no_part_of_the_judge_can_ask_for_the_clock_the_locale_or_chance(module):
    assert {name.split(".")[0] for name in imports(MODULES[module])} & UNSETTLED == set()


def _verdicts(path, **environment):
    command = [sys.executable, "-m", "fourcenturies.cli", "judge", "--batch", str(path)]
    clean = {"PYTHONPATH": str(SRC), "PATH": os.environ["PATH"], **environment}
    return subprocess.run(command, capture_output=True, env=clean, check=True).stdout.splitlines()


def test_every_kind_judges_alike_under_every_clock_locale_and_hash_seed(tmp_path):
    lines = []
    for kind in KINDS:
        texts = [text for text in fuzz_judge.texts_of(kind) if text.strip()]
        keys = texts[::17]
        lines += [
            {"id": kind, "kind": kind, "reply": text, "key": keys[n % len(keys)]}
            for n, text in enumerate(texts[:300])
        ]
    path = tmp_path / "replies.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    first, second = (_verdicts(path, **environment) for environment in RUNS)
    assert len(first) == len(lines)
    assert first == second
