"""What the oracles share: the engine's random numbers, and the file the C tests read.

Run any oracle with Debian's interpreter, `/usr/bin/python3 tests/oracle/pca.py`; it writes
its file of blocks into tests/data/, which is committed, so that the suites need no Python.
"""

import pathlib

import numpy as np

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
MASK = (1 << 64) - 1
GOLDEN = 0x9E3779B97F4A7C15


def _mix(z):
    """SplitMix64's finaliser on an array of uint64."""
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def _mix1(z):
    return int(_mix(np.array([z & MASK], dtype=np.uint64))[0])


def random_bits(n, seed, stream=0):
    """The first n values of aster_random_bits() of that seed and stream."""
    key = _mix1(_mix1(seed + GOLDEN) ^ ((stream * GOLDEN + GOLDEN) & MASK))
    counter = np.arange(1, n + 1, dtype=np.uint64)
    return _mix(np.uint64(key) + counter * np.uint64(GOLDEN))


def uniform(n, seed, stream=0):
    """The first n values of aster_random_double(): uniform in [0, 1)."""
    return (random_bits(n, seed, stream) >> np.uint64(11)).astype(np.float64) * 2.0**-53


def uniform_matrix(n, d, seed):
    """support_uniform_matrix() of tests/support/support.h, as float32."""
    return (2 * uniform(n * d, seed) - 1).astype(np.float32).reshape(n, d)


def write(name, about, blocks):
    """Writes {block name: number, vector or matrix} to tests/data/NAME."""
    with open(DATA / name, "w", encoding="utf-8", newline="\n") as out:
        out.write("".join(f"# {line}\n" for line in about.strip().splitlines()))
        for title, numbers in blocks.items():
            table = np.atleast_2d(np.asarray(numbers, dtype=np.float64))
            out.write(f"[{title}] {table.shape[0]} {table.shape[1]}\n")
            for row in table:
                out.write("\t".join(f"{x:.12g}" for x in row) + "\n")
