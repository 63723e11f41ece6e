"""The companion: a page for everything, nothing from outside, no key, and widgets with all that they live from."""

import json
import re
import shutil
from html import unescape

import pytest

from conftest import LESSONS, ROOT, read_notebook
from fourcenturies.questions.cells import cell_text, solution_region
from fourcenturies.questions.lessons import load_lesson
from fourcenturies.site import companion as building
from fourcenturies.site.lesson_pages import lesson_page
from fourcenturies.site.other_pages import copied
from fourcenturies.site.showing import called
from fourcenturies.widgets.comparison import compare
from fourcenturies.widgets.living import living

OTHERS = (
    *(
        "index",
        "sources",
        "glossary",
        "persons",
        "evidence",
        "where_to_read",
        "taster",
        "self_study",
        "teaching",
        "instructors",
    ),
    *("marking", "marking_kinds", "hub", "scale", "coverage", "evidence_opened"),
)
ADDRESS = '\n[project.urls]\nRepository = "https://github.com/OWNER/NAME"\n'
LOADED = re.compile(r"""(?:<script[^>]*\bsrc|<(?:link|img|iframe)[^>]*\b(?:src|href))="([^"]*)\"""")
FROM_OUTSIDE = re.compile(r"^(?:https?:)?//")


@pytest.fixture(scope="module")
def companion(tmp_path_factory):
    """The companion of a course that has no solutions at hand, and an address."""
    root = tmp_path_factory.mktemp("course")
    shutil.copytree(ROOT / "lessons", root / "lessons")
    shutil.copytree(ROOT / "docs", root / "docs")
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (root / "pyproject.toml").write_text(project + ADDRESS, encoding="utf-8")
    building.build(root, root / "out", site="..")
    return root / "out"


def html(companion, name):
    return (companion / f"{name}.html").read_text(encoding="utf-8")


def words(page):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_a_page_shows_the_evidence_of_its_questions_and_nothing_that_opens(companion):
    page = words(html(companion, "03_follow_alliance_and_split"))
    assert "[2] Mao and Stalin first talked on 16 December 1949" in page
    assert "This opens once your answer to “On which day do the seventeen days end?” can be read" in page
    assert "24 December" not in page.partition("Write the panel")[0]


@pytest.mark.parametrize("name", [*OTHERS, *LESSONS, "search"])
def test_a_page_is_there_loads_nothing_from_outside_and_leads_to_all_others(companion, name):
    page = html(companion, name)
    assert [one for one in LOADED.findall(page) if FROM_OUTSIDE.match(one)] == []
    leads = set(re.findall(r'href="([a-z0-9_]+)\.html', page)) | {name}
    known = {*LESSONS, "sources", "glossary", "persons", "evidence", "teaching"}
    assert leads >= (known if name == "index" else {*OTHERS, *LESSONS} - {"index"})


def test_no_style_and_no_script_names_a_file_from_outside(companion):
    for path in (*companion.rglob("*.css"), *companion.rglob("living/*.js")):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"@import|url\((?!['\"]?(?:data:|#))|import\(\s*['\"]https?:", text), path.name


def test_a_lesson_has_an_empty_place_for_each_answer(companion, lesson):
    page = html(companion, lesson)
    places = re.findall(r'<p class="reply"[^>]*>.*?<code>(.*?)</code></p>', page)
    assert places == [one.id for one in load_lesson(ROOT / "lessons" / lesson).questions]


OF_A_NOTEBOOK = re.compile(
    r"[^.!?]*(?:\bcells?\b|\bclick|grey bar|Shift\+|Ctrl\+|\brun (?:it|this)\b|the dots|%%answer|[a-z_]\(\)|reveal\()"
    r"[^.!?]*",
    re.IGNORECASE,
)


def test_a_page_speaks_of_no_cell_and_shows_no_call(companion, lesson):
    page = words(html(companion, lesson).partition("<main")[2].partition("<nav")[0])
    said = [found[0].strip() for found in OF_A_NOTEBOOK.finditer(page)]
    assert said == [], "said on a page, and true of a notebook alone: see _GESTURE in site/lesson_pages.py"


@pytest.mark.parametrize(("mode", "pressed"), [("keys", ["Look through it", "Make my exhibition"]), ("", [])])
def test_a_sentence_about_a_cell_gives_way_to_the_button_below_it(mode, pressed):
    notebook = read_notebook(ROOT / "lessons" / LESSONS[0] / f"{LESSONS[0]}.ipynb")
    page = lesson_page(notebook, LESSONS[0], lambda _: "", mode)
    assert re.findall(r"Press \*\*(.*?)\*\*\. \w", page) == pressed


