"""The shared input options, and what is kept when a space goes from format to format."""

import gzip
import math
import unittest
import zipfile

from cli import WORDS, Case, run, word2vec_binary


class Inputs(Case):
    def tokens(self, *args):
        return [row[0] for row in self.table("axis", *args, "--from=#0", "--to=#1")[1:]]

    def test_limit(self):
        self.assertEqual(self.tokens(self.glove, "--limit=3"), ["king", "queen", "man"])
        self.assertEqual(len(self.tokens(self.glove, "--limit=99")), 6)
        self.refused(1, "“man” is not in", "neighbours", self.glove, "man", "--limit=2")

    def test_words(self):
        words = self.write("words", "woman\r\nQueen\n\nking\nxyz")
        status, out, err = run("axis", self.glove, "--words", words, "--from=man", "--to=queen")
        self.assertEqual(status, 0)
        self.assertEqual([line.split("\t")[0] for line in out.splitlines()[1:]], ["woman", "king"])
        self.assertEqual(
            err.splitlines(True)[-1],
            f"asterism-cli: {words}: Words that are not in the vocabulary: 2 "
            "(line 2 'Queen', line 5 'xyz')\n",
        )
        none = self.write("none", "a\nb\n")
        code, out, err = run("info", self.glove, "--words", none, "--quiet")
        self.assertEqual((code, out), (1, ""))
        self.assertIn("none of its words is in the vocabulary", err)

    def test_match(self):
        self.assertEqual(self.tokens(self.glove, "--match", "[eg]"), ["king", "queen", "New_York"])
        self.assertEqual(self.tokens(self.glove, "--match", r"^\p{Lu}"), ["New_York"])
        words = self.write("words", "queen\nman\nking\n")
        self.assertEqual(self.tokens(self.glove, "--words", words, "--match", "n.?$|g$"),
                         ["queen", "man", "king"])
        self.assertEqual(self.tokens(self.glove, "--words", words, "--match", "^[qk]"),
                         ["queen", "king"])
        self.refused(1, "no token matches zzz", "info", self.glove, "--match=zzz")
        self.refused(2, "--match: ", "info", self.glove, "--match=(")

    def test_rows(self):
        self.assertEqual(self.tokens(self.glove, "--rows", "0-1,3"), ["king", "queen", "woman"])
        self.assertEqual(self.tokens(self.glove, "--rows=0-3", "--match=man"), ["man", "woman"])
        out = run("map", self.glove, "--method=svd", "--rows=-", stdin=b"1,4\n")[1]
        self.assertEqual([line.split("\t")[0] for line in out.splitlines()[1:]],
                         [list(WORDS)[1], list(WORDS)[4]])
        self.refused(1, "no row 6 of 6 tokens; the last is 5", "info", self.glove, "--rows=2,6")
        self.refused(2, "--rows: This is no list of rows at byte 2", "--quiet", "info", self.glove,
                     "--rows=3,1")
        words = self.write("words", "queen\n")
        self.refused(2, "--words and --rows", "info", self.glove, "--rows=1", "--words", words)

    def test_space(self):
        rows = self.table("map", self.glove, "--method=svd", "--space=unit", "--match=null|man")
        by_word = {row[0]: [float(x) for x in row[1:]] for row in rows[1:]}
        self.assertEqual(by_word["null"], [0, 0])
        self.assertAlmostEqual(math.hypot(*by_word["man"]), 1, places=6)
        unit = self.object("info", self.glove, "--space=unit", "--quiet")["norm"]
        self.assertEqual(unit["min"], 0)
        self.assertAlmostEqual(unit["max"], 1, places=6)
        # Means of all that was read are removed, whatever is chosen of it.
        mean = [sum(v[p] for v in WORDS.values()) / len(WORDS) for p in (0, 1)]
        norm = math.hypot(3 - mean[0], 4 - mean[1])
        centred = self.object("info", self.glove, "--space=centred", "--match=^king$")
        self.assertAlmostEqual(centred["norm"]["max"], norm, places=6)

    def test_table(self):
        self.assertIn('"tokens":6', self.ok("info", self.glove, "--table=token"))
        self.refused(1, "no --table position in a file of word vectors", "info", self.glove,
                     "--table=position")

    def test_salvage(self):
        bad = self.write("bad.txt", "a 1 2\nb 3 4\nc 5 6\nd 7\ne 8 9\n")
        self.refused(1, [f"{bad}:4: "], "info", bad)
        self.assertEqual(self.object("info", bad, "--salvage")["tokens"], 3)

    def test_metadata(self):
        table = self.write("m.tsv", "token\tkind\nking\troyal\nman\tplain\n")
        out = self.folder / "with.safetensors"
        self.ok("convert", self.glove, "--metadata", table, "-o", out)
        self.assertEqual(self.object("info", out)["tokens"], 6)
        self.assertIn(b"royal", out.read_bytes())
        err = run("info", self.glove, "--metadata", table)[2]
        self.assertIn(f"{table}: Tokens that match no row of the table", err)
        self.assertIn(f"{self.glove}: Zero vectors", err)
        self.refused(1, "nowhere.tsv", "info", self.glove, "--metadata", self.folder / "nowhere.tsv")

    def test_samples(self):
        env = {"ASTERISM_SAMPLES": str(self.folder)}
        self.assertEqual(self.ok("samples", env=env), "name\ttokens\tdims\tbytes\tdescription\n")
        out = self.folder / "six.safetensors"
        self.ok("convert", self.glove, "-o", out)
        rows = self.table("samples", env=env)
        self.assertEqual(rows[1][:4], ["six", "6", "2", str(out.stat().st_size)])
        self.assertEqual(self.ok("spectrum", "sample:six", env=env), self.ok("spectrum", self.glove))
        self.refused(1, ["sample:seven", "choose one of: six"], "info", "sample:seven", env=env)


