"""A feedback page as it is looked at: every width and theme, contrast, axe, print, and nothing asked of anybody."""

import json
from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe
from looking import contrasts
from shots import save

import release_support
from fourcenturies.grading.feedback_lesson import feedback_lesson
from fourcenturies.grading.feedback_page import feedback_page
from fourcenturies.grading.held import Comments, Held, Marked
from fourcenturies.grading.marking import mark
from fourcenturies.grading.preparing import prepare
from fourcenturies.grading.submissions import Submitted
from sample_class import LESSON, ROOT, students, submission

ESSAY = (
    "Cox signs his essay and dates it, the digest does neither.\n\nBoth have “friends of steel”. The same rare phrase "
    "suggests that both read the same reports, so I would count them as one until I find the article behind the digest."
)


def page_of(*, back):
    release = release_support.release()
    lesson = feedback_lesson(release, ROOT / "solutions" / LESSON, returned=back)
    lesson = replace(lesson, comments={"witness": "What would settle the matter?"})
    work = students()["half-right"]
    work["replies"] |= {
        "q-01-10": ESSAY,
        "q-01-07": "someday, " + "long" * 60,
        "q-01-02": "Cox, because he wrote it",
    }
    notebook = prepare(Submitted(json.dumps(submission(work)).encode()), release)
    marks = mark(notebook, release)
    held = {
        name: Held(points, None, None, waits=name in marks.flags) for name, points in marks.points.items()
    }
    said = {name: Comments(text or "") for name, text in marks.comments.items()}
    essay = "written-q-01-10"
    held[essay] = Held(None, 4.5 if back else None, None, waits=not back)
    said[essay] = Comments("", "Well argued: you use words of both.\n=witness" if back else "")
    return feedback_page(notebook, lesson, Marked(held, said, 1.5 if back else 0.0))


@pytest.fixture(params=[False, True], ids=["before", "returned"])
def file(request, tmp_path):
    path = tmp_path / "feedback.html"
    path.write_bytes(page_of(back=request.param))
    return path, "returned" if request.param else "before"


@pytest.fixture
def opened(browser, file):
    """Open the page at a width and in a theme; whatever it asks for, but itself, fails the test."""
    contexts, asked = [], []

    def open_page(width, scheme):
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda said: asked.append(said.text))
        page.goto(file[0].as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert set(asked) == {file[0].as_uri()}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 844, 390])
def test_it_is_read_at_every_width_and_in_both_themes(opened, file, width, scheme):
    page = opened(width, scheme)
    save(page.locator("main"), f"feedback-{file[1]}-{width}-{scheme}")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert contrasts(page.locator("body"))[0][0] >= 4.5
    assert Axe().run(page).response["violations"] == []


def test_the_list_above_leads_to_each_question(opened):
    page = opened(390, "light")
    links = page.locator("nav a")
    assert links.count() == 10
    for number in range(10):
        place = links.nth(number).get_attribute("href")
        assert page.locator(place).count() == 1
    links.nth(8).click()
    assert page.locator("section").nth(8).bounding_box()["y"] < 200


def test_a_sign_a_word_and_a_colour_tell_a_verdict(opened):
    page = opened(1280, "light")
    shown = page.locator("nav .mark").all_inner_texts()
    assert "✓ Right" in shown
    assert "◐ Partly right" in shown


def test_in_print_it_is_dark_on_white_and_keeps_what_belongs_together(opened, file):
    page = opened(794, "dark")
    page.emulate_media(media="print", color_scheme="dark")
    save(page.locator("main"), f"feedback-{file[1]}-print")
    assert contrasts(page.locator("body"))[0][0] >= 4.5
    ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert ground == "rgb(255, 255, 255)"
    broken = page.locator(".verdict").first.evaluate("node => getComputedStyle(node).breakInside")
    assert broken == "avoid"
