"""What the eye and a screen reader would find: contrast from computed colours, axe on a part of a page."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator

# Each text's colour against the nearest opaque ground behind it, as WCAG 2.2 defines contrast (1.4.3).
# The canvas turns any CSS colour into red, green, blue and alpha.
CONTRASTS = """root => {
    const pen = Object.assign(document.createElement('canvas'), {width: 1, height: 1})
        .getContext('2d', {willReadFrequently: true});
    const known = new Map();
    const rgba = colour => {
        if (!known.has(colour)) {
            pen.clearRect(0, 0, 1, 1); pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1);
            const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data;
            known.set(colour, [r, g, b, a / 255]);
        }
        return known.get(colour);
    };
    const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
        .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
    const ground = node => {
        for (let at = node; at; at = at.parentElement) {
            const colour = rgba(getComputedStyle(at).backgroundColor);
            if (colour[3] === 1) return colour;
        }
        return [255, 255, 255, 1];
    };
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
        const text = walker.currentNode, node = text.parentElement;
        if (!text.textContent.trim() || !node.checkVisibility() || node.closest('style')) continue;
        const behind = ground(node), ink = rgba(getComputedStyle(node).color);
        const mixed = ink.slice(0, 3).map((v, i) => v * ink[3] + behind[i] * (1 - ink[3]));
        const [high, low] = [light(mixed), light(behind)].sort((a, b) => b - a);
        found.push([(high + 0.05) / (low + 0.05), text.textContent.trim().slice(0, 40)]);
    }
    return found;
}"""


def standing(widget: Locator) -> Locator:
    """Return the choice that a widget shows; others may be made, and hidden."""
    return widget.locator(".fc-page:not([hidden])")


def contrasts(part: Locator) -> list[tuple[float, str]]:
    """Return the contrast of every text in a part of a page, lowest first."""
    found: list[tuple[float, str]] = part.evaluate(CONTRASTS)
    return sorted(map(tuple, found))


def violations(part: Locator, selector: str) -> list[str]:
    """Return axe's serious and critical findings inside the parts that a selector names."""
    report: dict[str, Any] = Axe().run(part.page, context=selector).response
    grave = [found for found in report["violations"] if found["impact"] in {"serious", "critical"}]
    return [f"{found['id']}: {found['nodes'][0]['html']}" for found in grave]