class Formats(Case):
    def test_every_format_keeps_the_numbers(self):
        expected = self.ok("axis", self.glove, "--from=king", "--to=man")
        for ending in ("txt", "vec", "bin", "safetensors"):
            out = self.folder / f"copy.{ending}"
            self.assertEqual(self.ok("convert", self.glove, "-o", out), "")
            self.assertEqual(self.ok("axis", out, "--from=king", "--to=man"), expected, ending)

    def test_tensors_and_metadata(self):
        self.ok("convert", self.glove, "-o", self.folder / "t.tsv")
        self.assertEqual((self.folder / "t.tsv").read_text().splitlines()[0], "3\t4")
        self.assertIn("New_York", (self.folder / "metadata.tsv").read_text())

    def test_numpy(self):
        out = self.folder / "t.npy"
        self.ok("convert", self.glove, "-o", out)
        self.assertEqual(out.read_bytes()[:6], b"\x93NUMPY")

    def test_binary(self):
        path = self.write("six.bin", word2vec_binary(WORDS))
        self.assertEqual(self.object("info", path)["format"], "word2vec-binary")
        self.assertEqual(self.ok("spectrum", path), self.ok("spectrum", self.glove))

    def test_unknown_ending(self):
        out = self.folder / "x.docx"
        self.refused(2, [str(out), ".safetensors"], "convert", self.glove, "-o", out)
        self.assertFalse(out.exists())

    def test_packed(self):
        packed = self.write("six.txt.gz", gzip.compress(self.glove.read_bytes()))
        archive = self.folder / "six.zip"
        with zipfile.ZipFile(archive, "w") as out:
            out.writestr("a/six.txt", self.glove.read_bytes())
            out.writestr("b.txt", "x 1\ny 2\n")
        for path in (packed, f"{archive}#a/six.txt"):
            status, out, err = run("spectrum", path)
            if status != 0:
                self.skipTest(f"packed files are not read: {err}")
            self.assertEqual(out, self.ok("spectrum", self.glove))


if __name__ == "__main__":
    unittest.main()
