"""The ledger in a real JupyterLab: first paint, a pair by mouse and by keyboard, themes, widths, contrast, axe."""

import pytest
import shots
from driving import errors_of, open_notebook, resize, run_all, set_theme, write_notebook
from looking import contrasts, violations
from playwright.sync_api import expect

from fourcenturies.widgets.ledger import ledger

CUT_OFF = """root => [root, ...root.querySelectorAll('*')]
    .filter(node => node.clientWidth && node.scrollWidth > node.clientWidth && !(node instanceof SVGElement)
        && getComputedStyle(node).overflowX !== 'auto')
    .map(node => `${node.tagName}.${node.className}: ${node.textContent.slice(0, 40)}`)"""
# Words in a picture that reach beyond it, or over each other.
COLLISIONS = """root => [...root.querySelectorAll('svg[role=img]')].flatMap(picture => {
    const room = picture.getBoundingClientRect();
    const words = [...picture.querySelectorAll('text')].map(node => [node.textContent, node.getBoundingClientRect()])
        .filter(([, at]) => at.width);
    const out = words.filter(([, at]) => at.left < room.left - 1 || at.right > room.right + 1);
    const over = words.filter(([, a], n) => words.slice(n + 1).some(([, b]) =>
        a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom));
    return [...out, ...over].map(([told]) => told);
})"""
# The contrast of what marks are painted with against the ground of the widget.
MARKS = """root => {
    const pen = Object.assign(document.createElement('canvas'), {width: 1, height: 1}).getContext('2d');
    const light = colour => {
        pen.clearRect(0, 0, 1, 1); pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1);
        return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3).map(v => v / 255)
            .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
            .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
    };
    const ground = light(getComputedStyle(root).backgroundColor);
    const paints = ['.fc-solid', '.fc-outlined', '.fc-hedge'].flatMap((look, place) =>
        [...root.querySelectorAll(look)].map(node => getComputedStyle(node)[place ? 'stroke' : 'fill']));
    return Math.min(...paints.map(light).map(one => (Math.max(one, ground) + 0.05) / (Math.min(one, ground) + 0.05)));
}"""
# A badge whose sign stands outside its line is not seen in the first column.
ASTRAY = """root => [...root.querySelectorAll('.fc-badge')].filter(badge => {
    const range = document.createRange();
    range.selectNodeContents(badge.querySelector('.fc-glyph'));
    return range.getBoundingClientRect().left < badge.getBoundingClientRect().left - 1;
}).length"""
EARLIER, LATER = "fig-yuan-share-earlier", "fig-yuan-share-later"
COX, MONITOR = "fig-meetings-total-lse", "fig-meetings-total-monitor"


def opened(page, lab, *cells):
    """Run a notebook of our own and return the one widget in it."""
    cells = ("from fourcenturies import ledger", *(cells or ("ledger()",)))
    panel = open_notebook(page, lab, write_notebook(lab, "ledger.ipynb", cells))
    run_all(page)
    assert errors_of(panel) == []
    widget = panel.locator(".fc:not(.fc-still)")
    widget.get_by_label("Topic").wait_for()
    return widget


def ids(part, name):
    return part.locator(f"[data-{name}]").evaluate_all(f"nodes => nodes.map(node => node.dataset.{name})")


def test_the_first_paint_shows_the_figures_that_may_share_an_axis(page, lab):
    widget = opened(page, lab)
    expect(widget.get_by_role("heading", name="Figures that may share an axis")).to_be_visible()
    expect(widget.locator(".fc-axis")).to_have_count(6)
    expect(widget).to_contain_text("about 45 per cent")
    expect(widget.get_by_role("status")).to_contain_text("figures on 6 axes")


@pytest.mark.parametrize("topic", ["shared", "time", "meetings"])
def test_each_mark_has_its_row_in_the_twin_and_each_row_its_mark(page, lab, topic):
    widget = opened(page, lab, f"ledger({topic!r})")
    drawn = widget.locator("svg[data-line]").evaluate_all("nodes => nodes.map(node => node.dataset.line)")
    page.set_content(ledger(topic)._repr_mimebundle_()[0]["text/html"])
    assert sorted(drawn) == sorted(ids(page.locator(".fc"), "line"))


