"""Every method over every space that is hard on it: a map, clusters or numbers without a
NaN, with what had to differ said on standard error, or one sentence that says why not."""

import math
import random
import unittest

from cli import Case, run

MAPS = {
    "pca": ["map", "--method=pca"],
    "svd": ["map", "--method=svd"],
    "axes": ["map", "--method=axes", "--x=w1", "--y=w2"],
    "tsne": ["map", "--method=tsne", "--iterations=120"],
    "tsne cosine": ["map", "--method=tsne", "--iterations=120", "--metric=cosine"],
    "tsne correlation": ["map", "--method=tsne", "--iterations=120", "--metric=correlation"],
    "tsne manhattan": ["map", "--method=tsne", "--iterations=120", "--metric=manhattan"],
    "umap": ["map", "--method=umap", "--epochs=60"],
    "umap euclidean": ["map", "--method=umap", "--epochs=60", "--metric=euclidean"],
    "umap manhattan": ["map", "--method=umap", "--epochs=60", "--metric=manhattan"],
    "mds": ["map", "--method=mds", "--iterations=20"],
    "mds cosine": ["map", "--method=mds", "--iterations=20", "--metric=cosine"],
    "mds classical": ["map", "--method=mds", "--kind=classical"],
}
OTHERS = {
    "quality": ["quality", "--map=MAP"],
    "quality cosine": ["quality", "--map=MAP", "--metric=cosine"],
    "dbscan": ["clusters", "--method=dbscan"],
    "dbscan euclidean": ["clusters", "--method=dbscan", "--metric=euclidean"],
    "hdbscan": ["clusters", "--method=hdbscan", "--min-cluster-size=5"],
    "kmeans": ["clusters", "--method=kmeans", "-k2"],
}
FEW = "needs at least 3 tokens"
NEAR = "neighbours are asked for"
ROWS = "rows near each other"


def normal(n, d, seed=1):
    chance = random.Random(seed)
    return [[chance.gauss(0, 1) for _ in range(d)] for _ in range(n)]


def zeroed(rows):
    return [row if i % 2 else [0] * len(row) for i, row in enumerate(rows)]


def with_columns(rows):
    return [[row[0], 7, row[1], -2] for row in rows]


def with_outlier(rows):
    return [[1e30 if i == 17 else v for v in row] for i, row in enumerate(rows)]


def in_parts(rows):
    return [[v + 1e4 * (i % 3) for v in row] for i, row in enumerate(rows)]


# What standard error or the refusal has to say; a method that is not named says nothing of
# its own and works.
SPACES = {
    "two": (normal(2, 4), {
        **{name: FEW for name in [*MAPS, *OTHERS] if name[:2] in ("ts", "um", "md", "qu")},
        "dbscan": ROWS, "dbscan euclidean": ROWS, "hdbscan": ROWS, "axes": "“w2”"}),
    "three": (normal(3, 4), {
        **{name: "1 is taken" for name in MAPS if name.startswith("tsne")},
        **{name: "3 are taken" for name in MAPS if name.startswith("umap")},
        "quality": NEAR, "quality cosine": NEAR,
        "dbscan": ROWS, "dbscan euclidean": ROWS, "hdbscan": ROWS}),
    "twenty": (normal(20, 4), {
        name: "perplexity 30 is too much for 20 tokens; 6.333 is taken"
        for name in MAPS if name.startswith("tsne")}),
    "duplicates": ([[1, 2, 3]] * 1500, {"kmeans": "no more than 1 of 2 clusters"}),
    "three places": ([[i % 3, 1, 2] for i in range(1500)], {}),
    "zero rows": (zeroed(normal(160, 4)), {"axes": "w2"}),
    "nothing but zeros": ([[0, 0, 0]] * 120, {"axes": "w1", "kmeans": "no more than 1 of"}),
    "constant columns": (with_columns(normal(160, 2)), {}),
    "constant": ([[3, 3, 3]] * 120, {"kmeans": "no more than 1 of 2 clusters"}),
    "outlier": (with_outlier(normal(300, 4)), {
        name: "drawn in" for name in MAPS if name[:4] in ("tsne", "umap")}),
    "one dimension": (normal(160, 1), {
        "pca": "a single component", "svd": "a single component"}),
    "parts": (in_parts(normal(240, 3)), {
        "umap euclidean": "falls into parts", "umap manhattan": "falls into parts"}),
    "tiny": ([[v * 1e-36 for v in row] for row in normal(120, 3)], {}),
}


