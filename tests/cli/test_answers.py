"""What each command answers, by hand and byte for byte."""

import json
import math
import random
import socket
import subprocess
import unittest

from cli import CLI, WORDS, Case, run, word2vec_binary


def nine(x):
    return f"{x:.9g}"


class Answers(Case):
    def test_info(self):
        out = self.ok("info", self.glove, "--quiet")
        head, warnings = out.split(',"warnings":')
        self.assertEqual(
            head,
            '{"name":"six","format":"glove","tokens":6,"dims":2,"dtype":"text",'
            '"tables":["token"],"tokenizer":"words","model":null,'
            '"norm":{"min":0,"mean":3,"max":5},"zero_rows":1,"duplicate_tokens":0',
        )
        self.assertIn("null", warnings)
        self.assertIsInstance(json.loads(out)["warnings"], list)

    def test_neighbours(self):
        self.assertEqual(
            self.table("neighbours", self.glove, "king", "--quiet", "--match", "^[a-z]*$"),
            [
                ["rank", "token", "value"],
                ["1", "queen", nine(24 / 25)],
                ["2", "woman", nine(0.8)],
                ["3", "man", nine(0.6)],
            ],
        )

    def test_neighbours_metrics(self):
        first = {
            "euclidean": ("queen", math.sqrt(2)),
            "dot": ("queen", 24),
        }
        for metric, (token, value) in first.items():
            rows = self.table("neighbours", self.glove, "king", "-k1", "--metric", metric)
            self.assertEqual(rows[1], ["1", token, nine(value)])

    def test_inputs_are_left_out_and_said(self):
        status, out, err = run("neighbours", self.glove, "king - man + woman", "-k", 9)
        self.assertEqual(status, 0)
        tokens = [line.split("\t")[1] for line in out.splitlines()[1:]]
        self.assertFalse({"king", "man", "woman"} & set(tokens))
        self.assertIn("left out because the expression names them: king, man, woman", err)

        kept = self.table("neighbours", self.glove, "king", "--keep-inputs", "-k1")
        self.assertEqual(kept[1], ["1", "king", "1"])
        self.assertEqual(run("--quiet", "neighbours", self.glove, "king", "--words",
                             self.write("w", "queen\n"))[2], "")

    def test_axis(self):
        rows = self.table("axis", self.glove, "--from", "man", "--to", "woman")
        self.assertEqual(rows[0], ["token", "projection", "cosine"])
        for token, projection, cosine in rows[1:]:
            x, y = WORDS[token]
            # Along (−1, 2), from (1, 0).
            self.assertEqual(projection, nine((-(x - 1) + 2 * y) / 5))
            norm = math.hypot(x, y)
            self.assertEqual(
                cosine, nine((-x + 2 * y) / math.sqrt(5) / norm) if norm else ""
            )

    def test_map(self):
        rows = self.table("map", self.glove, "--method=axes", "--x=man", "--y=woman",
                          "--match=^(king|queen|man)$")
        self.assertEqual([row[0] for row in rows], ["token", "king", "queen", "man"])
        for (token, x, y), (expected_x, expected_y) in zip(
            rows[1:], [(0.6, 0.8), (0.8, 0.6), (1, 0)]
        ):
            self.assertAlmostEqual(float(x), expected_x, places=6, msg=token)
            self.assertAlmostEqual(float(y), expected_y, places=6, msg=token)

    def test_map_by_three_axes(self):
        """The cosine with each of three expressions; --z alone asks for the third."""
        rows = {"a": (1, 2, 3), "b": (0, -4, 3), "c": (2, 0, 0), "null": (0, 0, 0)}
        space = self.write("cube.txt", "".join(
            f"{word} {x} {y} {z}\n" for word, (x, y, z) in rows.items()))
        axes = {"--x": "a - b", "--y": "-c", "--z": "0.5*(a + c)"}
        poles = [(1, 6, 0), (-2, 0, 0), (1.5, 1, 1.5)]
        args = ["map", space, "--method=axes", *(f"{o}={e}" for o, e in axes.items())]
        table = self.table(*args)
        self.assertEqual(table[0], ["token", "x", "y", "z"])
        for token, *cells in table[1:]:
            row = rows[token]
            for cell, pole in zip(cells, poles):
                norms = math.hypot(*row) * math.hypot(*pole)
                dot = sum(p * q for p, q in zip(row, pole))
                self.assertAlmostEqual(float(cell), dot / norms if norms else 0, places=6)
        self.assertEqual(self.table(*args, "--dims=3"), table)
        self.refused(2, "give --z EXPR too", *args[:-1], "--dims=3")

    def test_map_summary(self):
        out = self.folder / "map.tsv"
        summary = self.object("map", self.glove, "--method", "pca", "-o", out)
        self.assertEqual(
            list(summary),
            ["method", "n", "dims", "iterations", "kl", "explained", "seconds", "neighbours",
             "stress", "perplexity"],
        )
        self.assertIsNone(summary["neighbours"])
        self.assertEqual(
            list(summary["seconds"]), ["load", "neighbours", "affinities", "optimise", "total"]
        )
        self.assertEqual((summary["method"], summary["n"], summary["dims"]), ("pca", 6, 2))
        self.assertIsNone(summary["kl"])
        self.assertAlmostEqual(sum(summary["explained"]), 1, places=6)
        self.assertEqual(out.read_text(), self.ok("map", self.glove, "--method=pca"))
        axes = self.object("map", self.glove, "--method=axes", "--x=man", "--y=king", "-o", out)
        self.assertIsNone(axes["explained"])

    def test_map_components(self):
        rows = self.table("map", self.glove, "--method=svd")
        swapped = self.table("map", self.glove, "--method=svd", "--components=2,1")
        self.assertEqual([[t, y, x] for t, x, y in rows[1:]], swapped[1:])

    def clusters(self):
        """A hundred words in four groups of 60 dimensions, far from each other."""
        chance = random.Random(1)
        centres = [[chance.uniform(-5, 5) for _ in range(60)] for _ in range(4)]
        lines = (
            f"{'abcd'[i % 4]}{i} " + " ".join(f"{c + chance.gauss(0, 1):.4f}" for c in centres[i % 4])
            for i in range(100)
        )
        return self.write("clusters.txt", "\n".join(lines) + "\n")

    def test_tsne(self):
        rows = self.table("map", self.clusters(), "--method=tsne", "--perplexity=10")
        self.assertEqual(rows[0], ["token", "x", "y"])
        points = [(t[0], float(x), float(y)) for t, x, y in rows[1:]]
        self.assertEqual(len(points), 100)
        for group, x, y in points:
            near = sorted(points, key=lambda p: math.dist(p[1:], (x, y)))[1:6]
            self.assertEqual({p[0] for p in near}, {group})

    def test_tsne_summary(self):
        args = "map", self.clusters(), "--method=tsne", "--perplexity=10", "--iterations=300"
        out = self.folder / "map.tsv"
        summary = self.object(*args, "-o", out)
        self.assertEqual(
            list(summary),
            ["method", "n", "dims", "iterations", "kl", "explained", "seconds", "neighbours",
             "stress", "perplexity"],
        )
        self.assertEqual(summary["perplexity"], 10)
        self.assertEqual(summary["neighbours"], {"approximate": False, "recall": 1})
        self.assertEqual(summary["method"], "tsne")
        self.assertLessEqual(summary["iterations"], 300)
        self.assertGreater(summary["kl"], 0)
        self.assertIsNone(summary["explained"])
        seconds = summary["seconds"]
        self.assertGreater(seconds["optimise"], 0)
        self.assertAlmostEqual(
            sum(v for k, v in seconds.items() if k != "total"), seconds["total"], places=6
        )
        self.assertEqual(out.read_text(), self.ok(*args))

    def test_tsne_options(self):
        base = "map", self.clusters(), "--method=tsne", "--perplexity=10", "--iterations=60"
        plain = self.ok(*base)
        for option in (
            "--perplexity=12", "--iterations=70", "--exaggeration=4",
            "--exaggeration-iterations=20", "--learning-rate=20", "--metric=cosine", "--pca=7",
            "--pca=none", "--initial=random", "--metric=correlation", "--metric=manhattan",
            "--late-exaggeration=2", "--perturb=0.5", "--dims=3",
        ):
            args = [*base, option]
            if option.startswith("--late"):
                args.append("--exaggeration-iterations=30")
                self.assertNotEqual(self.ok(*args), self.ok(*base, args[-1]), option)
            self.assertNotEqual(self.ok(*args), plain, option)
        for option in (
            "--exaggeration=12.0", "--learning-rate=auto", "--learning-rate=100", "--pca=50",
            "--initial=pca", "--metric=euclidean", "--dims=2",
        ):
            self.assertEqual(self.ok(*base, option), plain, option)

    def test_umap(self):
        for dims in 2, 3:
            rows = self.table("map", self.clusters(), "--method=umap", f"--dims={dims}")
            self.assertEqual(rows[0], ["token", "x", "y", "z"][: dims + 1])
            points = [(t[0], *map(float, p)) for t, *p in rows[1:]]
            self.assertEqual(len(points), 100)
            for group, *at in points:
                near = sorted(points, key=lambda p: math.dist(p[1:], at))[1:6]
                self.assertEqual({p[0] for p in near}, {group})

    def test_umap_summary(self):
        args = "map", self.clusters(), "--method=umap", "--epochs=30"
        out = self.folder / "map.tsv"
        summary = self.object(*args, "-o", out)
        self.assertEqual(summary["method"], "umap")
        self.assertEqual((summary["n"], summary["dims"], summary["iterations"]), (100, 2, 30))
        self.assertIsNone(summary["kl"])
        self.assertIsNone(summary["explained"])
        self.assertEqual(summary["neighbours"], {"approximate": False, "recall": 1})
        self.assertGreater(summary["seconds"]["affinities"], 0)
        self.assertEqual(out.read_text(), self.ok(*args))
        self.assertEqual(self.ok("--threads", 1, *args), self.ok("--threads", 5, *args))

    def test_umap_options(self):
        base = "map", self.clusters(), "--method=umap", "--epochs=20"
        plain = self.ok(*base)
        page = self.write("page.tsv", self.ok(*base, "--initial=random"))
        for option in (
            "--neighbours=12", "--min-dist=0.4", "--spread=2", "--epochs=21", "--negatives=2",
            "--learning-rate=0.5", "--metric=euclidean", "--metric=manhattan", "--pca=7",
            "--initial=random", f"--initial={page}",
        ):
            self.assertNotEqual(self.ok(*base, option), plain, option)
        # The clusters are parts of the graph, so that it begins with components anyway.
        for option in (
            "--neighbours=15", "--min-dist=0.1", "--spread=1", "--negatives=5", "--metric=cosine",
            "--learning-rate=auto", "--pca=none", "--initial=pca", "--initial=spectral",
        ):
            self.assertEqual(self.ok(*base, option), plain, option)
        self.assertNotEqual(self.ok("--seed", 43, *base), plain)

    def test_tsne_seed(self):
        base = "map", self.clusters(), "--method=tsne", "--iterations=30", "--perplexity=10"
        noise = self.ok(*base, "--initial=random")
        self.assertEqual(self.ok("--seed", 42, *base, "--initial=random"), noise)
        self.assertNotEqual(self.ok("--seed", 43, *base, "--initial=random"), noise)
        self.assertEqual(self.ok("--seed", 43, *base), self.ok(*base))

    def test_tsne_in_three_dimensions(self):
        rows = self.table("map", self.clusters(), "--method=tsne", "--perplexity=10", "--dims=3")
        self.assertEqual(rows[0], ["token", "x", "y", "z"])
        points = [(t[0], *map(float, p)) for t, *p in rows[1:]]
        for group, *at in points:
            near = sorted(points, key=lambda p: math.dist(p[1:], at))[1:6]
            self.assertEqual({p[0] for p in near}, {group})

    def test_tsne_starts_from_a_map(self):
        base = "map", self.clusters(), "--method=tsne", "--perplexity=10"
        half, same, on = (self.folder / name for name in ("half.tsv", "same.tsv", "on.tsv"))
        first = self.object(*base, "--iterations=300", "-o", half)
        again = base + (f"--initial={half}",)
        self.object(*again, "--iterations=300", "--begun=300", "-o", same)
        for a, b in zip(half.read_text().splitlines()[1:], same.read_text().splitlines()[1:]):
            for p, q in zip(a.split("\t")[1:], b.split("\t")[1:]):
                self.assertAlmostEqual(float(p), float(q), places=4)
        last = self.object(*again, "--iterations=500", "--begun=300", "-o", on)
        self.assertLess(last["kl"], first["kl"])
        self.assertNotEqual(self.ok(*again, "--iterations=300"), half.read_text())

    def test_tsne_refuses_starts(self):
        base = "map", self.clusters(), "--iterations=10", "--perplexity=10"
        status, _, said = run(*base, "--method=tsne", "--begun=5")
        self.assertEqual((status, "--initial MAP.tsv" in said), (2, True), said)
        status, _, said = run(*base, "--method=pca", "--initial=some.tsv")
        self.assertEqual((status, "pca, random" in said), (2, True), said)
        status, _, said = run(*base, "--method=umap", "--metric=correlation")
        self.assertEqual((status, "euclidean" in said), (2, True), said)
        status, _, said = run(*base, "--method=mds", "--metric=manhattan")
        self.assertEqual((status, "tsne and umap" in said), (2, True), said)
        status, _, said = run(*base, "--method=tsne", "--initial=/nowhere/some.tsv")
        self.assertEqual((status, "some.tsv" in said), (1, True), said)

    def test_tsne_stops_early(self):
        base = "map", self.clusters(), "--method=tsne", "--perplexity=5", "--iterations=5000"
        out = self.folder / "map.tsv"
        early = self.object(*base, "-o", out)
        self.assertLess(early["iterations"], 5000)
        late = self.object(*base, "--stop-early=no", "-o", out)
        self.assertEqual(late["iterations"], 5000)

    def test_tsne_says_what_it_adjusts(self):
        args = "map", self.glove, "--method=tsne", "--iterations=20"
        status, _, said = run(*args)
        self.assertEqual(status, 0)
        self.assertIn("perplexity 30 is too much for 6 tokens; 1.667 is taken", said)
        self.assertEqual(run(*args, "--quiet")[2], "")
        self.assertNotIn("perplexity", run(*args, "--perplexity=1.5")[2])

    def test_spectrum(self):
        rows = self.table("spectrum", self.glove)
        self.assertEqual(
            rows[0], "index singular_value explained cumulative null_low null_high".split()
        )
        # XᵀX = [[3² + 4² + 1 + 5², 24], [24, 4² + 3² + 2²]]
        trace, determinant = 51 + 29, 51 * 29 - 24 * 24
        root = math.sqrt(trace * trace / 4 - determinant)
        values = [trace / 2 + root, trace / 2 - root]
        for i, (row, value) in enumerate(zip(rows[1:], values)):
            self.assertEqual(row[0], str(i + 1))
            self.assertAlmostEqual(float(row[1]), math.sqrt(value), places=6)
            self.assertAlmostEqual(float(row[2]), value / trace, places=8)
            self.assertEqual(row[4:], ["", ""])
        self.assertEqual(rows[2][3], "1")

    def test_tint(self):
        rows = self.table("tint", self.glove, "-", "--by=norm", stdin="king, king null queen!")
        self.assertEqual(
            rows,
            [
                ["index", "piece", "row", "value", "scaled"],
                ["0", "king", "0", "5", "1"],
                ["1", ",", "-1", "", ""],
                ["2", "king", "0", "5", "1"],
                ["3", "null", "5", "0", "0"],
                ["4", "queen", "1", "5", "1"],
                ["5", "!", "-1", "", ""],
            ],
        )
        text = self.write("text", "man king queen, king null null")
        rows = self.table("tint", self.glove, "--text", text, "--by", "previous")
        self.assertEqual([r[3] for r in rows[1:]], ["", "0.6", "0.96", "", "", "", ""])
        self.assertEqual([r[4] for r in rows[1:]], ["", "0", "1", "", "", "", ""])
        rows = self.table("tint", self.glove, text, "--by=pinned", "--pin=king")
        self.assertEqual([r[3] for r in rows[1:]], ["0.6", "1", "0.96", "", "1", "", ""])
        rows = self.table("tint", self.glove, "-", "--by=norm", stdin="king queen")
        self.assertEqual([r[4] for r in rows[1:]], ["0.5", "0.5"])

    def test_tint_from_a_socket(self):
        ours, theirs = socket.socketpair()
        ours.sendall(b"king")
        ours.close()
        with theirs:
            out = subprocess.run([CLI, "tint", str(self.glove), "-", "--by=norm"], stdin=theirs,
                                 capture_output=True, check=True).stdout
        self.assertEqual(out.decode().splitlines()[1], "0\tking\t0\t5\t0.5")

    def test_tint_phrases_and_case(self):
        rows = self.table("tint", self.glove, "-", "--by=norm", stdin="The New York King")
        self.assertEqual([r[1:3] for r in rows[1:]],
                         [["The", "-1"], ["New York", "4"], ["King", "-1"]])

    def test_correlate(self):
        pairs = self.write("pairs", "# w\nking\tqueen\t9\nking\twoman\t8\nking\tman\t7\nking\tx\t1\n")
        self.assertEqual(
            self.ok("correlate", self.glove, "--pairs", pairs),
            '{"pairs":3,"missing":1,"spearman":1,"p":0}\n',
        )

    def test_escapes(self):
        binary = {"a\\b": (1, 0), "a\tb": (0, 1), "é": (1, 1)}
        path = self.write("odd.bin", word2vec_binary(binary))
        out = self.table("neighbours", path, "#2", "--keep-inputs", "--metric=dot")
        self.assertEqual([r[1] for r in out[1:]], ["é", "a\\\\b", "a\\tb"])

    def test_bytes_that_are_not_utf8(self):
        path = self.write("odd.bin", b"2 1\n\xffa \0\0\x80?b \0\0\0@")
        out = self.table("neighbours", path, "b", "--metric=dot", "--keep-inputs")
        self.assertEqual([r[1] for r in out[1:]], ["b", "\\xFFa"])

    def test_output_file_is_the_same(self):
        out = self.folder / "out.tsv"
        for args in (
            ("neighbours", self.glove, "king"),
            ("axis", self.glove, "--from=king", "--to=man"),
            ("spectrum", self.glove),
            ("info", self.glove),
        ):
            self.assertEqual(self.ok(*args, "-o", out), "")
            self.assertEqual(out.read_text(), self.ok(*args))
        self.assertEqual([p.name for p in sorted(self.folder.iterdir())], ["out.tsv", "six.txt"])

    def test_train(self):
        corpus = self.write("corpus.txt", "the king and the queen rule the land .\n" * 50)
        out = self.folder / "v.vec"
        args = ("train", corpus, "--dims=4", "--min-count=2", "--epochs=2", "-o", out)
        summary = self.object(*args)
        self.assertEqual((summary["method"], summary["dims"]), ("sgns", 4))
        first = out.read_bytes()
        self.assertEqual(self.object("info", out)["tokens"], summary["tokens"])
        for threads in (1, 4):
            self.ok("--threads", threads, *args)
            self.assertEqual(out.read_bytes(), first)
        self.ok("--seed", 43, *args)
        self.assertNotEqual(out.read_bytes(), first)


