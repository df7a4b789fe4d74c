"""Kernel densities on a page by SciPy's gaussian_kde. Writes tests/data/density.tsv."""

import numpy as np
from scipy.stats import gaussian_kde

import oracle

SIDE = 400  # px


def density(x, at, sigma):
    """Rows per px². The kernel of gaussian_kde has the covariance of its data times a
    factor; here it is made that of a circle."""
    kde = gaussian_kde(x.T, bw_method=1.0)
    kde._data_covariance = np.eye(2)
    kde._data_inv_cov = np.eye(2)
    kde._data_cho_cov = np.eye(2)
    kde.set_bandwidth(sigma)
    exact = np.exp(-((at[:, None, :] - x) ** 2).sum(axis=2) / (2 * sigma**2)).sum(axis=1)
    exact /= 2 * np.pi * sigma**2
    assert np.allclose(kde(at.T) * len(x), exact, rtol=1e-9)
    return exact


x = SIDE / 2 * (1 + oracle.uniform_matrix(300, 2, 5).astype(np.float64))
x[:, 1] = SIDE - x[:, 1]  # a page counts downwards
at = SIDE / 2 * (1 + oracle.uniform_matrix(200, 2, 6).astype(np.float64))
blocks = {f"sigma {s}": density(x, at, float(s))[:, None] for s in (12, 20, 45)}
oracle.write("density.tsv", __doc__, blocks)
