"""What is handed out, the site and a class's release, holds no long run of any article."""

from __future__ import annotations

import gzip
import io
import json
import marshal
import zipfile

import pytest

from articles_support import ARTICLES, copied, needs_articles, runs, unpacked
from conftest import LESSONS, ROOT
from fourcenturies.exchange.packing import can_build, pack, release_files
from fourcenturies.texts import read_copy
from fourcenturies.validation.wording import LONGEST

WORDS = tuple(f"quince{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(40))


@pytest.fixture(scope="module")
def known():
    return runs(*(read_copy(path).plain for path in ARTICLES))


def _zipped(name, data):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return packed.getvalue()


def _notebook(words):
    half = len(words) // 2
    lines = [" ".join(words[:half]) + "\n", "> " + " ".join(words[half:])]
    return json.dumps({"cells": [{"source": lines}]}).encode()


FORMS = {
    "text": lambda words: f"Before. {'—'.join(words).upper()}, after".encode(),
    "script": lambda words: ("said('" + "\\n".join(words) + "');").encode(),
    "page": lambda words: "".join(f"<b>{word[:2]}</b>{word[2:]}&nbsp;" for word in words).encode(),
    "notebook": _notebook,
    "compiled": lambda words: marshal.dumps(compile(repr(" ".join(words)), "words.py", "eval")),
    "compressed": lambda words: gzip.compress(" ".join(words).encode()),
    "wheel in a zip": lambda words: _zipped("class/some.whl", _zipped("some/lesson.ipynb", _notebook(words))),
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_run_that_is_too_long_is_found_in_every_form_and_a_shorter_one_is_none(form):
    known = runs(WORDS)
    assert list(copied("planted", form(WORDS[5 : LONGEST + 6]), known))
    assert list(copied("planted", form(WORDS[5 : LONGEST + 5]), known)) == []


@pytest.mark.articles
@needs_articles
def test_a_class_release_holds_no_long_run_of_an_article(known):
    release = pack(release_files(ROOT, LESSONS, wheel=can_build()), "class")
    assert len(list(unpacked("class.zip", release))) > 100
    assert list(copied("class.zip", release, known)) == []


@pytest.mark.articles
@needs_articles
def test_the_site_holds_no_long_run_of_an_article(site, known):
    files = [path for path in site.rglob("*") if path.is_file()]
    assert any(path.suffix == ".whl" for path in files)
    assert [found for path in files for found in copied(path.name, path.read_bytes(), known)] == []
