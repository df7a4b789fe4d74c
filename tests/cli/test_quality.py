"""The quality of a map: numbers worked out here from the same two tables."""

import json
import math
import random
import unittest

from cli import Case

KEYS = ["k", "knn_recall", "trustworthiness", "continuity", "spearman"]


def nearest(distances, i):
    return sorted((j for j in range(len(distances)) if j != i), key=lambda j: (distances[i][j], j))


def trust(there, here, k):
    """Venna and Kaski's trustworthiness, by the book."""
    n, total = len(there), 0
    for i in range(n):
        ranks = {j: rank for rank, j in enumerate(nearest(there, i), 1)}
        total += sum(max(ranks[j] - k, 0) for j in nearest(here, i)[:k])
    return 1 - 2 / (n * k * (2 * n - 3 * k - 1)) * total


def ranks(values):
    order = sorted(range(len(values)), key=values.__getitem__)
    result = [0] * len(values)
    for rank, at in enumerate(order):
        result[at] = rank
    return result


class Quality(Case):
    def setUp(self):
        super().setUp()
        chance = random.Random(5)
        self.rows = [[round(chance.gauss(0, 1), 4) for _ in range(4)] for _ in range(60)]
        self.points = [[r[0] + round(chance.gauss(0, 0.3), 4), r[1]] for r in self.rows]
        self.space = self.write(
            "space.txt",
            "".join(f"w{i} {' '.join(map(str, r))}\n" for i, r in enumerate(self.rows)),
        )
        self.map = self.write_map("map.tsv", range(60))

    def write_map(self, name, order, more=""):
        lines = (f"w{i}\t" + "\t".join(map(str, self.points[i])) + "\n" for i in order)
        return self.write(name, "token\tx\ty\n" + "".join(lines) + more)

    def expect(self, k, distance):
        there = [[distance(a, b) for b in self.rows] for a in self.rows]
        here = [[math.dist(a, b) for b in self.points] for a in self.points]
        shared = [
            len(set(nearest(there, i)[:k]) & set(nearest(here, i)[:k])) / k for i in range(60)
        ]
        pairs = [(i, j) for i in range(60) for j in range(i)]
        a = ranks([there[i][j] for i, j in pairs])
        b = ranks([here[i][j] for i, j in pairs])
        off = sum((p - q) ** 2 for p, q in zip(a, b))
        n = len(pairs)
        return (
            [sum(shared) / 60, trust(there, here, k), trust(here, there, k),
             1 - 6 * off / (n * (n * n - 1))],
            shared,
        )

    def test_numbers(self):
        def cosine(a, b):
            return -sum(x * y for x, y in zip(a, b)) / math.hypot(*a) / math.hypot(*b)

        for metric, distance in ("euclidean", math.dist), ("cosine", cosine):
            for k in 1, 10, 25:
                said = self.object("quality", self.space, "--map", self.map, "-k", k,
                                   "--metric", metric)
                self.assertEqual(list(said)[:5], KEYS)
                self.assertEqual((said["k"], said["metric"]), (k, metric))
                self.assertEqual((said["n"], said["sampled"], said["pairs"]), (60, 60, 1770))
                expected, _ = self.expect(k, distance)
                for key, number in zip(KEYS[1:], expected):
                    self.assertAlmostEqual(said[key], number, places=7, msg=(metric, k, key))

    def test_recalls(self):
        out, table = self.folder / "q.json", self.folder / "recalls.tsv"
        self.ok("quality", self.space, "--map", self.map, "--recalls", table, "-o", out)
        _, shared = self.expect(10, math.dist)
        rows = [line.split("\t") for line in table.read_text().splitlines()]
        self.assertEqual(rows[0], ["token", "recall"])
        self.assertEqual([row[0] for row in rows[1:]], [f"w{i}" for i in range(60)])
        for row, share in zip(rows[1:], shared):
            self.assertAlmostEqual(float(row[1]), share, places=6)
        self.assertAlmostEqual(
            json.loads(out.read_text())["knn_recall"], sum(shared) / 60, places=7
        )

    def test_sample(self):
        base = "quality", self.space, "--map", self.map, "--sample=20"
        said = self.object(*base)
        self.assertEqual((said["n"], said["sampled"], said["recalls"]), (60, 20, 20))
        self.assertEqual(self.ok(*base), self.ok("--threads=1", *base))
        self.assertNotEqual(self.ok(*base), self.ok("--seed=7", *base))
        whole = self.object(*base, "--recalls", self.folder / "r.tsv")
        self.assertEqual((whole["sampled"], whole["recalls"]), (20, 60))
        self.assertAlmostEqual(
            whole["knn_recall"],
            self.object("quality", self.space, "--map", self.map)["knn_recall"], places=6
        )

    def test_any_order(self):
        args = "quality", self.space, "--map"
        mixed = self.write_map("mixed.tsv", random.Random(1).sample(range(60), 60))
        self.assertEqual(self.ok(*args, self.map), self.ok(*args, mixed))

    def test_extra_and_missing(self):
        args = "quality", self.space, "--map"
        extra = self.write_map("extra.tsv", range(60), "stranger\t1\t2\n")
        self.assertEqual(self.ok(*args, self.map), self.ok("--quiet", *args, extra))
        self.refused(1, "w59", *args, self.write_map("missing.tsv", range(59)))

    def test_own_map(self):
        out = self.folder / "pca.tsv"
        self.ok("map", self.space, "--method=pca", "--dims=3", "-o", out)
        self.assertGreater(
            self.object("quality", self.space, "--map", out)["trustworthiness"], 0.9
        )

    def test_refuses(self):
        args = "quality", self.space
        self.refused(2, "of which map?", *args)
        self.refused(2, "-k 0: expected", *args, "--map", self.map, "-k", 0)
        self.refused(1, "only 59 others", *args, "--map", self.map, "-k", 60)
        self.refused(1, "nowhere.tsv", *args, "--map", "nowhere.tsv")
        self.points[7][1] = "nan"
        self.refused(1, "9", *args, "--map", self.write_map("nan.tsv", range(60)))
        self.points = [[1, 2]] * 60
        self.refused(1, "in one place", *args, "--map", self.write_map("point.tsv", range(60)))


if __name__ == "__main__":
    unittest.main()
