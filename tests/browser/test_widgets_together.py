"""Widgets on one page in a real JupyterLab: each looks as it does alone."""

import pytest
from driving import errors_of, open_notebook, run_all, write_notebook
from playwright.sync_api import expect

CALLS = {
    "arguments": "arguments()",
    "chains": "chains()",
    "atlas": "atlas('plc-vladivostok')",
}
OTHERS = ("compare()", "timeline()", "own_texts()", "ledger(meetings=True)")
NAMES = "arguments, atlas, chains, compare, ledger, own_texts, timeline"
# What changes in a widget when the styles that other widgets brought are switched off.
FOREIGN = """name => {
    const root = document.querySelector(`.jp-NotebookPanel:not(.lm-mod-hidden) section.fc-${name}:not(.fc-still)`);
    const nodes = [root, ...root.querySelectorAll('*')].filter(node => node.checkVisibility());
    const looks = () => nodes.map(node => ({...Object.fromEntries(
        [...getComputedStyle(node)].map(one => [one, getComputedStyle(node)[one]]))}));
    const foreign = [...document.querySelectorAll('style')]
        .filter(style => style.textContent.includes('.fc-') && !root.parentElement.contains(style));
    const together = looks();
    for (const style of foreign) style.sheet.disabled = true;
    const alone = looks();
    for (const style of foreign) style.sheet.disabled = false;
    const changed = nodes.flatMap((node, place) => Object.keys(alone[place])
        .filter(one => alone[place][one] !== together[place][one])
        .map(one => `${node.tagName}.${node.className.baseVal ?? node.className}: ${one}`));
    return [nodes.length, foreign.length, [...new Set(changed)]];
}"""


@pytest.mark.parametrize("first", [True, False], ids=["before the others", "after the others"])
def test_a_widget_looks_the_same_beside_others(page, lab, first):
    cells = [*CALLS.values(), *OTHERS] if first else [*OTHERS, *reversed(CALLS.values())]
    notebook = write_notebook(lab, "together.ipynb", (f"from fourcenturies import {NAMES}", *cells))
    panel = open_notebook(page, lab, notebook)
    run_all(page)
    assert errors_of(panel) == []
    expect(panel.locator(".fc:not(.fc-still)")).to_have_count(len(cells))
    for name in CALLS:
        panel.locator(f"section.fc-{name}:not(.fc-still) .fc-body > *").first.wait_for()
        seen, foreign, changed = page.evaluate(FOREIGN, name)
        assert seen > 20, name
        assert foreign >= len(cells) - 1
        assert changed == [], name
