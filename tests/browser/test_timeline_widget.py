"""The timeline comes to life: choices, keyboard, and labels whose real boxes meet nothing, at every width."""

import pytest
import shots
from looking import contrasts, standing, violations
from playwright.sync_api import expect

from fourcenturies.widgets.timeline import timeline

WIDTHS = (1280, 844, 390)
CHOICES = ("whole", "2012-2025", "1618-1860", "src-statesman", "rapprochement")
# Words of a picture that lie upon each other, as the font of this page makes them, or reach out of it.
MEETING = """root => [...root.querySelectorAll('svg.fc-picture')].filter(one => one.checkVisibility())
    .flatMap(picture => {
    const page = picture.getBoundingClientRect();
    const texts = [...picture.querySelectorAll('text')];
    const held = texts.map(text => [text.textContent, text.getBoundingClientRect()]);
    const meet = (a, b) => a.left < b.right && b.left < a.right
        && a.top + 2 < b.bottom && b.top + 2 < a.bottom;
    const outside = box => box.left < page.left - 1 || box.right > page.right + 1;
    const out = held.filter(([, box]) => outside(box)).map(([words]) => words);
    return [...out, ...held.flatMap(([words, box], place) => held.slice(place + 1)
        .filter(([, other]) => meet(box, other)).map(([others]) => `${words} | ${others}`))];
})"""
# Labels without a mark, marks without a row, and labels that another column's leader or marks could claim.
ORPHANS = """root => [...root.querySelectorAll('svg.fc-picture')].filter(one => one.checkVisibility())
    .flatMap(picture => {
    const marks = Object.fromEntries([...picture.querySelectorAll('.fc-mark')].map(mark => [mark.dataset.mark, mark]));
    const names = [...picture.querySelectorAll('text[data-names]')];
    const near = text => {
        const box = text.getBoundingClientRect(), own = marks[text.dataset.names].getBoundingClientRect();
        const middle = own.left + own.width / 2;
        return Math.min(Math.abs(box.left - middle), Math.abs(box.right - middle));
    };
    const least = {};
    for (const text of names) if (marks[text.dataset.names])
        least[text.dataset.names] = Math.min(least[text.dataset.names] ?? Infinity, near(text));
    return [
        ...names.filter(text => !marks[text.dataset.names]).map(text => `no mark: ${text.textContent}`),
        ...Object.keys(marks).filter(name => !root.querySelector(`[data-row="${name}"]`)),
        ...Object.entries(least).filter(([, gap]) => gap > 7).map(([name, gap]) => `${name} is ${gap} pixels away`),
    ];
})"""


@pytest.fixture
def drawn(alive):
    return alive(timeline())


def marks(drawn):
    return drawn.locator(".fc-mark:visible")


def test_one_look_tells_that_most_dates_rest_on_one_witness(drawn):
    expect(drawn.get_by_role("heading", level=3)).to_contain_text("one source alone")
    expect(drawn.get_by_role("status")).to_contain_text("Four centuries at a glance: ")
    assert drawn.locator("svg.fc-picture:visible").first.bounding_box()["height"] < 360


def test_a_detail_names_every_column_of_an_era_a_source_or_a_theme(drawn):
    for choice in CHOICES[1:]:
        drawn.get_by_label("Show").select_option(choice)
        named = drawn.locator("text[data-names]:visible").evaluate_all(
            "all => all.map(one => one.dataset.names)"
        )
        assert len(set(named)) == marks(drawn).count() > 5


def test_the_keyboard_alone_goes_from_date_to_date_and_to_its_row(drawn):
    page = drawn.page
    drawn.get_by_label("Show").focus()
    page.keyboard.press("Tab")
    expect(drawn.locator('[data-mark="evt-first-expedition"]:focus')).to_have_count(1)
    page.keyboard.press("ArrowRight")
    expect(drawn.locator('[data-mark="evt-baikov-in-peking"]:focus')).to_have_count(1)
    expect(drawn.locator(".fc-readout:visible")).to_contain_text(
        "Stay of Fyodor Baikov in Peking. Stallard: 1656"
    )
    page.keyboard.press("End")
    last = drawn.locator(".fc-mark:focus").get_attribute("data-mark")
    page.keyboard.press("Enter")
    expect(standing(drawn).locator(f'tr[data-row="{last}"]')).to_be_focused()


def test_the_arrow_keys_pass_through_every_column(drawn):
    marks(drawn).first.focus()
    many = marks(drawn).count()
    seen = []
    for _ in range(many):
        seen.append(drawn.page.evaluate("document.activeElement.dataset.mark"))
        drawn.page.keyboard.press("ArrowRight")
    assert len(set(seen)) == many


def test_days_of_the_julian_calendar_are_told_on_demand(drawn):
    drawn.get_by_label("Show").select_option("1618-1860")
    day = standing(drawn).get_by_text("27 August 1689", exact=True)
    expect(day).to_be_hidden()
    standing(drawn).get_by_text("Days in Old Style: what").click()
    expect(day).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_every_choice_can_be_read_at_every_width(drawn, scheme, width):
    drawn.page.emulate_media(color_scheme=scheme)
    drawn.page.set_viewport_size({"width": width, "height": 900})
    for choice in CHOICES:
        drawn.get_by_label("Show").select_option(choice)
        assert drawn.evaluate(MEETING) == [], choice
        assert drawn.evaluate(ORPHANS) == [], choice
        assert contrasts(drawn)[0][0] >= 4.5
        assert drawn.page.evaluate("document.documentElement.scrollWidth") <= width
        shots.save(drawn, f"timeline-{choice}-{width}-{scheme}")
    assert violations(drawn, ".fc") == []


def test_on_a_telephone_the_picture_is_small_and_without_labels(drawn):
    drawn.page.set_viewport_size({"width": 390, "height": 844})
    assert drawn.locator("svg.fc-picture:visible").first.bounding_box()["height"] < 220
    expect(standing(drawn).locator("text[data-names]:visible")).to_have_count(0)
    expect(marks(drawn)).to_have_count(0)
    expect(standing(drawn).locator("tr[data-row]").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_still_picture_can_be_read_without_a_kernel_or_a_script(page, scheme):
    page.emulate_media(color_scheme=scheme)
    page.set_content(
        f"<!DOCTYPE html><html lang=en><title>Still</title><main><h2>Still</h2>{timeline().still()[0]}</main>"
    )
    still = page.locator(".fc")
    assert contrasts(still)[0][0] >= 4.5
    assert violations(still, ".fc") == []