def test_each_mark_of_the_meetings_has_its_row(page, lab):
    widget = opened(page, lab, "ledger(meetings=True)")
    drawn = widget.locator("svg [data-count]")
    marks = drawn.evaluate_all("nodes => nodes.map(node => node.dataset.count)")
    rows = widget.locator("tr[data-count]").evaluate_all("nodes => nodes.map(node => node.dataset.count)")
    assert sorted(marks) == sorted(rows)


def test_two_figures_of_one_group_are_set_on_one_axis_by_mouse(page, lab):
    widget = opened(page, lab)
    widget.get_by_label("Compare").select_option(EARLIER)
    expect(widget.get_by_role("status")).to_contain_text("Choose a second figure")
    widget.get_by_label("with").select_option(LATER)
    pair = widget.locator(".fc-pair")
    expect(pair.locator(".fc-axis")).to_have_count(1)
    expect(pair.locator("svg[data-line]")).to_have_count(2)
    expect(widget.get_by_role("status")).to_contain_text("only the first is confirmed from outside")


def test_the_keyboard_alone_sets_two_totals_side_by_side_and_reads_why_they_share_no_axis(page, lab):
    widget = opened(page, lab, f"w = ledger(pair=({COX!r}, {COX!r}))\nw")
    widget.get_by_label("with").focus()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.type("One-on-one meetings")
    expect(widget.get_by_label("with")).to_have_value(MONITOR)
    expect(widget.locator(".fc-pair .fc-axis")).to_have_count(2)
    expect(widget.get_by_role("status")).to_contain_text(
        "Not drawn on one axis. One counts meetings, the other one-on-one"
    )


def test_the_sentence_of_a_pair_is_that_of_the_twin(page, lab):
    widget = opened(page, lab, f"ledger(pair=({COX!r}, {MONITOR!r}))")
    said = widget.locator(".fc-verdict").inner_text()
    assert said in ledger(pair=(COX, MONITOR))._repr_mimebundle_()[0]["text/plain"]


def test_a_topic_chosen_in_python_is_drawn(page, lab):
    widget = opened(page, lab, "w = ledger()\nw", "w.chosen = 'students'")
    expect(widget.get_by_label("Topic")).to_have_value("students")
    expect(widget).to_contain_text("close to 280,000 students")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_theme_and_width_can_be_read(page, lab, dark):
    set_theme(lab, dark=dark)
    widget = opened(page, lab, f"ledger(pair=({COX!r}, {MONITOR!r}))")
    for width in (1600, 1280, 700):
        resize(page, width)
        for topic in ("shared", "meetings-by-year", "time"):
            widget.get_by_label("Topic").select_option(topic)
            lowest, text = contrasts(widget)[0]
            assert lowest >= 4.5, text
            assert widget.evaluate(MARKS) >= 3
            assert widget.evaluate(CUT_OFF) == []
            assert widget.evaluate(COLLISIONS) == []
            assert widget.evaluate(ASTRAY) == 0
            shots.save(widget, f"ledger-{topic}-{width}-{'dark' if dark else 'light'}")
        assert violations(widget, ".fc") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_static_page_can_be_read_without_a_kernel_or_a_script(page, scheme):
    page.emulate_media(color_scheme=scheme)
    twin = "".join(
        ledger(meetings=meetings, pair=(EARLIER, LATER))._repr_mimebundle_()[0]["text/html"]
        for meetings in (True, False)
    )
    page.set_content(f"<!DOCTYPE html><html lang=en><title>Twin</title><main><h2>Twin</h2>{twin}</main>")
    part = page.locator("main")
    assert contrasts(part)[0][0] >= 4.5
    assert violations(part, ".fc") == []
    shots.save(part, f"ledger-static-{scheme}")


def test_at_twice_the_size_nothing_is_cut_off(page, lab):
    page.set_viewport_size({"width": 640, "height": 550})
    widget = opened(page, lab, "ledger(meetings=True)")
    assert widget.evaluate(CUT_OFF) == []
    assert widget.evaluate(COLLISIONS) == []
