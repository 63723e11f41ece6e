"""The report's statistics equal an independent computation, and what pingouin gave once."""

import json
import math
from pathlib import Path

import numpy as np
import pytest

from fourcenturies.report.statistics import items, share, whole

TOLD = json.loads((Path(__file__).parent / "data" / "report" / "pingouin.json").read_text(encoding="utf-8"))
SIX = 1e-6


def near(one, other):
    return one == pytest.approx(other, abs=SIX)


def test_figures_are_those_that_pingouin_gave():
    figures = items(TOLD["table"], TOLD["worth"])
    for own, told in zip(figures, TOLD["figures"]["items"], strict=True):
        held = own.discrimination
        assert near(
            [held.value, held.low, held.high, own.without], [told[n] for n in ("r", "low", "high", "without")]
        )
    together = whole(TOLD["table"])
    assert near(together.reliability.value, TOLD["figures"]["alpha"])
    assert near(whole(TOLD["gaps"]).reliability.value, TOLD["alpha of rows without a gap"])
    low, high = TOLD["figures"]["feldt"]  # another interval, by F: Bonett's lies close to it
    assert [together.reliability.low, together.reliability.high] == pytest.approx([low, high], abs=0.02)


def test_figures_are_those_of_an_independent_computation():
    table, worth = np.array(TOLD["table"]), np.array(TOLD["worth"], dtype=float)
    covariances, total = np.cov(table.T), table.sum(axis=1)
    number, students = len(worth), len(table)
    alpha = number / (number - 1) * (1 - np.trace(covariances) / covariances.sum())
    together = whole(TOLD["table"])
    assert near(together.mean, total.mean())
    assert near(together.deviation, total.std(ddof=1))
    assert near(together.reliability.value, alpha)
    assert near(together.uncertain, 1.9599639845 * total.std(ddof=1) * math.sqrt(1 - alpha))
    # Bonett: ln(1 - alpha), less ln(n / (n - 1)), lies within z standard errors of ln(1 - end).
    error, bias = math.sqrt(2 * number / ((number - 1) * (students - 2))), math.log(students / (students - 1))
    for end, side in ((together.reliability.low, 1.9599639845), (together.reliability.high, -1.9599639845)):
        assert near((math.log((1 - end) / (1 - alpha)) + bias) / error, side)
    for place, own in enumerate(items(TOLD["table"], TOLD["worth"])):
        rest = total - table[:, place]
        assert near(own.facility.value, table[:, place].mean() / worth[place])
        assert near(own.discrimination.value, np.corrcoef(table[:, place], rest)[0, 1])
        largest = np.cov(np.sort(table[:, place]), np.sort(rest))[0, 1]
        assert near(own.efficiency, np.cov(table[:, place], rest)[0, 1] / largest)


@pytest.mark.parametrize(("credit", "number"), [(0.5, 10), (0.0, 12), (1.0, 3), (0.93, 300)])
def test_the_interval_of_a_share_ends_where_the_share_is_just_likely(credit, number):
    held = share(credit, number)
    for end in (held.low, held.high):
        error = math.sqrt(end * (1 - end) / number)
        assert near(abs(credit - end), 1.9599639845 * error)
    assert 0 <= held.low <= credit <= held.high <= 1


def test_what_is_missing_is_left_out_and_never_counted_as_nothing():
    rows = [[2.0, 1.0, 2.0], [0.0, 1.0, None], [2.0, 0.0, 1.0], [1.0, 1.0, 0.0], [0.0, 0.0, 0.0]]
    found = items(rows, [2.0, 1.0, 2.0])
    assert found[2].answers == 4
    assert near(found[2].facility.value, 3 / 8)
    # The second student earned half of what the first two are worth where two are missing.
    rest = [3.0, 3.0, 1.0, 1.0, 0.0]
    assert near(found[0].discrimination.value, np.corrcoef([2, 0, 2, 1, 0], rest)[0, 1])
    assert whole(rows).complete == 4


def test_nothing_is_told_where_nothing_can_be():
    same = [[1.0, 2.0]] * 30
    assert [own.discrimination for own in items(same, [1.0, 2.0])] == [None, None]
    assert whole(same).reliability is None
    assert whole([]).students == 0
    assert items([], [1.0])[0].facility is None
    assert items([[None], [None]], [1.0])[0].facility is None
