"""UMAP's fuzzy sets, curves and spectral starts by NumPy and SciPy in float64.
Writes tests/data/umap.tsv."""

import warnings

import numpy as np
from scipy.optimize import brentq, curve_fit

import oracle


def given(d, k):
    """How much a row belongs with neighbours at distances d, ascending."""
    rho = d[d > 0][0] if (d > 0).any() else 0
    beyond = np.maximum(d - rho, 0)
    wanted = np.log2(k + 1)

    def surplus(log_sigma):
        return np.exp(-beyond / np.exp(log_sigma)).sum() - wanted

    # More than the wanted number lie within rho: sigma ends at its least.
    least = np.log(1e-3 * d.sum() / (k + 1))
    log_sigma = least if surplus(least) >= 0 else brentq(surplus, least, 30, xtol=1e-13)
    return np.exp(-beyond / np.exp(log_sigma))


def fuzzy(x, k, cosine):
    """(n × n) joined weights from the k nearest of each row; ties by row."""
    if cosine:
        unit = x / np.linalg.norm(x, axis=1, keepdims=True)
        d = 1 - unit @ unit.T
    else:
        d = np.sqrt(((x[:, None] - x[None]) ** 2).sum(axis=2))
    np.fill_diagonal(d, np.inf)
    w = np.zeros_like(d)
    for i, row in enumerate(d):
        nearest = np.argsort(row, kind="stable")[:k]
        w[i, nearest] = given(row[nearest], k)
    return w + w.T - w * w.T


def curve(min_dist, spread):
    """a and b of 1 / (1 + a d^2b), as umap-learn fits them."""
    d = np.linspace(0, 3 * spread, 300)
    near = np.where(d < min_dist, 1, np.exp(-(d - min_dist) / spread))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        (a, b), _ = curve_fit(lambda t, a, b: 1 / (1 + a * t ** (2 * b)), d, near,
                              ftol=1e-14, xtol=1e-14, gtol=1e-14, maxfev=100000)
    return min_dist, spread, a, b


def spectral(w, dims):
    """The eigenvectors of the normalised graph after the first, the largest positive."""
    root = w.sum(axis=1) ** -0.5
    values, vectors = np.linalg.eigh(w * root[:, None] * root)
    y = vectors[:, ::-1][:, 1 : dims + 1]
    return values[::-1][1 : dims + 1], y * np.sign(y[np.abs(y).argmax(axis=0), range(dims)])


blocks = {}
for name, n, d, k in ("few", 20, 3, 19), ("some", 60, 6, 14):
    x = oracle.uniform_matrix(n, d, 8).astype(np.float64)
    for cosine in False, True:
        blocks[f"{name} {'cosine' if cosine else 'euclidean'}"] = fuzzy(x, k, cosine)
# Two neighbours nearer than the wanted number of them allows a sigma for.
blocks["heaped"] = fuzzy(np.repeat(oracle.uniform_matrix(12, 2, 9).astype(np.float64), 5, 0), 6,
                         False)
blocks["curves"] = [curve(*c) for c in ((0.1, 1), (0, 1), (0.01, 1), (0.5, 1), (0.99, 1), (0.2, 2),
                                        (1.5, 5), (0.02, 0.2))]
x = oracle.uniform_matrix(300, 2, 3).astype(np.float64) * [3, 1]
w = fuzzy(x, 14, False)
values, vectors = spectral(w, 3)
blocks["eigenvalues"] = values
blocks["eigenvectors"] = vectors
oracle.write("umap.tsv", "Written by tests/oracle/umap.py: fuzzy sets of uniform rows of seeds 8 "
             "and 9,\ncurves (min_dist, spread, a, b), and the eigenvectors of 300 rows in 6 x 2.",
             blocks)
