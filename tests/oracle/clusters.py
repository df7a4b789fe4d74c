"""Clusters by scikit-learn and SciPy. Writes tests/data/clusters.tsv.

DBSCAN, k-means, silhouettes, ARI and NMI are scikit-learn's. HDBSCAN is written out here
from the paper (Campello, Moulavi and Sander 2013) over SciPy's single linkage of the whole
matrix of mutual reachability, since Debian's scikit-learn has none.
"""

import numpy as np
from scipy.cluster.hierarchy import linkage
from scipy.spatial.distance import cdist, squareform
from sklearn.cluster import DBSCAN, KMeans
from sklearn.metrics import (adjusted_rand_score, normalized_mutual_info_score,
                             silhouette_samples)

import oracle


def rows_of(n, d, k, seed):
    """make_groups() of tests/engine/test-dbscan.c: groups of several densities, and noise."""
    x, centres = oracle.uniform_matrix(n, d, seed), oracle.uniform_matrix(k, d, seed + 1)
    for i in range(n):
        if i % 11 == 0:
            x[i] *= np.float32(8)
        else:
            x[i] = x[i] * np.float32([0.5, 1, 2][i % 3]) + np.float32(4) * centres[i % k]
    return x


def distances_of(x, metric):
    x = x.astype(np.float64)
    if metric == "euclidean":
        return cdist(x, x)
    norms = np.linalg.norm(x, axis=1)
    unit = np.divide(x, norms[:, None], where=norms[:, None] > 0, out=np.zeros_like(x))
    distances = cdist(unit, unit, "sqeuclidean") / 2
    distances[norms == 0] = 1
    distances[:, norms == 0] = 1
    np.fill_diagonal(distances, 0)
    return distances


def numbered(labels):
    """By decreasing size, ties by the first member; noise is −1."""
    labels = np.asarray(labels)
    found = [c for c in np.unique(labels) if c >= 0]
    found.sort(key=lambda c: (-(labels == c).sum(), np.argmax(labels == c)))
    number = {c: i for i, c in enumerate(found)}
    return np.array([number.get(c, -1) for c in labels])


def hdbscan(distances, min_points, least):
    """Labels of the most stable and of the smallest groups, and the condensed tree as rows
    (birth, size, stability), births rising."""
    n = len(distances)
    cores = np.sort(distances, axis=1)[:, min_points - 1]
    reach = np.maximum(np.maximum(distances, cores[:, None]), cores[None, :])
    np.fill_diagonal(reach, 0)
    merges = linkage(squareform(reach, checks=False), "single")
    size = np.concatenate([np.ones(n), merges[:, 3]]).astype(int)
    nodes = [{"parent": -1, "birth": 0.0, "size": n, "stability": 0.0, "children": []}]
    home = np.zeros(n, int)

    def leave(node, rate, count):
        if rate > nodes[node]["birth"]:
            nodes[node]["stability"] += (rate - nodes[node]["birth"]) * count

    steps = [(2 * n - 2, 0, False)]
    while steps:
        group, node, scattered = steps.pop()
        if group < n:
            home[group] = node
            continue
        length = merges[group - n, 2]
        rate = 1 / length if length > 0 else np.inf
        sides = merges[group - n, :2].astype(int)
        both = not scattered and all(size[s] >= least for s in sides)
        for side in sides:
            if scattered:
                steps.append((side, node, True))
                continue
            if both or size[side] < least:
                leave(node, rate, size[side])
            inside = node
            if both:
                inside = len(nodes)
                nodes.append({"parent": node, "birth": rate, "size": size[side],
                              "stability": 0.0, "children": []})
                nodes[node]["children"].append(inside)
            steps.append((side, inside, size[side] < least))

    best = [node["stability"] for node in nodes]
    chosen = [False] * len(nodes)
    for i in range(len(nodes) - 1, 0, -1):
        below = sum(best[c] for c in nodes[i]["children"])
        if below > best[i]:
            best[i] = below
        else:
            chosen[i] = True
    leaves = np.array([-1 if node == 0 or nodes[node]["children"] else node for node in home])
    labels = np.full(n, -1)
    for i in range(n):
        node = home[i]
        while node > 0:
            if chosen[node]:
                labels[i] = node  # the topmost chosen one wins
            node = nodes[node]["parent"]
    tree = sorted((node["birth"], node["size"], node["stability"]) for node in nodes)
    return numbered(labels), numbered(leaves), np.array(tree)


blocks = {}
for name, n, d, metric in (("plane", 240, 2, "euclidean"), ("space", 200, 12, "euclidean"),
                           ("cosine", 200, 12, "cosine")):
    x = rows_of(n, d, 5, 21)
    if metric == "cosine":
        x[30::60] = 0
    distances = distances_of(x, metric)
    for min_points in 1, 4, 10:
        cores = np.sort(distances, axis=1)[:, min_points - 1]
        near = np.sort(distances, axis=1)[:, max(min_points, 2)]
        for share in 0.3, 0.6, 0.9:
            eps = float(f"{np.quantile(near, share) * (1 + 1e-9):.12g}")
            title = f"{name} dbscan {min_points} {share:g}"
            found = DBSCAN(eps=eps, min_samples=min_points, metric="precomputed").fit(distances)
            blocks[title] = np.concatenate([[eps], numbered(found.labels_)])
        blocks[f"{name} cores {min_points}"] = cores
        for least in 5, 12:
            labels, leaves, tree = hdbscan(distances, min_points, least)
            blocks[f"{name} hdbscan {min_points} {least}"] = labels
            blocks[f"{name} leaves {min_points} {least}"] = leaves
            blocks[f"{name} tree {min_points} {least}"] = tree
    labels = np.arange(n) % 7 - 1
    keep = labels >= 0
    values = silhouette_samples(distances[np.ix_(keep, keep)], labels[keep], metric="precomputed")
    blocks[f"{name} silhouettes"] = [values[labels[keep] == c].mean() for c in range(6)]
    blocks[f"{name} silhouette"] = values.mean()

for k in 5, 12:
    x = rows_of(200, 12, 5, 21).astype(np.float64)
    found = KMeans(k, init=x[:k], n_init=1, algorithm="lloyd").fit(x)
    blocks[f"means {k}"] = numbered(found.labels_)
    blocks[f"inertia {k}"] = found.inertia_

bits = oracle.random_bits(300, 5).astype(object)
pairs = {"some": (bits % 5 - 1, (bits // 5) % 3 + bits % 5 // 2), "same": (bits % 4, bits % 4 + 7),
         "one": (bits * 0, bits * 0), "flat": (bits * 0, bits % 3),
         "alone": (np.arange(300), np.arange(300)[::-1])}
for name, (a, b) in pairs.items():
    a, b = a.astype(int), b.astype(int)
    blocks[f"{name} a"], blocks[f"{name} b"] = a, b
    blocks[f"{name} agreement"] = [adjusted_rand_score(a, b), normalized_mutual_info_score(a, b)]

oracle.write("clusters.tsv", "Written by tests/oracle/clusters.py: labels, cores, trees and scores.",
             blocks)
