"""Tints of a text by NumPy in double precision: tests/data/tint.tsv.

The vectors are those of support_uniform_matrix (40, 24, 7) with row 5 set to zero. The
pieces are rows drawn below, −1 for a piece without a vector.
"""

import numpy as np
import oracle

x = oracle.uniform_matrix(40, 24, 7)
x[5] = 0
rows = (oracle.uniform(200, 8) * 41).astype(int) - 1
rows[:6] = [3, 3, -1, 5, 7, 7]
pin = x[3].astype(np.float64) - x[4] / 2
pin = pin.astype(np.float32)

v = np.where(rows[:, None] >= 0, x[rows].astype(np.float64), np.nan)


def cosine(a, b):
    with np.errstate(invalid="ignore", divide="ignore"):
        return (a * b).sum(-1) / np.sqrt((a * a).sum(-1) * (b * b).sum(-1))


previous = np.full(len(rows), np.nan)
previous[1:] = cosine(v[1:], v[:-1])
blocks = {"rows": rows, "pin": pin}
for name, values in (
    ("norm", np.sqrt((v * v).sum(-1))),
    ("previous", previous),
    ("pinned", cosine(v, pin.astype(np.float64))),
):
    low, high = np.nanmin(values), np.nanmax(values)
    blocks[name] = values
    blocks[f"{name} scaled"] = (values - low) / (high - low)

oracle.write("tint.tsv", __doc__, blocks)
