"""Maps by scaling: distances on the page against those of the space."""

import math
import random
import unittest

from cli import Case


class Mds(Case):
    def space(self, n=40, d=5):
        chance = random.Random(3)
        rows = [[round(chance.gauss(0, 1), 4) for _ in range(d)] for _ in range(n)]
        self.rows = rows
        lines = (f"w{i} " + " ".join(map(str, row)) for i, row in enumerate(rows))
        return self.write("space.txt", "\n".join(lines) + "\n")

    def stress(self, table, delta):
        points = [tuple(map(float, row[1:])) for row in table[1:]]
        off = squares = 0
        for i, a in enumerate(points):
            for j, b in enumerate(points[:i]):
                off += (math.dist(a, b) - delta(i, j)) ** 2
                squares += delta(i, j) ** 2
        return math.sqrt(off / squares)

    def euclidean(self, i, j):
        return math.dist(self.rows[i], self.rows[j])

    def cosine(self, i, j):
        a, b = self.rows[i], self.rows[j]
        return 1 - sum(x * y for x, y in zip(a, b)) / math.hypot(*a) / math.hypot(*b)

    def test_says_its_stress(self):
        space, out = self.space(), self.folder / "map.tsv"
        for metric, delta in ("euclidean", self.euclidean), ("cosine", self.cosine):
            last = math.inf
            for dims in "2", "3":
                said = self.object("map", space, "--method=mds", "--metric", metric,
                                   "--dims", dims, "-o", out)
                self.assertIn("stress", said)
                self.assertEqual((said["method"], said["dims"]), ("mds", int(dims)))
                self.assertGreater(said["iterations"], 1)
                self.assertIsNone(said["kl"])
                table = [row.split("\t") for row in out.read_text().splitlines()]
                self.assertAlmostEqual(said["stress"], self.stress(table, delta), places=5)
                self.assertLess(said["stress"], last)
                last = said["stress"]

    def test_classical_is_pca(self):
        space = self.space()
        self.assertEqual(
            self.ok("map", space, "--method=mds", "--kind=classical"),
            self.ok("map", space, "--method=pca"),
        )

    def test_options(self):
        space = self.space()
        base = "map", space, "--method=mds"
        seen = {self.ok(*base)}
        for options in (
            ["--kind=classical"],
            ["--metric=cosine"],
            ["--iterations=3"],
            ["--eps=0.01"],
            ["--initial=random"],
            ["--seed=7", "--initial=random"],
        ):
            seen.add(self.ok(*base, *options))
        self.assertEqual(len(seen), 7)
        self.assertEqual(self.ok(*base), self.ok("--threads=1", *base))

    def test_goes_on_from_a_map(self):
        base = "map", self.space(), "--method=mds", "--eps=0"
        half, rest, whole = (self.folder / name for name in ("half.tsv", "rest.tsv", "whole.tsv"))
        self.object(*base, "--iterations=10", "-o", half)
        led = self.object(*base, "--iterations=30", f"--initial={half}", "--begun=10", "-o", rest)
        at_once = self.object(*base, "--iterations=30", "-o", whole)
        self.assertEqual((led["iterations"], at_once["iterations"]), (30, 30))
        self.assertAlmostEqual(led["stress"], at_once["stress"], places=6)
        self.refused(2, "--begun 10: of which map?", *base, "--begun=10")
        self.refused(2, "it is found at once", *base, "--kind=classical", f"--initial={half}")
        self.refused(1, "nowhere.tsv", *base, "--initial=/nowhere.tsv")

    def test_refuses(self):
        space = self.space(2)
        self.refused(1, "needs at least 3 tokens; here are 2", "map", space, "--method=mds")
        self.refused(2, "at most 10000", "map", space, "--method=mds", "--iterations=10001")
        self.refused(2, "choose one of smacof, classical", "map", space, "--method=mds",
                     "--kind=sammon")


if __name__ == "__main__":
    unittest.main()
