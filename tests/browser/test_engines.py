"""The pages in the two other engines: a reply judged, kept over a reload, judged without a network."""

import json

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
