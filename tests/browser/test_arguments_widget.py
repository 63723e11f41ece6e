"""The argument map: where each source stands is seen, grounds open below, by mouse, keyboard, at every width."""

import pytest
import shots
from driving import errors_of, open_notebook, resize, run_all, set_theme, write_notebook
from looking import contrasts, standing, violations
from playwright.sync_api import expect

from fourcenturies import arguments

CUT_OFF = """root => [root, ...root.querySelectorAll('*')]
    .filter(node => node.clientWidth && node.scrollWidth > node.clientWidth + 1)
    .filter(node => !node.closest('.fc-unseen, .fc-chip'))
    .map(node => `${node.tagName}.${node.className}: ${node.textContent.slice(0, 40)}`)"""
REMEMBERED = "Do Beijing and Moscow remember the war side by side?"
SPLITTING = "Can others split the two?"


def opened(page, lab, cell="arguments()"):
    panel = open_notebook(
        page, lab, write_notebook(lab, "arguments.ipynb", ("from fourcenturies import arguments", cell))
    )
    run_all(page)
    assert errors_of(panel) == []
    widget = panel.locator(".fc:not(.fc-still)")
    widget.get_by_role("table").wait_for()
    return widget


def questions(widget):
    return standing(widget).locator("tbody tr:not(.fc-more)")


def grounds_of(widget, question):
    """Return what opens under a question: the part of the page after its row."""
    return questions(widget).filter(has_text=question).locator("xpath=following-sibling::tr[1]")


def test_the_first_paint_shows_all_questions_and_opens_the_most_divided(page, lab):
    widget = opened(page, lab)
    expect(questions(widget)).to_have_count(30)
    expect(standing(widget).locator("details[open]")).to_have_count(1)
    expect(standing(widget).locator("tbody tr").nth(1).locator("details")).to_have_attribute("open", "")
    expect(widget.get_by_role("status")).to_have_text("30 questions. All, most disagreement first.")


def test_the_question_asked_for_is_open_and_a_click_opens_another(alive):
    widget = alive(arguments("iss-splitting"))
    grounds = grounds_of(widget, SPLITTING)
    expect(grounds.locator(".fc-side", has_text="disputes").locator(".fc-ground")).to_have_count(2)
    expect(grounds.locator(".fc-side", has_text="silent")).to_contain_text("Stallard")
    other = grounds_of(widget, "Is alliance the fitting word")
    other.get_by_text("The grounds of").click()
    expect(other).to_contain_text("There is no such formal tie between the two today.")


def test_dissent_is_a_distance(alive):
    widget = alive(arguments("iss-shared-remembrance"))
    chips = questions(widget).filter(has_text=REMEMBERED).locator(".fc-chip")
    places = chips.evaluate_all(
        "all => Object.fromEntries(all.map(node => [node.dataset.source, node.getBoundingClientRect().x]))"
    )
    heads = widget.get_by_role("columnheader").evaluate_all(
        "all => Object.fromEntries(all.map(node => [node.textContent, node.getBoundingClientRect().x]))"
    )
    assert places["src-lse"] == heads["yes"]
    assert heads["yes"] < heads["in part"] < places["src-eir"] < heads["silent"] == places["src-statesman"]


def test_the_menu_filters_and_sorts(alive):
    widget = alive(arguments())
    menu = widget.get_by_label("Questions")
    menu.select_option("divided")
    assert 0 < questions(widget).count() < 30
    menu.select_option("memory")
    expect(widget.get_by_role("status")).to_contain_text("One theme: Memory")
    menu.select_option("silence")
    expect(questions(widget).first.locator(".fc-silent .fc-chip")).to_have_count(4)


def test_the_keyboard_alone_opens_and_closes(alive):
    widget = alive(arguments())
    widget.get_by_label("Questions").focus()
    widget.page.keyboard.press("Tab")
    first = standing(widget).locator("details").first
    expect(first.locator("summary")).to_be_focused()
    assert widget.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    widget.page.keyboard.press("Enter")
    expect(first).not_to_have_attribute("open", "")
    widget.page.keyboard.press("Tab")
    widget.page.keyboard.press("Space")
    expect(standing(widget).locator("details").nth(1)).to_have_attribute("open", "")


def test_stances_can_be_left_to_the_reader(page, lab):
    widget = opened(page, lab, 'arguments("iss-splitting", stances=False, experts=False)')
    expect(widget.get_by_role("columnheader")).to_have_count(5)
    expect(widget).to_contain_text("Where does each stand")
    expect(widget).not_to_contain_text("disputes")
    expect(standing(widget).locator(".fc-silent, .fc-step, .fc-chip")).to_have_count(0)
    expect(widget.get_by_label("Questions")).to_have_count(0)  # one question leaves nothing to choose


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_theme_and_width_can_be_read_in_the_lab(page, lab, dark):
    set_theme(lab, dark=dark)
    widget = opened(page, lab)
    for width in (1600, 1280, 700):
        resize(page, width)
        assert_readable(widget)
        shots.save(widget, f"arguments-{width}-{'dark' if dark else 'light'}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 844, 390])
def test_the_map_and_the_form_can_be_read_at_every_width(alive, scheme, width):
    for made in (arguments("iss-splitting"), arguments("iss-splitting", stances=False)):
        widget = alive(made)
        widget.page.emulate_media(color_scheme=scheme)
        widget.page.set_viewport_size({"width": width, "height": 900})
        assert_readable(widget)
        assert widget.page.evaluate("document.documentElement.scrollWidth") <= width


def assert_readable(widget):
    lowest, text = contrasts(widget)[0]
    assert lowest >= 4.5, text
    assert widget.evaluate(CUT_OFF) == []
    assert violations(widget, ".fc") == []


def test_the_first_paint_is_the_still_picture(alive):
    made = arguments()
    widget = alive(made)
    shown, still = widget.page.evaluate(
        """([body, html]) => [body, Object.assign(document.createElement('div'), {innerHTML: html})
            .querySelector('.fc-body')].map(node => node.innerHTML)""",
        [standing(widget).element_handle(), made.still()[0]],
    )
    assert shown == still