class Everywhere(Case):
    """The same bytes in any locale and on any number of threads."""

    def commands(self):
        return (
            ("info", self.glove),
            ("neighbours", self.glove, "0.5*king", "--metric=correlation"),
            ("axis", self.glove, "--from=king", "--to=queen"),
            ("map", self.glove, "--method=pca", "--space=unit"),
            ("map", self.glove, "--method=svd", "--space=centred"),
            ("--quiet", "map", self.glove, "--method=tsne", "--perplexity=1.5"),
            ("spectrum", self.glove, "--centre"),
            ("tint", self.glove, self.glove, "--by=previous"),
        )

    def test_locales(self):
        for args in self.commands():
            expected = self.ok(*args)
            for locale in ("vi_VN.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8", "C", "C.UTF-8"):
                self.assertEqual(self.ok(*args, env={"LC_ALL": locale, "LANGUAGE": "vi"}), expected)

    def test_threads(self):
        for args in self.commands():
            expected = self.ok("--threads", 1, *args)
            for threads in (2, 4, 7):
                self.assertEqual(self.ok("--threads", threads, *args), expected)

    def test_json_is_strict(self):
        weird = self.write('a"b\\c.txt', "x 1 2\ny 3 4\n")
        self.assertEqual(json.loads(self.ok("info", weird))["name"], 'a"b\\c')


if __name__ == "__main__":
    unittest.main()
