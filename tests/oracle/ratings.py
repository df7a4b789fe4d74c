"""Ranks, Student's t and Spearman's rho by SciPy: tests/data/ratings.tsv.

The space is support_uniform_matrix (30, 16, 21), row i named "w<i>", row 7 zero. Pair k of
the table is (a, b, rating); ratings are whole numbers so that many tie.
"""

import numpy as np
import oracle
from scipy import special, stats

x = oracle.uniform_matrix(30, 16, 21).astype(np.float64)
x[7] = 0
draws = oracle.uniform(360, 22)
a = (draws[:120] * 30).astype(int)
b = (draws[120:240] * 30).astype(int)
rating = (draws[240:] * 10).astype(int)

# The root of the product makes each word's cosine with itself exactly 1, so that they tie.
norms2 = (x * x).sum(1)
kept = (norms2[a] > 0) & (norms2[b] > 0)
cosines = (x[a] * x[b]).sum(1)[kept] / np.sqrt(norms2[a] * norms2[b])[kept]
rho, p = stats.spearmanr(cosines, rating[kept])

t = np.array([0, 1e-3, 0.5, 1, 2, 5, 12, 40, 300, -2.5])
freedom = np.array([1, 2, 3, 10, 30, 351, 1e5])
grid_t, grid_f = np.meshgrid(t, freedom)
beta_x = np.array([1e-6, 0.01, 0.2, 0.5, 0.8, 0.99, 1 - 1e-9])
beta_ab = np.array([[0.5, 0.5], [0.5, 3], [3, 0.5], [2, 7], [175.5, 0.5], [5e4, 0.5], [1, 1]])

oracle.write(
    "ratings.tsv",
    __doc__,
    {
        "pairs": np.stack([a, b, rating], 1),
        "rho": [kept.sum(), (~kept).sum(), rho, p],
        "ranks": stats.rankdata(rating),
        "t": t,
        "freedom": freedom,
        "student": 2 * stats.t.sf(np.abs(grid_t), grid_f),
        "beta x": beta_x,
        "beta ab": beta_ab,
        "beta": special.betainc(beta_ab[:, :1], beta_ab[:, 1:], beta_x[None, :]),
    },
)
