"""Answering on the pages, in a browser that reaches nothing else: judged, kept, taken along, offline, on a phone."""

import json
import re
import zipfile

import pytest
import shots
import site_support
from driving import PATIENCE
from looking import contrasts, violations
from playwright.sync_api import expect, sync_playwright

from fourcenturies.parcel import texts_in
from fourcenturies.questions.blind import UNGRADED
from fourcenturies.questions.lessons import load_keys, load_lesson
from fourcenturies.release import lesson_ids
from fourcenturies.site.companion import build

ROOT = site_support.ROOT
LESSONS = lesson_ids(ROOT)
FIRST = LESSONS[0]
READY = "() => document.documentElement.dataset.judge === 'ready'"
# How many texts lie in databases of the page's origin.
STORED = """async () => {
    let many = 0;
    for (const { name } of await indexedDB.databases()) many += await new Promise(done => {
        const asked = indexedDB.open(name);
        asked.onsuccess = () => {
            const held = asked.result.transaction("kept").objectStore("kept").count();
            held.onsuccess = () => { asked.result.close(); done(held.result); };
        };
    });
    return many;
}"""
KEPT = "() => navigator.serviceWorker.ready.then(held => held.active.state === 'activated')"


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    out = tmp_path_factory.mktemp("pages") / "out"
    build(ROOT, out, mode="keys")
    return out


@pytest.fixture(scope="module")
def served(out):
    with site_support.serving(out) as served:
        yield served


@pytest.fixture(scope="module")
def playwright():
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture
def reader(playwright, served, tmp_path):
    """A reader's own browser, without anything fetched; an error or a request to elsewhere fails the test."""
    with site_support.Reader(playwright, tmp_path / "profile", served.url) as reader:
        yield reader
        reader.assert_unharmed("nothing")


@pytest.fixture
def page(reader):
    return reader.new_page()


def opened(page, served, name=FIRST):
    page.goto(f"{served.url}/{name}.html")
    return page


def check(page, question, reply):
    """Write a reply and check it; return the place of the verdict."""
    form = page.locator(f"[id='{question}']")
    form.get_by_label("Your answer").fill(reply)
    form.evaluate("form => form.querySelector('.fresh')?.classList.remove('fresh')")
    form.get_by_role("button", name="Check").click()
    expect(form.locator(".fresh")).to_be_visible(timeout=PATIENCE)
    return form.locator(".told")


def right_answers(lesson):
    keys = load_keys(ROOT / "solutions" / lesson / f"{lesson}.ipynb")
    read = [one.id for one in load_lesson(ROOT / "lessons" / lesson).questions if one.kind not in UNGRADED]
    return {name: keys[name].answer for name in read}


