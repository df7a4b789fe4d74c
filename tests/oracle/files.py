"""Writes the same vectors as gensim writes them, as text and as binary.

The numbers are float32 of every size, also subnormal, so that reading the text to the
same bits as the binary shows the rounding of the reader. test-load.c reads both.
"""

import numpy as np
from gensim.models import KeyedVectors

from oracle import DATA, random_bits

ROWS, DIMS = 60, 12

bits = (random_bits(ROWS * DIMS, 42) >> np.uint64(32)).astype(np.uint32)
# No infinities and no NaN: the exponent is never all ones.
values = np.where(bits & 0x7F800000 == 0x7F800000, bits & 0x807FFFFF, bits)
values = values.astype(np.uint32).view(np.float32).reshape(ROWS, DIMS)
# Most numbers of real vectors are near one.
values[::2] = np.tanh(np.arange(ROWS // 2 * DIMS).reshape(-1, DIMS) / 100 - 1)

vectors = KeyedVectors(DIMS)
vectors.add_vectors([f"từ_{i}" for i in range(ROWS)], values)
vectors.save_word2vec_format(DATA / "gensim.vec")
vectors.save_word2vec_format(DATA / "gensim.bin", binary=True)
