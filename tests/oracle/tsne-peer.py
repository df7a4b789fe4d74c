"""What scikit-learn's t-SNE makes of uniform rows. Writes tests/data/tsne-peer.tsv.

Of each case a row: tokens, dimensions, seed, perplexity, the divergence of the picture from
scikit-learn's own sparse affinities against all pairs, and how many of the true 10
neighbours are among the nearest 10 on it; 1,000 iterations, other things as it chooses."""

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.manifold import TSNE, _t_sne
from sklearn.neighbors import NearestNeighbors

import oracle

NEAR = 10


def divergence(x, y, perplexity):
    graph = NearestNeighbors(n_neighbors=3 * perplexity + 1).fit(x).kneighbors_graph(mode="distance")
    graph.data **= 2
    p = csr_matrix(_t_sne._joint_probabilities_nn(graph, perplexity, 0)).tocoo()
    q = 1 / (1 + ((y[:, None] - y[None]) ** 2).sum(axis=2).astype(np.float64))
    np.fill_diagonal(q, 0)
    p.data = p.data / p.data.sum()
    return (p.data * np.log(p.data / q[p.row, p.col])).sum() + np.log(q.sum())


def nearest(x):
    return NearestNeighbors(n_neighbors=NEAR).fit(x).kneighbors(return_distance=False)


cases = []
for n, d, seed, perplexity in (220, 6, 1, 30), (300, 12, 2, 30), (400, 4, 3, 15):
    x = oracle.uniform_matrix(n, d, seed).astype(np.float64)
    y = TSNE(perplexity=perplexity, init="pca", learning_rate="auto").fit_transform(x)
    kept = np.mean([len(set(a) & set(b)) / NEAR for a, b in zip(nearest(x), nearest(y))])
    cases.append([n, d, seed, perplexity, divergence(x, y, perplexity), kept])
oracle.write("tsne-peer.tsv", "Written by tests/oracle/tsne-peer.py: scikit-learn's divergence "
             "and recall.", {"cases": np.array(cases)})
