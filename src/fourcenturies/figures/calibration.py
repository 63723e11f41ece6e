"""How right against how sure, for print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fourcenturies.figures.paper import axes_on, paper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fourcenturies.views.calibration import Step

ACCENT, QUIET = "#3d4b9a", "#595959"


def draw(steps: Sequence[Step]) -> Any:
    """Return a figure with one dot for each step of certainty, its size telling how many answers it holds."""
    figure = paper(4.6, 4.6)
    axes = axes_on(figure, 0.6, 0.4, 3.7, 3.7)
    axes.plot([0, 1], [0, 1], linestyle="dashed", linewidth=1, color=QUIET)
    sizes = [40 + 30 * step.answers for step in steps]
    axes.scatter([s.sure for s in steps], [s.right for s in steps], s=sizes, color=ACCENT, alpha=0.6)
    for step in steps:
        axes.annotate(str(step.answers), (step.sure, step.right), ha="center", va="center", fontsize=8)
    axes.set(xlim=(0, 1.03), ylim=(0, 1.03), xlabel="how sure", ylabel="how right", aspect="equal")
    axes.set_title("How right against how sure", loc="left", fontfamily="serif")
    axes.spines[["top", "right"]].set_visible(False)
    return figure