class OddSpaces(Case):
    def space(self, name):
        rows = SPACES[name][0]
        text = "".join(f"w{i} {' '.join('%.9g' % v for v in row)}\n" for i, row in enumerate(rows))
        chance = random.Random(2)
        page = "".join(f"w{i}\t{chance.random():.9g}\t{chance.random():.9g}\n"
                       for i in range(len(rows)))
        return (len(rows), self.write("space.vec", text),
                self.write("page.tsv", "token\tx\ty\n" + page))

    def assert_sound(self, what, n, out):
        lines = out.splitlines()
        if out.startswith("{"):
            self.assertNotIn("nan", out.lower(), what)
            return
        self.assertEqual(len(lines), n + 1, what)
        for line in lines[1:]:
            self.assertTrue(all(math.isfinite(float(v)) for v in line.split("\t")[1:]), (what, line))

    def test_every_method_over_every_space(self):
        for name, (_, expected) in SPACES.items():
            n, path, page = self.space(name)
            for method, (command, *options) in {**MAPS, **OTHERS}.items():
                options = [option.replace("MAP", str(page)) for option in options]
                status, out, said = run(command, path, *options)
                what = name, method, said
                self.assertIn(expected.get(method, ""), said, what)
                if status == 0:
                    self.assert_sound(what, n, out)
                    continue
                # One sentence, that names the file and was to be expected.
                self.assertEqual((status, out), (1, ""), what)
                self.assertIn(method, expected, what)
                last = said.strip().splitlines()[-1]
                self.assertTrue(last.startswith(f"asterism-cli: {path}: "), what)

    def test_outlier_leaves_the_others_where_they_are(self):
        """The others' neighbours on the page are as true as without it."""
        rows = normal(300, 4)
        plain = self.write("plain.vec", "".join(
            f"w{i} {' '.join('%.9g' % v for v in row)}\n" for i, row in enumerate(rows)))
        _, path, _ = self.space("outlier")
        for method in "tsne", "umap":
            recalls = []
            for space in plain, path:
                page = self.folder / "page.tsv"
                self.ok("map", space, "--method", method, "--metric=euclidean", "-o", page)
                recalls.append(self.object("quality", space, "--map", page)["knn_recall"])
            self.assertGreater(recalls[1], recalls[0] - 0.05, method)

    def test_duplicates_share_a_place_and_others_do_not(self):
        _, path, _ = self.space("three places")
        for method in "tsne", "umap", "mds":
            rows = self.table("map", path, "--method", method, "--metric=euclidean")
            points = [tuple(map(float, row[1:])) for row in rows[1:]]
            middles = [[sorted(p[c] for p in points[g::3])[250] for c in (0, 1)] for g in range(3)]
            for g in range(3):
                reach = sorted(math.dist(p, middles[g]) for p in points[g::3])[400]
                others = min(math.dist(middles[g], middles[h]) for h in range(3) if h != g)
                self.assertLess(reach, others / 2, method)

    def test_refuses_what_would_be_no_answer(self):
        n, path, page = self.space("twenty")
        for args, status, word in (
            (["clusters", path, "--method=dbscan", "--eps=0"], 2, "above 0"),
            (["clusters", path, "--method=kmeans", "-k21"], 1, "20 rows"),
            (["quality", path, "--map", page, "-k20"], 1, "19 others"),
            (["map", path, "--method=tsne", "--perplexity=0"], 2, "--perplexity"),
        ):
            got, out, said = run(*args)
            self.assertEqual((got, out), (status, ""), said)
            self.assertIn(word, said)

    def test_too_many_neighbours_are_all_there_are(self):
        _, path, _ = self.space("twenty")
        _, _, said = run("map", path, "--method=umap", "--neighbours=500", "--epochs=5")
        self.assertIn("500 neighbours are too many for so few tokens; 20 are taken", said)
        self.assertEqual(len(self.table("neighbours", path, "w0", "-k999")), 20)


if __name__ == "__main__":
    unittest.main()