def test_a_lesson_holds_no_line_of_its_key(companion, lesson):
    page = words(html(companion, lesson)) + (companion / "searchindex.js").read_text(encoding="utf-8")
    notebook = read_notebook(ROOT / "solutions" / lesson / f"{lesson}.ipynb")
    lines = [
        line.partition(" ")[2]
        for cell in notebook["cells"]
        for line in (solution_region(cell_text(cell)) or "").splitlines()
        if line.startswith(("! ", "@ because"))
    ]
    assert lines
    assert [line for line in lines if line in page] == []
    assert "BEGIN SOLUTION" not in page


def test_a_widget_has_its_still_picture_and_every_file_that_it_lives_from(companion, lesson):
    page = html(companion, lesson)
    found = re.findall(
        r'<div class="fc-living" data-script="(.*?)" data-rows="(.*?)" data-held="(.*?)">', page
    )
    assert page.count("fc-still") >= len(found) > 0
    for script, rows, held in found:
        assert (companion / "living" / script).is_file()
        assert (companion / "living" / rows).is_file()
        assert json.loads(unescape(held)).get("pins", []) == []
    assert 'src="living/living.js"' in page


def test_a_page_opens_its_notebook_in_the_browser_and_on_binder(companion, lesson):
    page = html(companion, lesson)
    assert f'href="../lab/index.html?path={lesson}/{lesson}.ipynb"' in page
    assert 'href="https://mybinder.org/v2/gh/OWNER/NAME/HEAD?urlpath=lab%2Ftree' in page


def test_a_page_of_the_working_copy_opens_itself(companion):
    assert 'href="../lab/index.html?path=glossary.md"' in html(companion, "glossary")


def test_a_page_that_is_not_in_the_working_copy_opens_the_first_lesson(companion):
    address = f"../lab/index.html?path={LESSONS[0]}/{LESSONS[0]}.ipynb"
    assert f'<a class="notebook" href="{address}">Open lesson 1 as a notebook</a>' in html(
        companion, "teaching"
    )


def test_while_no_address_is_known_no_link_is_shown():
    assert building._opening("01/01.ipynb", "01", site=None, address=None) == ""


@pytest.mark.parametrize("word", ["anachron", "repnikova", "wineburg"])
def test_the_search_knows_a_word_of_the_glossary_of_a_name_and_of_a_lesson(companion, word):
    assert f'"{word}"' in (companion / "searchindex.js").read_text(encoding="utf-8")


def test_a_folder_with_other_things_in_it_is_kept(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ValueError, match="something else lies there"):
        building.build(ROOT, tmp_path)
    assert (tmp_path / "thesis.txt").is_file()


def test_pins_of_whoever_builds_the_pages_are_not_in_them(tmp_path, monkeypatch):
    pin = {"topic": "iss-alliance-word", "source": "src-lse", "note": "mine"}
    (tmp_path / ".pins.json").write_text(json.dumps([pin]), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert "mine" not in living(compare("iss-alliance-word")).html


@pytest.mark.parametrize(
    "source",
    ['open("x")', "compare(load())", "import os", 'compare("x").figure(1)', 'compare("x").draw()', "1 + 1"],
)
def test_a_cell_that_does_more_than_show_a_view_is_refused(source):
    with pytest.raises(ValueError, match=r"cannot show|malformed"):
        called(source)


LINKS = {
    "to a page": ("[a](b.md)", "[a](b.md)"),
    "to a place in a page": ("[a](b.md#c)", "[a](b.md#c)"),
    "to a page elsewhere": ("[a](../lessons/g.md)", "[a](glossary.md)"),
    "on the same page": ("[a](#c)", "[a](#c)"),
    "to the web": ("[a](https://x.org/y)", "[a](https://x.org/y)"),
    "to the repository": ("[a](../README.md)", "[a](https://h.org/o/n/blob/HEAD/README.md)"),
}


@pytest.mark.parametrize(("link", "led"), LINKS.values(), ids=LINKS)
def test_a_link_of_a_copied_page_leads(link, led):
    pages = {"docs/b.md": "b", "lessons/g.md": "glossary"}
    assert copied(link, "docs/a.md", pages, "https://h.org/o/n") == led
