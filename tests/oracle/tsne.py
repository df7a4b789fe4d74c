"""The affinities of t-SNE by NumPy and SciPy in float64. Writes tests/data/tsne.tsv."""

import numpy as np
from scipy.optimize import brentq

import oracle


def given(d2, perplexity):
    """p(j|i) over the squared distances of one row's neighbours."""
    shifted = d2 - d2.min()

    def choose(log_beta):
        p = np.exp(-np.exp(log_beta) * shifted)
        return p / p.sum()

    def surplus(log_beta):
        p = choose(log_beta)
        return -np.sum(p[p > 0] * np.log(p[p > 0])) - np.log(perplexity)

    return choose(brentq(surplus, -30, 30, xtol=1e-13))


def joint(x, k, perplexity):
    """(n × n) p_ij from the k nearest of each row; ties by row."""
    n = len(x)
    d2 = ((x[:, None] - x[None]) ** 2).sum(axis=2)
    np.fill_diagonal(d2, np.inf)
    p = np.zeros((n, n))
    for i in range(n):
        nearest = np.argsort(d2[i], kind="stable")[:k]
        p[i, nearest] = given(d2[i, nearest], perplexity)
    return (p + p.T) / (2 * n)


blocks = {}
for name, n, d, k, perplexity in ("few", 20, 3, 19, 5), ("some", 90, 6, 30, 10):
    x = oracle.uniform_matrix(n, d, 8).astype(np.float64)
    blocks[f"{name} affinities"] = joint(x, k, perplexity)
oracle.write("tsne.tsv", "Written by tests/oracle/tsne.py: joint affinities of uniform rows of "
             "seed 8.", blocks)
