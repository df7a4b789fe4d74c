"""A real space against NumPy in double precision, where both are at hand."""

import re
import unittest

from cli import SHARED, Case

try:
    import numpy as np
except ImportError:
    np = None

GLOVE = SHARED / "data/vectors/glove_twitter_25d.txt"


@unittest.skipUnless(GLOVE.exists(), "../shared is not here")
@unittest.skipIf(np is None, "NumPy is not installed for this Python")
class Shared(Case):
    @classmethod
    def setUpClass(cls):
        lines = [line.split(" ") for line in GLOVE.read_text("utf-8").split("\n")[:-1]]
        cls.words = [" ".join(line[:-25]) for line in lines]
        cls.x = np.array([line[-25:] for line in lines], dtype=np.float32).astype(float)
        cls.row = {word: i for i, word in reversed(list(enumerate(cls.words)))}

    def numbers(self, rows, column):
        return np.array([float(r[column]) if r[column] else np.nan for r in rows[1:]])

    def close(self, found, expected, tolerance=1e-5):
        np.testing.assert_allclose(found, expected, rtol=0, atol=tolerance)

    def spaces(self):
        x = self.x
        yield "raw", x
        yield "centred", x - x.mean(0)
        yield "unit", x / np.linalg.norm(x, axis=1, keepdims=True)

    def test_neighbours(self):
        for space, x in self.spaces():
            v = x[self.row["king"]] - x[self.row["man"]] + x[self.row["woman"]]
            rv, rx = v - v.mean(), x - x.mean(1, keepdims=True)
            values = {
                "cosine": x @ v / np.linalg.norm(x, axis=1) / np.linalg.norm(v),
                "dot": x @ v,
                "euclidean": np.linalg.norm(x - v, axis=1),
                "correlation": rx @ rv / np.linalg.norm(rx, axis=1) / np.linalg.norm(rv),
            }
            for metric, value in values.items():
                rows = self.table("neighbours", GLOVE, "king - man + woman", "-k", 20,
                                  "--metric", metric, "--space", space, "--keep-inputs")
                order = np.argsort(value if metric == "euclidean" else -value, kind="stable")[:20]
                self.close(self.numbers(rows, 2), value[order])
                self.assertEqual([r[1] for r in rows[1:]], [self.words[i] for i in order])

    def test_axis(self):
        a, b = self.x[self.row["bad"]], self.x[self.row["good"]]
        rows = self.table("axis", GLOVE, "--from=bad", "--to=good")
        u = b - a
        self.close(self.numbers(rows, 1), (self.x - (a + b) / 2) @ u / (u @ u) + 0.5)
        self.close(self.numbers(rows, 2),
                   self.x @ u / np.linalg.norm(u) / np.linalg.norm(self.x, axis=1))

    def test_maps(self):
        for method in ("pca", "svd"):
            x = self.x - self.x.mean(0) if method == "pca" else self.x
            _, s, vt = np.linalg.svd(x, full_matrices=False)
            y = x @ vt[:3].T
            rows = self.table("map", GLOVE, "--method", method, "--dims", 3)
            found = np.stack([self.numbers(rows, p) for p in (1, 2, 3)], 1)
            signs = np.sign((found * y).sum(0))
            self.close(found, y * signs)
            summary = self.object("map", GLOVE, "--method", method, "-o", self.folder / "m.tsv")
            self.close(summary["explained"], (s**2 / (s**2).sum())[:2])

    def test_spectrum(self):
        for centre in (False, True):
            x = self.x - self.x.mean(0) if centre else self.x
            s = np.linalg.svd(x, compute_uv=False)
            rows = self.table("spectrum", GLOVE, *(["--centre"] if centre else []))
            np.testing.assert_allclose(self.numbers(rows, 1), s, rtol=1e-6)
            self.close(self.numbers(rows, 2), s**2 / (s**2).sum())
            self.close(self.numbers(rows, 3), np.cumsum(s**2) / (s**2).sum())

    def test_tints(self):
        text = "The king loves his queen; the King, again, has a purple xyzzy crown in New York."
        pieces = re.findall(r"\w+|[^\w\s]", text)
        rows = [self.row.get(p, self.row.get(p.lower(), -1)) for p in pieces]
        v = np.array([self.x[r] if r >= 0 else np.full(25, np.nan) for r in rows])
        norms = np.linalg.norm(v, axis=1)
        previous = np.full(len(v), np.nan)
        previous[1:] = (v[1:] * v[:-1]).sum(1) / norms[1:] / norms[:-1]
        king = self.x[self.row["king"]]
        pinned = v @ king / norms / np.linalg.norm(king)
        for by, values in (("norm", norms), ("previous", previous), ("pinned", pinned)):
            table = self.table("tint", GLOVE, "-", "--by", by, "--pin=king", stdin=text)
            self.assertEqual([r[1] for r in table[1:]], pieces)
            self.assertEqual([int(r[2]) for r in table[1:]], rows)
            self.close(self.numbers(table, 3), values)
            low, high = np.nanmin(values), np.nanmax(values)
            self.close(self.numbers(table, 4), (values - low) / (high - low))

    def test_ratings(self):
        pairs = GLOVE.parent.parent / "eval/wordsim353.tsv"
        if not pairs.exists():
            self.skipTest("there are no ratings in ../shared")
        found = self.object("correlate", GLOVE, "--pairs", pairs)
        self.assertEqual(found["pairs"] + found["missing"], 353)
        # By SciPy: spearmanr of 284 pairs.
        self.close([found["spearman"]], [0.42687559592], 1e-8)


if __name__ == "__main__":
    unittest.main()
