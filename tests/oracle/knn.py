"""The nearest rows of every row, by scikit-learn's search over all pairs in float64.

Writes tests/data/knn.tsv. Matrix 19 is uniform_matrix (260 × 13, seed 19), the same numbers
as support_uniform_matrix() in C.
"""

import numpy as np
from sklearn.neighbors import NearestNeighbors

import oracle

K = 12

x = oracle.uniform_matrix(260, 13, 19).astype(np.float64)
blocks = {}
for metric in "euclidean", "cosine", "manhattan":
    search = NearestNeighbors(n_neighbors=K, algorithm="brute", metric=metric).fit(x)
    distances, rows = search.kneighbors()  # without a row itself
    blocks[f"{metric} rows"] = rows[::13]
    blocks[f"{metric} values"] = distances[::13] ** (1 if metric == "cosine" else 2)
oracle.write("knn.tsv", "Written by tests/oracle/knn.py: scikit-learn's NearestNeighbors, brute, every 13th row.",
             blocks)
