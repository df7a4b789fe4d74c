"""What the verbs of words/ measure, by NumPy and SciPy in float64.

Writes tests/data/{neighbours,axis,spectrum,statistics,treatment}.tsv. Matrix S is
uniform_matrix (…, seed S), the same numbers as support_uniform_matrix() in C.
"""

import numpy as np
from scipy.spatial import distance

import oracle

BY = "Written by tests/oracle/words.py: "


def neighbours():
    """All rows of matrix 11 ranked about each of five queries, in four metrics."""
    x = oracle.uniform_matrix(120, 37, 11).astype(np.float64) + 0.25
    x[5], x[17] = 0, 0.5  # no direction; no correlation
    x = x.astype(np.float32).astype(np.float64)
    blocks = {"x": x}
    for q in 0, 3, 40:
        query = x[q] * 2 - x[(q + 1) % 120] if q == 40 else x[q]
        query = query.astype(np.float32).astype(np.float64)
        blocks[f"query {q}"] = query
        for metric in "cosine", "euclidean", "dot", "correlation":
            if metric == "dot":
                values = x @ query
            else:
                with np.errstate(invalid="ignore", divide="ignore"):
                    values = distance.cdist(x, query[None], metric)[:, 0]
                if metric != "euclidean":
                    values = 1 - values
            if metric in ("cosine", "correlation"):
                values[5] = np.nan
            if metric == "correlation":
                values[17] = np.nan
            keys = values if metric == "euclidean" else -values
            order = np.argsort(keys, kind="stable")[: np.sum(~np.isnan(values))]
            blocks[f"{metric} {q}"] = np.stack([order, values[order]])
    oracle.write("neighbours.tsv", BY + "scipy.spatial.distance.", blocks)


def axis():
    x = oracle.uniform_matrix(80, 19, 12).astype(np.float64)
    x[9] = 0
    start, end = x[2], x[30]
    u = end - start
    with np.errstate(invalid="ignore"):
        cosines = x @ u / np.linalg.norm(x, axis=1) / np.linalg.norm(u)
    oracle.write("axis.tsv", BY + "matrix 12 (80 × 19, row 9 is 0), from row 2 to row 30.",
                 {"projections": (x - (start + end) / 2) @ u / (u @ u) + 0.5, "cosines": cosines})


def spectrum():
    blocks = {}
    for name, (n, d, seed, fall) in {"tall": (400, 40, 13, 1), "flat": (25, 60, 14, 0.8),
                                     "steep": (60, 24, 15, 0.3)}.items():
        x = oracle.uniform_matrix(n, d, seed) * np.float32(fall) ** np.arange(d, dtype=np.float32)
        x = x.astype(np.float64) + 0.5
        x = x.astype(np.float32).astype(np.float64)
        if fall != 1:
            blocks[f"{name} x"] = x
        blocks[f"{name} raw"] = np.linalg.svd(x, compute_uv=False)
        blocks[f"{name} centred"] = np.linalg.svd(x - x.mean(axis=0), compute_uv=False)
    oracle.write("spectrum.tsv", BY + "numpy.linalg.svd in float64; «tall» is matrix 13\n"
                 "(400 × 40) with 0.5 added.", blocks)


def statistics():
    x = oracle.uniform_matrix(90, 33, 16).astype(np.float64)
    values = x[:, 0]
    oracle.write("statistics.tsv", BY + "matrix 16 (90 × 33); the summary is of its column 0.",
                 {"norms": np.linalg.norm(x, axis=1),
                  "summary": [len(values), values.min(), values.mean(), values.max()]})


def treatment():
    x = oracle.uniform_matrix(70, 11, 17).astype(np.float64)
    x[4] = 0
    norms = np.linalg.norm(x, axis=1, keepdims=True)
    oracle.write("treatment.tsv", BY + "matrix 17 (70 × 11), row 4 is 0.",
                 {"centred": x - x.mean(axis=0), "unit": x / np.where(norms > 0, norms, 1)})


for verb in neighbours, axis, spectrum, statistics, treatment:
    verb()
