"""The pages in the two other engines: a reply judged, kept over a reload, judged without a network."""

import json
import os
import shutil

import pytest
import site_support
from engines import ENGINES

from fourcenturies.release import lesson_ids
from fourcenturies.site.companion import build

ROOT = site_support.ROOT
FIRST, SECOND = lesson_ids(ROOT)[:2]
FIELD, BUTTON, CARD = (
    f"#q-01-02 {part}" for part in ("textarea", "button[type=submit]", ".fourcenturies-card")
)
KEPT = "navigator.serviceWorker.ready.then(held => held.active.state === 'activated')"


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    out = tmp_path_factory.mktemp("pages") / "out"
    build(ROOT, out, mode="keys")
    return out


@pytest.fixture(params=ENGINES)
def engine(request):
    kind = ENGINES[request.param]
    if kind.missing():
        pytest.skip(kind.missing())
    with kind() as engine:
        yield engine


def seen(css):
    return f"!!document.querySelector({json.dumps(css)})"


def test_a_reply_is_judged_kept_and_judged_again_without_a_network(engine, out):
    with site_support.serving(out) as served:
        engine.open(f"{served.url}/{FIRST}.html")
        engine.until(seen(FIELD))
        engine.type(FIELD, "Henry Kissinger")
        engine.click(BUTTON)
        engine.until(seen(CARD))
        assert "Not right" in engine.text(CARD)
        engine.until(KEPT)
        engine.open(f"{served.url}/{FIRST}.html?again")
        assert engine.until(f"document.querySelector({json.dumps(FIELD)})?.value") == "Henry Kissinger"
    engine.open(f"{served.url}/{FIRST}.html")
    engine.until(seen(FIELD))
    engine.type(FIELD, " and Mao")
    engine.click(BUTTON)
    engine.until(seen(CARD))
    assert "Henry Kissinger" in engine.text(CARD)
    engine.open(f"{served.url}/{SECOND}.html")
    assert engine.until(seen(".answer"))


LAB = "[...(globalThis.jupyterapp?.shell.widgets('main') ?? [])][0]"
FOCUSED = f"{LAB}.node.dispatchEvent(new FocusEvent('focus'))"
"""A headless Firefox has no focus, and JupyterLab runs what has it."""
READY = f"{LAB}?.sessionContext?.session?.kernel?.status === 'idle' && {LAB}.content.widgets.length > 50"
RUN_ALL = "jupyterapp.commands.execute('notebook:run-all-cells').then(() => true)"
CELLS = f"JSON.stringify({LAB}.content.model.toJSON().cells)"
SLOW = 200


@pytest.fixture
def scripted(site, tmp_path):
    """The site with JupyterLite's own handle for scripts, since each engine points at a menu in its own way."""
    folder = tmp_path / "site"
    shutil.copytree(site, folder, copy_function=os.link)
    for settings in (folder / "lite").rglob("jupyter-lite.json"):
        told = json.loads(settings.read_text(encoding="utf-8"))
        told["jupyter-config-data"]["exposeAppInBrowser"] = True
        settings.unlink()
        settings.write_text(json.dumps(told), encoding="utf-8")
    return folder


def test_lesson_1_is_run_to_its_end_as_a_notebook(engine, scripted):
    with site_support.serving(scripted) as served:
        engine.open(f"{served.url}/lite/lab/index.html?path={FIRST}/{FIRST}.ipynb")
        engine.until(READY, SLOW)
        engine.tell(FOCUSED)
        assert engine.tell(RUN_ALL) is True
        cells = [cell for cell in json.loads(engine.tell(CELLS)) if cell["cell_type"] == "code"]
        assert all(cell["execution_count"] for cell in cells)
        outputs = [output for cell in cells for output in cell["outputs"]]
        assert [one for one in outputs if one["output_type"] == "error"] == []
        assert "No answer yet" in str(outputs)
        assert sum("widget-view" in str(one.get("data", {}).keys()) for one in outputs) > 3
        assert engine.until("document.querySelectorAll('section.fc').length > 0")
