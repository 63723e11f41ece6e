"""Generated pages hold every record and question they promise, and show it as text."""

import dataclasses

import pytest

from fourcenturies.corpus import load
from fourcenturies.pages import coverage, glossary, pages, persons, read_course, where_to_read
from fourcenturies.pages.evidence import evidence, opened_evidence
from fourcenturies.pages.markdown import plain
from fourcenturies.questions.lessons import load_lesson


@pytest.fixture(scope="module")
def corpus():
    return load()


@pytest.fixture(scope="module")
def course(root):
    return read_course(root / "solutions")


def test_every_person_place_and_document_is_listed_once(corpus):
    page = persons(corpus)
    for person in corpus.people:
        unnamed = person.name.startswith("an unnamed ")
        assert page.count(f"\n| {plain(person.name)} |") == (0 if unnamed else 1), person.id


def test_a_person_is_listed_with_every_script(corpus):
    line = next(line for line in persons(corpus).splitlines() if line.startswith("| Mao Zedong"))
    assert all(form in line for form in ("毛泽东", "Мао Цзэдун", "Mao Tse-tung", "Chairman Mao"))


def test_the_glossary_tells_whose_a_word_is(corpus):
    line = next(line for line in glossary(corpus).splitlines() if "“near-Arctic”" in line)
    assert "Stallard" in line
    assert "the Chinese government" in line


def test_the_teachers_page_gives_the_minutes_of_the_questions_and_the_cards_of_the_printed_lesson(
    root, course
):
    told = (root / "docs" / "teaching.md").read_text(encoding="utf-8")
    lessons = [load_lesson(folder) for folder in sorted(root.glob("solutions/0*"))]
    for lesson in lessons:
        core = sum(question.minutes for question in lesson.questions if not question.further)
        whole = sum(question.minutes for question in lesson.questions)
        assert f"| {lesson.id[1]} {lesson.title} | {core} | {whole} |" in told
    printed = next(lesson for lesson in lessons if lesson.id.startswith("03_"))
    cards = [name for q in printed.questions for name in q.reveals if name.startswith("card-")]
    assert len(cards) == 3
    assert all(f"`{name.removeprefix('card-')}`" in told for name in cards)


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


def test_evidence_lists_every_card_and_every_work_once(corpus):
    opening = {corpus.cards[0].id, corpus.cards[-1].id}
    pages = evidence(corpus, opening), opened_evidence(corpus, opening)
    assert [page.count("\n| `") for page in pages] == [len(corpus.cards) - 2, 2]
    page = "\n".join(pages)
    for card in corpus.cards:
        [line] = [
            one for one in page.splitlines() if one.startswith(f"| `{card.id.removeprefix('card-')}` |")
        ]
        assert plain(card.statement) in line
        assert card.confidence != "A" or not line.endswith("|  |"), card.id
    for work in corpus.works:
        assert page.count(plain(work.title)) >= 1, work.id


def test_each_article_has_a_place_or_tells_what_was_searched(corpus):
    page = where_to_read(corpus)
    for source in corpus.sources:
        assert source.title in page
        assert source.where or source.searched, source.id
        assert all(where.link in page and plain(where.licence) in page for where in source.where)


def test_the_glossary_lists_every_paragraph_of_a_contested_word(corpus):
    lines = glossary(corpus).splitlines()
    for word in corpus.words:
        [line] = [one for one in lines if one.startswith(f"| **{plain(word.word)}** |")]
        assert line.count("¶") == len(word.uses)


def test_pages_have_their_place_in_the_course(root):
    assert set(pages(root)) == {
        "lessons/persons.md",
        "lessons/glossary.md",
        "lessons/where_to_read.md",
        "docs/coverage.md",
        "docs/evidence.md",
        "docs/evidence_opened.md",
        "docs/glyphs.md",
    }