def test_lesson_1_is_answered_to_its_end_left_in_the_middle_and_taken_up_again(reader, served):
    page = opened(reader.new_page(), served)
    first = page.locator("#q-01-02")
    first.get_by_label("Your answer").fill("Henry Kissinger")
    first.get_by_label("Your answer").press("Control+Enter")
    expect(first.locator(".told")).to_contain_text("is being fetched")
    expect(first.locator(".fourcenturies-wrong")).to_be_visible(timeout=PATIENCE)
    assert first.locator(".told [role=status]").count() == 0
    expect(check(page, "q-01-02", "Mao")).to_contain_text("Read again")
    evidence = page.locator("[data-of='q-01-16']")
    expect(evidence).to_contain_text("This opens once")
    check(page, "q-01-16", "d\nsure: 70 %")
    expect(evidence).to_contain_text("Interpreters spoke", timeout=PATIENCE)
    for question, reply in right_answers(FIRST).items():
        expect(check(page, question, reply), question).to_contain_text("Right")
    written = page.locator("#q-01-10")
    written.get_by_label("Your answer").fill("Cox, in 2025, prints “Right now there are changes”.")
    written.get_by_role("button", name="Look through it").click()
    written.get_by_role("checkbox").first.check(timeout=PATIENCE)
    written.get_by_role("button", name="Done").click()
    written.get_by_role("button", name="one", exact=True).click(timeout=PATIENCE)
    expect(written.locator("[aria-pressed=true]")).to_have_text("one", timeout=PATIENCE)
    written.get_by_label("Your answer").press_sequentially(" And th")

    reader.close()
    reader.open()
    page = opened(reader.new_page(), served)
    expect(page.locator("#q-01-10 textarea")).to_have_value(
        "Cox, in 2025, prints “Right now there are changes”. And th"
    )
    expect(page.locator("[data-of='q-01-16']")).to_contain_text("Interpreters spoke", timeout=PATIENCE)
    page.goto(f"{served.url}/yours.html")
    expect(page.locator("[data-call=progress]")).to_contain_text("10 of 10", timeout=PATIENCE)
    expect(page.locator("[data-call=progress]")).to_contain_text("1 of 5 yes")
    page.get_by_role("button", name="Make my exhibition").click()
    expect(page.get_by_role("link", name="Open it")).to_be_visible(timeout=PATIENCE)
    page.get_by_role("link", name="When", exact=False).or_(
        page.locator("[data-call=progress] a")
    ).first.click()
    page.wait_for_url("**/0*.html#q-*")


def test_a_browser_that_is_killed_in_the_middle_of_typing_loses_no_answer(reader, served):
    page = opened(reader.new_page(), served)
    replies = right_answers(FIRST)
    for question, reply in replies.items():
        check(page, question, reply)
    written = page.locator("#q-01-10 textarea")
    # Long enough that the browser holds back what it is told to store.
    text = " ".join(f"Word {number} of many." for number in range(16))
    written.press_sequentially(text, delay=40)
    page.wait_for_timeout(1000)
    written.press_sequentially(" And th", delay=40)

    reader.kill()
    reader.open()
    page = opened(reader.new_page(), served)
    expect(page.locator("#q-01-10 textarea")).to_have_value(re.compile(re.escape(text)), timeout=PATIENCE)
    for question, reply in replies.items():
        expect(page.locator(f"[id='{question}'] textarea")).to_have_value(reply)
    page.goto(f"{served.url}/yours.html")
    expect(page.locator("[data-call=progress]")).to_contain_text(
        re.compile(rf"{len(replies)} of \d+"), timeout=PATIENCE
    )


@pytest.mark.parametrize("later", LESSONS[1:])
def test_the_first_answer_of_a_later_lesson_is_judged(page, served, later):
    opened(page, served, later)
    question, reply = next(iter(right_answers(later).items()))
    expect(check(page, question, reply)).to_contain_text("Right")


def test_answers_are_taken_along_brought_back_and_cleared(page, served, reader, tmp_path):
    opened(page, served)
    check(page, "q-01-02", "Mao")
    form = page.locator("#q-01-02")
    form.get_by_role("button", name="This seems wrong").click()
    page.keyboard.type("Is it he?")
    page.goto(f"{served.url}/yours.html")
    with page.expect_download(timeout=PATIENCE) as download:
        page.get_by_role("button", name="Take my answers along").click()
    parcel = tmp_path / download.value.suggested_filename
    download.value.save_as(parcel)
    with zipfile.ZipFile(parcel) as archive:
        assert texts_in(json.loads(archive.read(f"{FIRST}/{FIRST}.ipynb"))) == {
            "q-01-02": "Mao\ndoubt: Is it he?"
        }

    page.get_by_role("button", name="Shared computer: clear").click()
    page.get_by_role("button", name="Yes, delete").click()
    expect(page.locator("main")).to_contain_text("Nothing of yours is left")
    assert page.evaluate("localStorage.length") == 0
    assert page.evaluate(STORED) == 0
    opened(page, served)
    expect(form.get_by_label("Your answer")).to_have_value("")
    check(page, "q-01-02", "Stalin")
    page.goto(f"{served.url}/yours.html")
    page.get_by_label("Bring answers back").set_input_files(parcel)
    expect(page.locator("main")).to_contain_text("q-01-02 stay", timeout=PATIENCE)
    opened(page, served)
    expect(form.get_by_label("Your answer")).to_have_value("Stalin")
    form.get_by_role("button", name="Use this one").click()
    expect(form.get_by_label("Your answer")).to_have_value("Mao\ndoubt: Is it he?")
    damaged = tmp_path / "damaged.zip"
    damaged.write_bytes(parcel.read_bytes()[:900])
    page.goto(f"{served.url}/yours.html")
    page.get_by_label("Bring answers back").set_input_files(damaged)
    expect(page.locator("main")).to_contain_text("This file cannot be opened", timeout=PATIENCE)


