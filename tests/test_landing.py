"""The first page: guesses that no lesson asks, ways in, lessons with what they ask; small, whole without scripts."""

import gzip
import re

import pytest

from conftest import ROOT
from fourcenturies.corpus import load
from fourcenturies.dating import in_words
from fourcenturies.questions.bank import every_question
from fourcenturies.questions.judge import judge
from fourcenturies.questions.lessons import load_lesson
from fourcenturies.release import lesson_ids
from fourcenturies.site.landing import GUESSES, marks_of, write_landing
from fourcenturies.views.timeline import DATED

ADDRESS = "https://github.com/OWNER/NAME"
OF_TIME = {"date", "bracket", "commit"}


@pytest.fixture
def page(tmp_path):
    def written(site="lite", mode="keys", repository=None):
        write_landing(ROOT, tmp_path, site, mode, repository)
        return (tmp_path / "index.html").read_text(encoding="utf-8")

    return written


@pytest.mark.parametrize("guess", GUESSES, ids=lambda guess: guess.event)
def test_a_guess_has_two_datings_and_tells_no_answer_of_a_lesson(guess):
    marks = [mark for mark in marks_of(guess, load()).values() if mark.kind in DATED]
    assert len(marks) >= 2
    asked = [
        (question, key)
        for question, key in every_question(ROOT).values()
        if question.lesson in lesson_ids(ROOT)
    ]
    told = {
        words
        for mark in marks
        for words in (mark.phrase.strip("“”"), in_words(mark.date), mark.date)
        if words
    }
    given = [
        (question.id, words)
        for question, key in asked
        if key and (question.kind in OF_TIME or question.first in OF_TIME)
        for words in told
        if judge(question, words, key).credit >= 0.5
    ]
    assert given == []


def test_each_guess_shows_what_all_five_say_without_a_script(page):
    text = page()
    for guess in GUESSES:
        part = text.partition(guess.words)[2].partition('<p class="more">')[0]
        assert part.count("<li ") == 5
        assert guess.moral in part
        for mark in marks_of(guess, load()).values():
            assert mark.kind not in DATED or mark.phrase.strip("“”") in part


def test_it_is_small_and_loads_nothing_from_elsewhere(page):
    text = page()
    assert len(gzip.compress(text.encode())) < 60_000
    assert re.findall(r'(?:src|href)="(?:https?:)?//[^"]*"', text) == []


def test_it_leads_to_each_lesson_and_says_what_it_asks(page):
    text = page()
    for name in lesson_ids(ROOT):
        row = text.partition(f'<a href="{name}.html"><span class="number">')[2].partition("</li>")[0]
        assert load_lesson(ROOT / "lessons" / name).title in row
        assert re.search(r'<span class="asks">[A-Z].{20,}\.</span>', row), name


@pytest.mark.parametrize(
    ("site", "mode", "repository", "doors"),
    [
        ("lite", "keys", None, ["Read and answer here", "Open as a notebook", "Print"]),
        (None, "class", None, ["Read and answer here", "Print"]),
        (None, "", None, ["Read here", "Print"]),
        ("lite", "keys", ADDRESS, ["Read and answer here", "Open as a notebook", "Open on Binder", "Print"]),
    ],
)
def test_it_shows_the_doors_that_there_are(page, site, mode, repository, doors):
    listed = page(site, mode, repository).partition('<ul class="doors">')[2].partition("</ul>")[0]
    assert re.findall(r">([^<]+)</a>", listed) == doors
