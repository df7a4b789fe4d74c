"""The quality of maps by scikit-learn and SciPy. Writes tests/data/quality.tsv."""

import numpy as np
from scipy.spatial.distance import pdist, squareform
from scipy.stats import spearmanr
from sklearn.manifold import trustworthiness

import oracle


def nearest(distances, k):
    distances = distances.copy()
    np.fill_diagonal(distances, np.inf)
    return np.argsort(distances, axis=1, kind="stable")[:, :k]


def map_of(x, dims, seed):
    """Two or three columns of the space, shaken: a map that is neither good nor bad."""
    return (x[:, :dims] + np.float32(0.5) * oracle.uniform_matrix(len(x), dims, seed)).astype(
        np.float32
    )


blocks = {}
for metric in "euclidean", "cosine":
    for dims in 2, 3:
        x = oracle.uniform_matrix(90, 5, 30 + dims)
        y = map_of(x, dims, 40 + dims)
        blocks[f"map {dims}"] = y
        # The engine reads the map as it stands in the file.
        y = np.array([[np.float32(f"{v:.12g}") for v in row] for row in y]).astype(np.float64)
        x = x.astype(np.float64)
        unit = x / np.linalg.norm(x, axis=1, keepdims=True)
        there, here = squareform(pdist(x, metric)), squareform(pdist(y))
        for k in 1, 10, 44:
            shared = [
                len(set(a) & set(b)) / k for a, b in zip(nearest(there, k), nearest(here, k))
            ]
            name = f"{metric} {dims} {k}"
            blocks[f"{name} recalls"] = shared
            blocks[name] = [
                np.mean(shared),
                trustworthiness(x, y, n_neighbors=k, metric=metric),
                trustworthiness(y, unit if metric == "cosine" else x, n_neighbors=k),
                spearmanr(pdist(x, metric), pdist(y)).statistic,
            ]
oracle.write("quality.tsv", "Written by tests/oracle/quality.py: of uniform rows (90 × 5) of "
             "seeds 32 and 33, a map each;\nby metric, dims and k: recall, trustworthiness, "
             "continuity (scikit-learn), Spearman (SciPy).", blocks)
