"""What clusters answers: the columns, the keys in their order, and what it refuses."""

import json
import unittest

from cli import Case, run

LINE = {"a": 0, "b": 1, "c": 2, "far": 50, "x": 10, "y": 11, "z": 12, "w": 13}
KEYS = [
    "method", "space", "metric", "n", "clusters", "noise", "eps", "min_points",
    "min_cluster_size", "k", "inertia", "iterations", "silhouette", "silhouette_rows",
    "silhouettes", "sizes", "names", "broad", "broad_names", "against", "together",
    "together_by_chance", "selection",
]


class Clusters(Case):
    def setUp(self):
        super().setUp()
        self.line = self.write("line.txt", "".join(f"{w} {x} 1\n" for w, x in LINE.items()))
        self.near = ["clusters", self.line, "--method=dbscan", "--metric=euclidean",
                     "--eps=1", "--min-points=2"]

    def summary(self, *args):
        return self.object(*args, "-o", self.folder / "out.tsv")

    def test_table(self):
        self.assertEqual(
            self.table(*self.near),
            [["token", "cluster"], ["a", "1"], ["b", "1"], ["c", "1"], ["far", "-1"],
             ["x", "0"], ["y", "0"], ["z", "0"], ["w", "0"]],
        )
        named = self.table(*self.near, "--names")
        self.assertEqual(named[0], ["token", "cluster", "name", "group"])
        self.assertEqual(named[4], ["far", "-1", "", ""])
        self.assertTrue(all(row[3] for row in named[1:] if row[1] != "-1"))
        self.assertEqual(len({row[2] for row in named[1:]}), 3)

    def test_summary(self):
        said = self.summary(*self.near)
        self.assertEqual(list(said), KEYS)
        self.assertEqual(
            {k: said[k] for k in KEYS[:10]},
            {"method": "dbscan", "space": "raw", "metric": "euclidean", "n": 8,
             "clusters": 2, "noise": 1, "eps": 1, "min_points": 2,
             "min_cluster_size": None, "k": None},
        )
        self.assertEqual(said["sizes"], [4, 3])
        self.assertEqual(len(said["names"]), 2)
        self.assertGreater(said["silhouette"], 0.8)
        self.assertIsNone(said["against"])
        self.assertEqual((self.folder / "out.tsv").read_text(), self.ok(*self.near))

    def test_kmeans(self):
        said = self.summary("clusters", self.line, "--method=kmeans", "-k3",
                            "--metric=euclidean", "--space=centred")
        self.assertEqual((said["space"], said["k"], said["clusters"]), ("centred", 3, 3))
        self.assertAlmostEqual(said["inertia"], 2 + 5, 4)

    def test_hdbscan(self):
        said = self.summary("clusters", self.line, "--method=hdbscan", "--metric=euclidean",
                            "--min-cluster-size=3")
        self.assertEqual((said["min_points"], said["clusters"], said["selection"]), (3, 2, "eom"))

    def test_leaves(self):
        said = self.summary("clusters", self.line, "--method=hdbscan", "--metric=euclidean",
                            "--min-cluster-size=2", "--selection=leaf")
        self.assertEqual(said["selection"], "leaf")
        self.assertGreaterEqual(said["clusters"], 2)

    def test_knee(self):
        said = self.summary("clusters", self.line, "--method=dbscan", "--metric=euclidean",
                            "--min-points=2")
        self.assertEqual((said["eps"], said["clusters"], said["noise"]), (1, 2, 1))

    def test_map(self):
        page = self.write("map.tsv", "token\tx\ty\n" + "".join(
            f"{w}\t{i % 2 * 9}\t{i / 100}\n" for i, w in enumerate(reversed(LINE))))
        said = self.summary("clusters", self.line, "--method=dbscan", "--map", page,
                            "--eps=1", "--min-points=3")
        self.assertEqual((said["space"], said["metric"], said["sizes"]),
                         ("map", "euclidean", [4, 4]))

    def test_against(self):
        table = self.write("other.tsv", self.ok(*self.near))
        groups = self.write("groups.tsv", "token\tgroup\n" + "".join(
            f"{w}\t{'low' if x < 9 else 'high'}\n" for w, x in LINE.items()))
        said = self.summary(*self.near, "--against", table)
        self.assertEqual(said["against"], {"column": "cluster", "groups": 3, "ari": 1, "nmi": 1})
        said = self.summary(*self.near, "--against", "group", "--metadata", groups)
        self.assertEqual(said["against"]["groups"], 2)
        self.assertLess(said["against"]["ari"], 1)
        self.refused(1, "no column and no file", *self.near, "--against", "nothing")

    def test_warns(self):
        _, _, err = run("clusters", self.glove, "--method=dbscan", "--min-points=2")
        self.assertIn("1 row is zero", err)
        _, out, err = run(*self.near[:4], "--eps=0.1", "--min-points=2")
        self.assertIn("all 8 tokens are noise", err)
        self.assertEqual(out.count("-1"), 8)
        heap = self.write("heap.txt", "".join(
            f"w{i} {i % 17} {i % 19 + (900 if i < 9 else 0)}\n" for i in range(150)))
        _, _, err = run("clusters", heap, "--method=hdbscan", "--metric=euclidean",
                        "--min-cluster-size=5")
        self.assertIn("holds 141 of 150 tokens", err)
        same = self.write("same.txt", "".join(f"w{i} 1 2\n" for i in range(9)))
        _, _, err = run("clusters", same, "--method=kmeans", "-k4")
        self.assertIn("no more than 1 of 4 clusters", err)

    def test_options_of_other_methods(self):
        """They change nothing, and that is said; what any method takes is not."""
        _, out, err = run(*self.near, "-k3", "--selection=leaf")
        self.assertEqual(err, "".join(
            f"asterism-cli: clusters: {option} and does nothing for dbscan\n"
            for option in ("--selection is for --method hdbscan", "-k is for --method kmeans")))
        self.assertEqual(out, self.ok(*self.near))
        _, _, err = run(*self.near, "-k20")
        self.assertEqual(err, "")
        _, _, err = run("clusters", self.line, "--method=hdbscan", "--min-points=2",
                        "--min-cluster-size=3", "--metric=euclidean")
        self.assertNotIn("does nothing", err)
        _, _, err = run("map", self.glove, "--method=umap", "--components=1,2", "--metric=cosine")
        self.assertIn("map: --components is for --method pca or svd and does nothing for umap", err)
        self.assertNotIn("--metric", err)

    def test_threads(self):
        line = ["clusters", "sample:dictionary", "--limit=1500", "--method=kmeans", "-k9",
                "-o", self.folder / "out.tsv"]
        said = {self.ok("--threads", n, *line) for n in (1, 2, 5)}
        self.assertEqual(len(said), 1)

    def test_one_cluster(self):
        said = json.loads(self.ok(*self.near[:4], "--eps=99", "-o", self.folder / "o"))
        self.assertEqual((said["clusters"], said["silhouette"]), (1, None))

    def test_refusals(self):
        self.refused(2, "which --method", "clusters", self.line)
        for eps in "0", "-1", "inf", "nan", "x":
            self.refused(2, "--eps", *self.near[:4], f"--eps={eps}")
        self.refused(2, "--min-points", *self.near[:4], "--min-points=0")
        self.refused(2, "--min-cluster-size", *self.near[:2], "--method=hdbscan",
                     "--min-cluster-size=1")
        self.refused(1, "9 rows near each other", *self.near[:5], "--min-points=9")
        self.refused(1, "only 8 rows", "clusters", self.line, "--method=kmeans")
        self.refused(1, "single token", "clusters", self.line, "--method=kmeans", "--limit=1")
        self.refused(2, "Euclidean", *self.near[:3], "--metric=cosine", "--map=m.tsv")
        self.refused(1, "m.tsv", *self.near[:3], f"--map={self.folder}/m.tsv")
        page = self.write("map.tsv", "token\tx\ty\na\t1\t2\n")
        self.refused(1, "7 of 8 tokens", *self.near[:3], "--map", page)


if __name__ == "__main__":
    unittest.main()