def test_two_tabs_keep_each_others_answers(page, served, reader):
    other = opened(reader.new_page(), served)
    opened(page, served).locator("#q-01-02 textarea").fill("Mao")
    other.locator("#q-01-11 textarea").fill("nobody")
    expect(other.locator("#q-01-02 textarea")).to_have_value("Mao")
    expect(page.locator("#q-01-11 textarea")).to_have_value("nobody")


def test_after_one_visit_the_whole_course_works_without_a_network(page, served, reader):
    check(opened(page, served), "q-01-02", "Mao")
    page.evaluate(KEPT)
    reader.context.set_offline(True)
    opened(page, served, LESSONS[2])
    question, reply = next(iter(right_answers(LESSONS[2]).items()))
    expect(check(page, question, reply)).to_contain_text("Right")
    expect(page.locator(".offline").first).to_be_visible()
    page.goto(f"{served.url}/search.html?q=anachronism")
    expect(page.locator("#search-results")).to_contain_text("Glossary", timeout=PATIENCE)
    page.goto(f"{served.url}/")
    expect(page.locator("h1")).to_contain_text("five sources")
    reader.context.set_offline(False)


def test_a_judge_that_cannot_be_had_is_a_sentence_and_the_answer_is_kept(page, served):
    page.route("**/judge.pack", lambda route: route.fulfill(status=404))
    form = opened(page, served).locator("#q-01-02")
    form.get_by_label("Your answer").fill("Mao")
    form.get_by_role("button", name="Check").click()
    expect(form.locator(".told")).to_contain_text("load it again. Your answer is kept", timeout=PATIENCE)
    page.unroute("**/judge.pack")
    page.reload()
    expect(check(page, "q-01-02", "Mao")).to_contain_text("Not right")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_with_a_verdict_can_be_read_at_any_width(page, served, scheme):
    page.emulate_media(color_scheme=scheme)
    check(opened(page, served), "q-01-02", "Mao")
    check(page, "q-01-16", "d\nsure: 70 %")
    expect(page.locator("[data-of='q-01-16'] figure")).to_be_visible(timeout=PATIENCE)
    for name in (FIRST, "yours"):
        if name != FIRST:
            opened(page, served, name)
            expect(page.locator("[data-call=progress] table")).to_be_visible(timeout=PATIENCE)
        assert violations(page.locator("body"), "html") == []
        assert contrasts(page.locator("main"))[0][0] >= 4.5
        for width in (1280, 844, 640, 390):
            page.set_viewport_size({"width": width, "height": 844})
            page.wait_for_function("width => document.documentElement.scrollWidth <= width", arg=width)
            shots.save(page.locator("main"), f"answering-{name}-{width}-{scheme}")
        assert violations(page.locator("body"), "html") == []
        page.set_viewport_size({"width": 1280, "height": 1000})


