"""PCA, SVD and cosine axes by NumPy in float64. Writes tests/data/{pca,axes}.tsv."""

import numpy as np

import oracle


def components(x, centre):
    """Scores, shares: signs fixed by the largest coordinate of each axis."""
    c = x.astype(np.float64)
    if centre:
        c = c - c.mean(axis=0)
    _, s, vt = np.linalg.svd(c, full_matrices=False)
    for axis in vt:
        axis *= np.sign(axis[np.argmax(np.abs(axis))])
    return c @ vt.T, s**2 / np.sum(s**2)


def stretched(n, d, seed):
    """Uniform numbers whose columns differ in width and mean, so that axes are apart."""
    x = oracle.uniform_matrix(n, d, seed)
    x *= np.float32(1.25) ** -np.arange(d, dtype=np.float32)
    return (x + np.arange(d, dtype=np.float32)).astype(np.float32)


blocks = {}
for name, x in {
    "tall": stretched(60, 8, 1),
    "flat": stretched(7, 20, 2),
    "square": stretched(9, 9, 3),
    "deficient": stretched(30, 3, 4) @ oracle.uniform_matrix(3, 6, 5),
}.items():
    blocks[f"{name} x"] = x
    # The engine reads the rows as they stand in the file.
    x = np.array([[np.float32(f"{v:.12g}") for v in row] for row in x])
    for kind in "pca", "svd":
        scores, shares = components(x, kind == "pca")
        keep = shares > 1e-12
        blocks[f"{name} {kind} scores"] = scores[:, keep]
        blocks[f"{name} {kind} shares"] = shares[keep]
oracle.write("pca.tsv", "Written by tests/oracle/layouts.py: numpy.linalg.svd in float64.", blocks)

x, axes = oracle.uniform_matrix(50, 21, 6), oracle.uniform_matrix(3, 21, 7)
x[13] = 0
wide = x.astype(np.float64), axes.astype(np.float64)
norms = np.linalg.norm(wide[0], axis=1), np.linalg.norm(wide[1], axis=1)
cosines = wide[0] @ wide[1].T / np.where(norms[0] > 0, norms[0], 1)[:, None] / norms[1]
oracle.write("axes.tsv", "Written by tests/oracle/layouts.py: cosines of rows 0–49 of matrix 6 "
             "(row 13 is 0)\nwith those of matrix 7.", {"cosines": cosines})
