"""Generated pages hold every record and question they promise, and show it as text."""

import dataclasses

import pytest

from fourcenturies.corpus import load
from fourcenturies.pages import coverage, glossary, pages, persons, read_course
from fourcenturies.pages.markdown import plain


@pytest.fixture(scope="module")
def corpus():
    return load()


@pytest.fixture(scope="module")
def course(root):
    return read_course(root / "solutions")


def test_every_person_place_and_document_is_listed_once(corpus):
    page = persons(corpus)
    for person in corpus.people:
        assert page.count(f"\n| {plain(person.name)} |") == 1, person.id


def test_a_person_is_listed_with_every_script(corpus):
    line = next(line for line in persons(corpus).splitlines() if line.startswith("| Mao Zedong"))
    assert all(form in line for form in ("毛泽东", "Мао Цзэдун", "Mao Tse-tung", "Chairman Mao"))


def test_the_glossary_tells_whose_a_word_is(corpus):
    line = next(line for line in glossary(corpus).splitlines() if "“near-Arctic”" in line)
    assert "Stallard" in line
    assert "the Chinese government" in line


def test_records_are_shown_as_text(corpus):
    bad = dataclasses.replace(corpus.people[0], name="<b>x</b>|[y](z)")
    page = persons(dataclasses.replace(corpus, people=(bad,)))
    assert r"| \<b\>x\</b\>\|\[y\](z) |" in page


def test_coverage_counts_every_question(corpus, course):
    page = coverage(corpus, course)
    for covered in course:
        assert all(question.id in page for question in covered.lesson.questions)
    total = sum(question.kind != "written" for covered in course for question in covered.lesson.questions)
    assert f"| all | {total} |" in page


def test_pages_have_their_place_in_the_course(root):
    assert set(pages(root)) == {"lessons/persons.md", "lessons/glossary.md", "docs/coverage.md"}
