"""Scaling by scikit-learn's smacof and by NumPy's eigenvectors. Writes tests/data/mds.tsv."""

import warnings

import numpy as np
from scipy.spatial.distance import cdist
from sklearn.manifold import smacof

import oracle

warnings.filterwarnings("ignore")


def distances(x, metric):
    """(n × n) in float64; a zero row has cosine 0 with every row."""
    if metric == "euclidean":
        return cdist(x, x)
    norms = np.linalg.norm(x, axis=1, keepdims=True)
    unit = x / np.where(norms > 0, norms, 1)
    delta = 1 - unit @ unit.T
    np.fill_diagonal(delta, 0)
    return np.maximum(delta, 0)


def stress(delta, y):
    return np.sqrt(((delta - cdist(y, y)) ** 2).sum() / (delta**2).sum())


def classical(delta, dims):
    """Torgerson's map: signs fixed by the largest coordinate of each axis."""
    n = len(delta)
    j = np.eye(n) - 1 / n
    values, vectors = np.linalg.eigh(-0.5 * j @ delta**2 @ j)
    y = vectors[:, ::-1][:, :dims] * np.sqrt(np.maximum(values[::-1][:dims], 0))
    return y * np.sign(y[np.argmax(np.abs(y), axis=0), np.arange(dims)])


blocks = {}
for metric, seed, dims in ("euclidean", 11, 2), ("cosine", 12, 3):
    x = oracle.uniform_matrix(60, 8, seed).astype(np.float64)
    if metric == "cosine":
        x[13] = 0
    start = oracle.uniform_matrix(60, dims, seed + 10).astype(np.float64)
    delta = distances(x, metric)
    blocks[f"{metric} start stress"] = stress(delta, start)
    for steps in 1, 10, 100:
        # No step may end it: its own rule compares unlike things.
        y, _ = smacof(delta, init=start, n_init=1, max_iter=steps, eps=-np.inf)
        blocks[f"{metric} {steps} map"] = y
        blocks[f"{metric} {steps} stress"] = stress(delta, y)
    y = classical(delta, dims)
    blocks[f"{metric} classical map"] = y
    blocks[f"{metric} classical stress"] = stress(delta, y)
oracle.write("mds.tsv", "Written by tests/oracle/mds.py: uniform rows of seeds 11 (Euclidean) and "
             "12 (cosine,\nrow 13 is 0) from starts of seeds 21 and 22, by scikit-learn's smacof; "
             "numpy.linalg.eigh.", blocks)
