"""Help, options and exit statuses: what a person meets before any file is read."""

import unittest

from cli import Case, run

COMMANDS = (
    "samples info convert neighbours axis map spectrum tint render correlate train".split()
)


class Usage(Case):
    def test_help(self):
        out = self.ok("--help")
        for command in COMMANDS:
            self.assertIn(f"\n  {command} ", out)
            said = self.ok(command, "--help")
            self.assertIn(f"Usage: asterism-cli {command}", said)
            self.assertEqual(said, self.ok(command, "-h"))
            self.assertEqual(said, self.ok("--help", command))
        self.assertEqual(out, self.ok("-h"))

    def test_help_lists_every_option(self):
        said = self.ok("map", "--help")
        for option in (
            "--method --dims --components --x --y --z -o --limit --words --match --space"
            " --table --salvage --metadata --threads --seed --quiet"
        ).split():
            self.assertIn(f"\n  {option}", said)

    def test_help_fits_a_terminal(self):
        for args in ((), *((command,) for command in COMMANDS)):
            for line in self.ok(*args, "--help").splitlines():
                self.assertLessEqual(len(line), 79, line)

    def test_version(self):
        self.assertRegex(self.ok("--version"), r"^asterism-cli \d+\.\d+\.\d+\n$")

    def test_nearest_command(self):
        self.refused(2, "no command neighbors; did you mean neighbours;", "neighbors")
        self.refused(2, "no command mpa; did you mean map;", "mpa")
        self.refused(2, "no command zzzzzzzz; see", "zzzzzzzz")
        self.refused(2, "no command; see asterism-cli --help")

    def test_nearest_option(self):
        self.refused(2, "no option --mathod; did you mean --method;", "map", "--mathod=pca")
        self.refused(2, "no option --thread; did you mean --threads;", "--thread", "1")
        self.refused(2, "no option --zzzzzzz; see asterism-cli info --help", "info", "--zzzzzzz")
        self.refused(2, "no option -z", "info", "-z")

    def test_values(self):
        glove = self.glove
        self.refused(2, "-k 0: expected a whole number from 1", "neighbours", glove, "king", "-k", 0)
        self.refused(2, "-k 1e3: expected a whole number", "neighbours", glove, "king", "-k", "1e3")
        self.refused(2, "-k -3: expected a whole number", "neighbours", glove, "king", "-k", "-3")
        self.refused(2, "--limit 0x10: expected", "info", glove, "--limit", "0x10")
        self.refused(2, "--limit : expected", "info", glove, "--limit=")
        self.refused(2, "--words: expected FILE after it, and found nothing", "info", glove,
                     "--words=")
        self.refused(2, "info: an argument is empty; expected: asterism-cli info IN", "info", "")
        said = self.refused(2, "--dims 0: choose one of 2, 3", "map", glove, "--dims", 0)
        self.assertNotIn("did you mean", said)
        self.refused(2, "--limit: expected N after it", "info", glove, "--limit")
        self.refused(2, "(did you mean euclidean?)", "neighbours", glove, "king", "--metric=euclidian")
        self.refused(2, "choose one of raw, centred, unit", "info", glove, "--space", "white")
        self.refused(2, "--quiet takes no value", "info", glove, "--quiet=yes")
        self.refused(2, "--threads 0: expected", "--threads", 0, "samples")
        self.refused(2, "--components 1,x: expected 2 whole", "map", glove, "--method=pca",
                     "--components", "1,x")
        self.refused(2, "--components 1,2: expected 3", "map", glove, "--method=pca", "--dims=3",
                     "--components", "1,2")
        tsne = "map", glove, "--method=tsne"
        self.refused(2, "--perplexity 0: expected", *tsne, "--perplexity=0")
        self.refused(2, "--perplexity 501: expected", *tsne, "--perplexity=501")
        self.refused(2, "--iterations 0: expected", *tsne, "--iterations=0")
        self.refused(2, "--learning-rate fast: expected auto or a number", *tsne,
                     "--learning-rate=fast")
        self.refused(2, "--learning-rate 0: expected", *tsne, "--learning-rate=0")
        self.refused(2, "--learning-rate nan: expected", *tsne, "--learning-rate=nan")
        self.refused(2, "--pca 2.5: expected none or a whole", *tsne, "--pca=2.5")
        self.refused(2, "--pca 0: expected none or a whole number above 0, at most 65536",
                     *tsne, "--pca=0")
        self.refused(2, "--initial pce: there is no file of that name; choose one of pca, random",
                     *tsne, "--initial=pce")
        self.refused(2, "choose one of spectral, pca, random", "map", glove, "--method=umap",
                     "--initial=pce")
        self.refused(2, "choose one of euclidean, cosine", *tsne, "--metric=dot")
        self.refused(2, "choose one of yes, no", *tsne, "--stop-early=maybe")
        self.refused(2, "expected a number from 1 to 100", *tsne, "--late-exaggeration=0")
        self.refused(2, "expected a number from 0 to 10", *tsne, "--perturb=-1")
        umap = "map", glove, "--method=umap"
        self.refused(2, "--neighbours 1: expected", *umap, "--neighbours=1")
        self.refused(2, "--min-dist 2: expected at most --spread", *umap, "--min-dist=2")
        self.refused(2, "--spread 0: expected", *umap, "--spread=0")
        self.refused(2, "--epochs 0: expected auto", *umap, "--epochs=0")
        self.refused(2, "--epochs 2.5: expected auto or a whole", *umap, "--epochs=2.5")
        self.refused(2, "--initial spectral: only --method umap", *tsne, "--initial=spectral")
        self.refused(2, "--size 0x5", "render", glove, "--pane=map", "--method=pca", "-o", "x.png",
                     "--size", "0x5")

    def test_options_of_another_method(self):
        """What would be ignored is said, before any file is read; it stops nothing."""
        for words, said in (
            ("map x.txt --method pca --perplexity 5", "--perplexity is for --method tsne"),
            ("map x.txt --method umap --x king", "--x is for --method axes"),
            ("map x.txt --method tsne --components 1,2", "--components is for --method pca or svd"),
            ("map x.txt --method svd --metric cosine", "--metric is for --method tsne or umap or mds"),
            ("clusters x.txt --method kmeans --eps 1", "--eps is for --method dbscan"),
            ("clusters x.txt --method hdbscan -k 3", "-k is for --method kmeans"),
            ("tint x.txt - --by norm --pin king", "--pin is for --by pinned"),
            ("render x.txt --pane map --perplexity 5 -o x.png", "--perplexity is for --method tsne"),
            ("render x.txt --pane text --text x.txt --zoom 2 -o x.png", "--zoom is for --pane map"),
        ):
            status, _, err = run(*words.split())
            first, *_, last = err.splitlines()
            self.assertIn(f"{said} and does nothing for ", first)
            self.assertEqual((status, "x.txt" in last), (1, True), err)
            self.assertNotIn("does nothing", run("--quiet", *words.split())[2])

    def test_missing_parts(self):
        glove = self.glove
        self.refused(2, "an argument is missing; expected: asterism-cli info IN", "info")
        self.refused(2, "too many arguments", "info", glove, glove)
        self.refused(2, "which --method?", "map", glove)
        self.refused(2, "give --y EXPR too", "map", glove, "--method=axes", "--x", "king")
        self.refused(2, "give both --from and --to", "axis", glove, "--from", "king")
        self.refused(2, "Add -o OUT", "convert", glove)
        self.refused(2, "Add --pairs FILE", "correlate", glove)
        self.refused(2, "Add --by", "tint", glove, "-")
        self.refused(2, "add --pin EXPR", "tint", glove, "-", "--by=pinned")
        self.refused(2, "which text?", "tint", glove, "--by=norm")
        self.refused(2, "two texts", "tint", glove, "-", "--text=x", "--by=norm")
        self.refused(2, "--null is not in this version", "spectrum", glove, "--null", 5)
        self.refused(2, "what? Add --pane", "render", glove)
        self.refused(2, "where to?", "render", glove, "--pane", "map")
        self.refused(2, "ending of OUT", "render", glove, "--pane", "map", "-o", "x.gif")

    def test_expressions_are_read_before_files_are_blamed(self):
        self.refused(2, "“king -”, column 7", "neighbours", self.glove, "king -")
        self.refused(2, "--to: “2”, column 1", "axis", self.glove, "--from=king", "--to=2")
        self.refused(1, [f"{self.glove}: “kingg” is not", "“king”"], "neighbours", self.glove,
                     "kingg")
        self.refused(1, ["--pin: ", "“Paris” is not in the vocabulary"], "tint", self.glove, "-",
                     "--by=pinned", "--pin=Paris")

    def test_where_options_stand(self):
        expected = self.ok("neighbours", self.glove, "king", "-k", 2, "--quiet")
        for args in (
            ("--quiet", "neighbours", "-k2", self.glove, "king"),
            ("neighbours", "--quiet", self.glove, "-k", "2", "king"),
            ("neighbours", "-k", "2", "--quiet", "--", self.glove, "king"),
            ("--threads=1", "--seed", 7, "neighbours", self.glove, "king", "-k2"),
        ):
            self.assertEqual(self.ok(*args), expected)

    def test_expression_with_a_dash(self):
        expected = self.ok("neighbours", self.glove, "--", "-king")
        self.assertEqual(self.ok("neighbours", self.glove, "-king"), expected)
        self.assertNotEqual(self.ok("neighbours", self.glove, "king"), expected)
        self.assertIn("projection", self.ok("axis", self.glove, "--from", "-king", "--to=-man"))


if __name__ == "__main__":
    unittest.main()