def test_every_page_can_be_read_on_a_phone_and_at_twice_its_size(page, served, out):
    for name in sorted(path.stem for path in out.glob("*.html")):
        opened(page, served, name)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert contrasts(page.locator("body"))[0][0] >= 4.5, (name, scheme)
        assert violations(page.locator("body"), "html") == [], name
        for width in (640, 390):  # 640 is what 1280 are at 200 %
            page.set_viewport_size({"width": width, "height": 844})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        page.set_viewport_size({"width": 1280, "height": 1000})


def test_an_answer_is_given_by_keyboard_alone(page, served):
    keyboard = opened(page, served).keyboard
    focused = "document.activeElement.id"
    for _ in range(40):
        keyboard.press("Tab")
        if page.evaluate(focused) == "q-01-16-text":
            break
    assert page.evaluate(focused) == "q-01-16-text"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    keyboard.type("d")
    keyboard.press("Enter")
    keyboard.type("sure: 70 %")
    keyboard.press("Control+Enter")
    told = page.locator("#q-01-16 .told")
    expect(told.locator(".fourcenturies-card")).to_be_visible(timeout=PATIENCE)
    assert page.evaluate(focused) == "q-01-16-text"
    keyboard.press("Tab")
    expect(page.locator("#q-01-16").get_by_role("button", name="Check")).to_be_focused()
    keyboard.press("Tab")
    keyboard.press("Enter")
    expect(page.locator("#q-01-16 ~ details").first).to_have_attribute("open", "")


def test_a_verdict_is_read_out_once(page, served):
    check(opened(page, served), "q-01-02", "Mao")
    form = page.locator("#q-01-02")
    speaking = form.locator("[aria-live], [role=status], [role=alert], [role=log]")
    assert speaking.count() == 1
    form.evaluate("""form => {
        globalThis.spoken = [];
        new MutationObserver(() => spoken.push(form.querySelector(".told").textContent))
            .observe(form, {subtree: true, childList: true, characterData: true});
    }""")
    told = check(page, "q-01-02", "Vladimir Putin")
    expect(page.locator("[data-of='q-01-16']")).to_be_visible()
    page.wait_for_timeout(1000)  # what opens is drawn
    assert [one for one in page.evaluate("[...new Set(spoken)]") if "spoken to" in one] == [
        told.text_content()
    ]
    assert speaking.count() == 1
    assert told.inner_text().count("Not right") == 1


def test_on_a_phone_one_answers_with_a_thumb(playwright, served):
    browser = playwright.chromium.launch(
        executable_path=site_support.find_chromium(), args=list(site_support.FLAGS)
    )
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    page = opened(browser.new_context(**phone).new_page(), served)
    form = page.locator("#q-01-02")
    form.get_by_label("Your answer").tap()
    page.keyboard.type("Xi Jinping")
    button = form.get_by_role("button", name="Check")
    assert button.bounding_box()["height"] >= 44
    button.tap()
    expect(form.locator(".told")).to_contain_text("Right", timeout=PATIENCE)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    expect(page.locator("a.notebook")).to_have_count(0)
    browser.close()


def test_opened_from_a_file_a_page_says_that_answers_need_a_server(playwright, out):
    browser = playwright.chromium.launch(
        executable_path=site_support.find_chromium(), args=list(site_support.FLAGS)
    )
    page = browser.new_page()
    page.goto((out / f"{FIRST}.html").as_uri())
    expect(page.get_by_role("status").filter(has_text="opened from a file")).to_be_visible()
    expect(page.locator("#q-01-02")).to_contain_text("Your answer")
    browser.close()


def test_without_scripts_a_page_is_there_to_read_and_print(playwright, served):
    browser = playwright.chromium.launch(
        executable_path=site_support.find_chromium(), args=list(site_support.FLAGS)
    )
    page = opened(browser.new_context(java_script_enabled=False).new_page(), served)
    expect(page.locator("#q-01-02")).to_contain_text("Your answer")
    expect(page.locator(".how")).to_contain_text("to read and to print")
    expect(page.locator(".live").first).to_be_hidden()
    browser.close()
