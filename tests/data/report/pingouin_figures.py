"""Made `pingouin.json` beside it, once: `python pingouin_figures.py`, with pingouin 0.7.0, pandas and numpy.

Eighty students with an ability each answer eight questions of different points, difficulty and sharpness; some replies
are partly right, and two questions have gaps. The course does not need pingouin; a test holds its figures to these.
"""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pingouin as pg

made = np.random.default_rng(1689)
worth = [1, 2, 2, 3, 1, 2, 3, 2]
sharp = [1.4, 0.2, 1.0, 1.6, -0.5, 0.8, 1.2, 0.6]
hard = [-1.0, 0.0, 0.5, 0.2, 0.0, 1.2, -0.4, -1.5]
ability = made.normal(size=80)
chance = 1 / (1 + np.exp(-1.7 * np.array(sharp) * (ability[:, None] - np.array(hard))))
credit = np.where(
    made.random(chance.shape) < chance, 1.0, made.choice([0.0, 0.0, 0.25, 0.5], size=chance.shape)
)
whole = pd.DataFrame(np.round(credit * np.array(worth), 2))
gaps = whole.copy()
gaps.loc[3:9, 3] = np.nan
gaps.loc[8:12, 6] = np.nan


def figures(frame):
    value, interval = pg.cronbach_alpha(frame, nan_policy="listwise")
    found = {"alpha": float(value), "feldt": [float(end) for end in interval], "items": []}
    for column in frame:
        rest = frame.drop(columns=column)
        own = pg.corr(frame[column], rest.sum(axis=1)).iloc[0]
        low, high = pg.compute_esci(stat=float(own["r"]), nx=len(frame), eftype="r", decimals=12)
        without = pg.cronbach_alpha(rest, nan_policy="listwise")[0]
        found["items"].append(
            {"r": float(own["r"]), "low": float(low), "high": float(high), "without": float(without)}
        )
    return found


told = {
    "worth": worth,
    "table": whole.to_numpy().tolist(),
    "figures": figures(whole),
    "gaps": [[None if np.isnan(own) else own for own in row] for row in gaps.to_numpy().tolist()],
    "alpha of rows without a gap": float(pg.cronbach_alpha(gaps, nan_policy="listwise")[0]),
}
path = Path(__file__).with_name("pingouin.json")
path.write_text(json.dumps(told).replace("]], ", "]],\n").replace("], [", "],\n[") + "\n", encoding="utf-8")
