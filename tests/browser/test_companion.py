"""The companion in a browser that reaches nothing else: widgets that filter, a search that finds, pages for all."""

import pytest
import shots
import site_support
from looking import contrasts, standing, violations
from playwright.sync_api import expect

from fourcenturies.site.companion import build

COMPARED = "07_corroborate_and_conclude"
COMPARISON = ".fc-living:has(.fc-comparison)"
TIMED = "04_trace_the_rapprochement"
MAPPED = "06_weigh_asymmetry"
READ = (COMPARED, TIMED, MAPPED, "coverage")


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    out = tmp_path_factory.mktemp("companion") / "out"
    build(site_support.ROOT, out, site="..")
    with site_support.serving(out) as served:
        yield served.url


@pytest.fixture
def page(browser, url):
    """A page 1280 wide; a request to anywhere but the companion is refused, and it or an error fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 1000}, reduced_motion="reduce")
    outside, faults = [], []

    def refuse(route):
        outside.append(route.request.url)
        route.abort()

    context.route(lambda address: not address.startswith((url, "data:")), refuse)
    context.on("weberror", lambda fault: faults.append(str(fault.error)))
    yield context.new_page()
    context.close()
    assert outside == []
    assert faults == []


def opened(page, url, name):
    """Open a page and wait until each widget of it lives."""
    page.goto(f"{url}/{name}.html")
    expect(page.locator(".fc-living .fc-still")).to_have_count(0)
    return page.locator("main")


def test_every_kind_of_widget_filters_without_a_kernel(page, url):
    main = opened(page, url, COMPARED)
    compared = main.locator(COMPARISON).first
    compared.get_by_label("Compare").select_option("evt-split")
    expect(standing(compared)).to_contain_text("The split between Moscow and Beijing")
    compared.get_by_role("checkbox", name="Stallard").uncheck()
    expect(compared.get_by_role("status").first).to_contain_text("4 of 5 sources")
    expect(compared.get_by_role("button", name="Pin Cox")).to_be_hidden()

    chain = main.locator('.fc-living:has(option[value="roots"])')
    expect(standing(chain)).to_contain_text("Three articles, one witness")
    chain.get_by_label("Show").select_option("per-sergey-radchenko")
    expect(standing(chain)).to_contain_text("Through Stallard")
    expect(standing(chain)).not_to_contain_text("Three articles, one witness")

    main = opened(page, url, TIMED)
    timeline = main.locator('.fc-living:has(option[value="1989-2011"])').first
    timeline.get_by_label("Show").select_option("1989-2011")
    expect(timeline.get_by_role("heading", level=3).first).to_contain_text("1989–2011")
    ledger = main.locator('.fc-living:has(option[value="meetings"])')
    expect(ledger.get_by_role("status").first).to_contain_text("Meetings: 3 figures")
    ledger.get_by_label("Topic").select_option("shared")
    expect(ledger.get_by_role("status").first).not_to_contain_text("Meetings: 3 figures")

    main = opened(page, url, MAPPED)
    argued = main.locator(".fc-living").filter(has=page.get_by_label("Questions"))
    many = standing(argued).locator("tbody tr").count()
    argued.get_by_label("Questions").select_option("divided")
    expect(standing(argued).locator("tbody tr")).not_to_have_count(many)
    counted = main.locator('.fc-living:has(option[value="students"])')
    counted.get_by_label("Topic").select_option("shared")
    counted.get_by_label("Topic").select_option("students")
    expect(counted.get_by_role("status").first).to_contain_text("Students: 2 figures")


def test_a_widget_is_worked_and_a_word_is_found_by_keyboard_alone(page, url):
    opened(page, url, COMPARED)
    page.locator("body").focus()
    widget = page.locator(COMPARISON).first
    reached = []
    while "fc-menu" not in reached and len(reached) < 200:
        page.keyboard.press("Tab")
        inside = "document.activeElement.closest('.fc-comparison') ? document.activeElement.className : ''"
        reached.append(page.evaluate(inside))
    before = widget.locator(".fc-status").first.inner_text()
    page.keyboard.press("ArrowDown")
    expect(widget.locator(".fc-status").first).not_to_have_text(before)

    page.locator("header").get_by_label("Search").focus()
    page.keyboard.type("复旦大学")
    page.keyboard.press("Enter")
    expect(page.locator("#search-results li")).to_contain_text("Persons, places")
    page.get_by_role("textbox").fill("anachronism")
    page.keyboard.press("Enter")
    found = page.locator("#search-results li", has_text="Glossary")
    expect(found).to_contain_text("when it is said to have been written")
    assert violations(page.locator("body"), "html") == []
    found.get_by_role("link").focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Glossary")
    expect(page.locator(".highlighted").first).to_have_text("anachronism")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_can_be_read(page, url, scheme):
    page.emulate_media(color_scheme=scheme)
    for name in READ:
        main = opened(page, url, name)
        assert violations(main, "html") == [], name
        assert contrasts(page.locator("body"))[0][0] >= 4.5, name
        for width in (1600, 1280, 700, 400):
            page.set_viewport_size({"width": width, "height": 1000})
            page.wait_for_function("width => document.documentElement.scrollWidth <= width", arg=width)
            shots.save(page, f"companion-{name}-{width}-{scheme}")


def test_without_scripts_the_still_picture_and_the_text_stand(page, url):
    page.route("**/*.js", lambda route: route.abort())
    page.goto(f"{url}/{COMPARED}.html")
    still = page.locator(f"{COMPARISON} .fc-still").first
    expect(still.locator(".fc-apart", has_text="silent").first).to_be_visible()
    expect(still).to_be_visible()


def test_in_print_the_text_the_pictures_and_room_for_answers_are_left(page, url):
    main = opened(page, url, COMPARED)
    page.emulate_media(media="print", color_scheme="dark")
    for gone in (page.locator("#contents"), page.locator("header").first, main.locator(".fc-controls").first):
        expect(gone).to_be_hidden()
    expect(main.locator(COMPARISON).first).to_contain_text("humiliation")
    assert main.locator(".reply").first.bounding_box()["height"] >= 90
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
