"""Pages for a class: an answer is noted, the file to hand in is saved, and no key is anywhere."""

import gzip
import json

import pytest
import site_support
from driving import FLAGS, PATIENCE, find_chromium
from playwright.sync_api import expect, sync_playwright

from fourcenturies.parcel import texts_in
from fourcenturies.questions.cells import cell_text, solution_region
from fourcenturies.release import lesson_ids
from fourcenturies.site.companion import build

ROOT = site_support.ROOT
FIRST = lesson_ids(ROOT)[0]


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    out = tmp_path_factory.mktemp("class") / "out"
    build(ROOT, out, mode="class")
    return out


def key_lines():
    """Return the lines of all keys that no lesson would have by chance."""
    for notebook in sorted((ROOT / "solutions").glob("*/*.ipynb")):
        for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
            for line in (solution_region(cell_text(cell)) or "").splitlines():
                if line.startswith(("! ", "@ because")):
                    yield line.partition(" ")[2]


def test_no_file_of_it_holds_a_key(out):
    held = [path.read_bytes() for path in out.rglob("*") if path.is_file()]
    whole = b"\n".join(gzip.decompress(one) if one[:2] == b"\x1f\x8b" else one for one in held)
    lines = list(key_lines())
    assert len(lines) > 100
    assert [line for line in lines if line.encode() in whole] == []


def test_an_answer_is_noted_and_the_file_to_hand_in_is_saved(out, tmp_path):
    with site_support.serving(out) as served, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        page = browser.new_page()
        page.goto(f"{served.url}/{FIRST}.html")
        form = page.locator("#q-01-02")
        form.get_by_label("Your answer").fill("Xi")
        form.get_by_role("button", name="Check").click()
        expect(form.locator(".told")).to_contain_text("Answer noted", timeout=PATIENCE)
        expect(form.locator(".told")).to_contain_text("Xi Jinping")
        with page.expect_download(timeout=PATIENCE) as download:
            page.get_by_role("button", name="Save the file to hand in").click()
        path = tmp_path / download.value.suggested_filename
        download.value.save_as(path)
        browser.close()
    assert path.name == f"{FIRST}.ipynb"
    assert texts_in(json.loads(path.read_text(encoding="utf-8"))) == {"q-01-02": "Xi"}
