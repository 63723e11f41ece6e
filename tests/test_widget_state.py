"""What the widgets of a lesson hold stays small: it is saved with the notebook, and sent to every reader."""

from __future__ import annotations

import base64
import json

import pytest

from fourcenturies.questions.cells import cell_text
from fourcenturies.questions.leaks import WIDGETS
from fourcenturies.site.showing import called
from fourcenturies.widgets.base import Drawn

MOST = 300_000


def saved_size(widget: Drawn) -> int:
    """Return the bytes of a widget's state as a saved notebook holds it: binary values as base64."""
    state = {
        name: base64.b64encode(value).decode() if isinstance(value, bytes | memoryview) else value
        for name, value in widget.get_state().items()
    }
    return len(json.dumps(state))


@pytest.fixture
def drawn(released):
    texts = [cell_text(cell) for cell in released["cells"] if cell["cell_type"] == "code"]
    sources = [text.partition("\n")[2] if text.startswith("#") else text for text in texts]
    values = [called(source) for source in sources if source.partition("(")[0] in WIDGETS]
    return [value for value in values if isinstance(value, Drawn)]


def test_the_state_of_a_lessons_widgets_stays_under_300_kilobytes(drawn):
    assert drawn
    assert sum(map(saved_size, drawn)) < MOST
