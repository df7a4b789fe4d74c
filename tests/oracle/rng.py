"""The first numbers of some streams, by an independent hand. Writes tests/data/random.tsv."""

import numpy as np

import oracle

blocks = {}
for seed, stream in [(0, 0), (42, 0), (42, 1), (2**64 - 1, 7)]:
    bits = oracle.random_bits(6, seed, stream)
    # Halves of 32 bits, which a double holds exactly.
    blocks[f"bits {seed} {stream}"] = np.stack([bits >> np.uint64(32), bits & np.uint64(0xFFFFFFFF)])
    blocks[f"double {seed} {stream}"] = oracle.uniform(6, seed, stream)
blocks["matrix 7"] = oracle.uniform_matrix(3, 4, 7)

oracle.write("random.tsv", "Written by tests/oracle/rng.py: SplitMix64 in NumPy.", blocks)
