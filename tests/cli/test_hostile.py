"""Tokens, columns and places that somebody may have made on purpose: drawn as marks, never
as markup; written so that XML, PDF and spreadsheets read what they are."""

import random
import re
import shutil
import struct
import subprocess
import unittest
import xml.etree.ElementTree as ElementTree

from cli import Case, run

FORMULAS = ["=1+1", "+1+1", "-2+3", "@SUM(A1)", '"=1+1"', '=HYPERLINK("x")']
MARKUP = ["<b>bold</b>", "&amp;", "&lt;x&gt;", '<span_foreground="red">', "]]>",
          "</text></svg>", "<!--", "&", "%s%n"]
TURNING = ["\u202eevil\u202c", "\u2066iso", "abc\u200fdef", "\u202dx", "\ufeffbom"]
CONTROL = ["\x01\x02\x1b[31m", "a\x7fb", "a\0b", "tab\tin", "cr\rx", "\u2028\u2029"]
SCRIPTS = ["\u05e9\u05dc\u05d5\u05dd", "\u0627\u0644\u0639\u0631\u0628\u064a\u0629",
           "\u0928\u092e\u0938\u094d\u0924\u0947", "zw\u200dj\u200cn",
           "\U0001f469\u200d\U0001f469\u200d\U0001f467", "\U0001f3f3\ufe0f\u200d\U0001f308"]
BYTES = [b"\xff\xfe\x80bad", b"\xc3", b"\xed\xa0\x80", b"\xf4\x90\x80\x80"]
LONG = ["W" * 65535, "e" + "\u0301" * 20000, "\u202e" * 20000, "\ufdfa" * 20000]
BLANK = ["\ufffe\uffff", "\u00a0", "\u3164", "\ue000"]

TOKENS = [t if isinstance(t, bytes) else t.encode() for t in
          ["plain", *FORMULAS, *MARKUP, *TURNING, *CONTROL, *SCRIPTS, *BYTES, *LONG, *BLANK]]

# What may not stand in the words of a drawing.
UNSAFE = re.compile("[\x00-\x1f\x7f\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
INFINITE = re.compile(r'["\s,(-](nan|inf|infinity)["\s,)]', re.IGNORECASE)


def binary(tokens, rows):
    lines = (t + b" " + struct.pack(f"<{len(r)}f", *r) + b"\n" for t, r in zip(tokens, rows))
    return f"{len(tokens)} {len(rows[0])}\n".encode() + b"".join(lines)


def text(words, rows):
    return "".join(f"{w} {' '.join(map(str, r))}\n" for w, r in zip(words, rows))


class Hostile(Case):
    def setUp(self):
        super().setUp()
        chance = random.Random(3)
        rows = [[chance.gauss(0, 1) for _ in range(5)] for _ in TOKENS]
        self.space = self.write("hostile.bin", binary(TOKENS, rows))

    def render(self, ending, *args, space=None):
        path = self.folder / f"out.{ending}"
        self.ok("--quiet", "render", space or self.space, "--pane=map", "-o", path, *args)
        return path.read_bytes()

    def svg(self, *args, space=None):
        """The words of a drawing that is well-formed and says nothing that is unsafe."""
        drawing = self.render("svg", *args, space=space).decode()
        self.assertIsNone(INFINITE.search(drawing))
        root = ElementTree.fromstring(drawing)
        self.assertEqual(root.tag, "{http://www.w3.org/2000/svg}svg")
        words = ["".join(e.itertext()) for e in root.iter("{http://www.w3.org/2000/svg}text")]
        self.assertEqual([w for w in words if UNSAFE.search(w)], [])
        return words

    def test_labels(self):
        rows = range(len(TOKENS))
        for pins in rows[:20], rows[20:]:
            words = self.svg("--style=axes=no", "--pins", f"{pins[0]}-{pins[-1]}")
            for row in pins:
                token = TOKENS[row].decode(errors="replace")
                if token in MARKUP + FORMULAS:
                    self.assertIn(token, words)
                if token in TURNING:
                    self.assertTrue(any("\\u2" in w or "\\uFEFF" in w for w in words), words)
            self.assertLess(max(map(len, words)), 400)

    def test_outputs(self):
        self.assertTrue(self.render("png", "--colour=rank").startswith(b"\x89PNG"))
        self.assertTrue(self.render("pdf", "--colour=rank").startswith(b"%PDF"))
        if shutil.which("pdftotext"):
            said = subprocess.run(["pdftotext", self.folder / "out.pdf", "-"], check=True,
                                  capture_output=True).stdout.decode()
            self.assertIn("plain", said)

    def test_metadata(self):
        """Columns and their values are text as well, however long and whatever they hold."""
        names = ["token", "<b>kind</b>&amp;", "\u202ecol"]
        cells = ["<i>x</i>", "\u202ereverse&lt;", "=1+1", "Z" * 70000]
        lines = ["\t".join(names)] + [f"w{i}\t{cells[i % 4]}\t{'nan inf 1e999 3'.split()[i % 4]}"
                                      for i in range(40)]
        space = self.write("plain.txt", text([f"w{i}" for i in range(40)],
                                             [[i, i * i % 7, -i] for i in range(40)]))
        table = self.write("meta.tsv", "\n".join(lines) + "\n")
        for name in names[1:]:
            words = self.svg("--metadata", table, "--colour", name, space=space)
            shown = name.replace("\u202e", "\\u202E")
            self.assertTrue(any(shown in w for w in words), words)

    def test_many_values(self):
        space = self.write("many.txt", text([f"w{i}" for i in range(3000)],
                                            [[i % 50, i // 50] for i in range(3000)]))
        table = self.write("many.tsv", "token\tname\n" +
                           "".join(f"w{i}\tvalue {i}\n" for i in range(3000)))
        words = self.svg("--metadata", table, "--colour=name", "--style=labels=no,axes=no",
                         space=space)
        self.assertLess(len(words), 100)
        self.assertTrue(any("other" in w for w in words), words)

    def test_round_trip(self):
        """A map that is written is the map that is read, whatever the words."""
        path = self.folder / "map.tsv"
        self.ok("--quiet", "map", self.space, "--method=pca", "-o", path)
        lines = path.read_bytes().split(b"\n")
        self.assertEqual(len(lines), len(TOKENS) + 2)
        self.assertEqual({line.count(b"\t") for line in lines[:-1]}, {2})
        self.svg("--map", path)

    def test_spreadsheets(self):
        """A token is written as it is for scripts, and on request so that no spreadsheet
        computes it; both are read back."""
        maps = {}
        for option in (), ("--spreadsheet",):
            path = self.folder / "map.tsv"
            self.ok("--quiet", *option, "map", self.space, "--method=pca", "-o", path)
            maps[option] = [line.split(b"\t")[0] for line in path.read_bytes().split(b"\n")]
            self.svg("--map", path)
        for word in FORMULAS:
            self.assertIn(word.encode(), maps[()])
            written = f"\\x{ord(word[0]):02X}{word[1:]}".encode()
            self.assertIn(written, maps["--spreadsheet",])
        self.assertEqual([c for c in maps["--spreadsheet",] if re.match(rb'"*[=+@-].', c)], [])
        self.assertFalse(any(b"\r" in c for c in maps["--spreadsheet",]))


class Places(Case):
    """Maps whose points are where no method would put them."""

    WORDS = [f"w{i}" for i in range(30)]

    def setUp(self):
        super().setUp()
        self.space = self.write("words.txt", text(self.WORDS, [[i, i % 3] for i in range(30)]))

    def map(self, place):
        lines = [f"{w}\t{place(i)}" for i, w in enumerate(self.WORDS)]
        return self.write("map.tsv", "\n".join(["token\tx\ty", *lines]) + "\n")

    def draw(self, place, *args):
        path = self.folder / "out.svg"
        self.ok("render", self.space, "--pane=map", "--map", self.map(place), "-o", path, *args)
        drawing = path.read_text()
        self.assertIsNone(INFINITE.search(drawing))
        root = ElementTree.fromstring(drawing)
        return ["".join(e.itertext()) for e in root.iter("{http://www.w3.org/2000/svg}text")]

    def test_refused(self):
        for bad in "inf", "-inf", "nan", "1e300", "1e999":
            table = self.map(lambda i, bad=bad: f"{bad}\t1" if i == 4 else f"{i}\t{i}")
            says = self.refused(1, ["map.tsv:6:", "w4", "not a finite number"], "render",
                                self.space, "--pane=map", "--map", table, "-o",
                                self.folder / "out.svg")
            self.assertIn(bad, says)
            self.assertFalse((self.folder / "out.svg").exists())

    def test_one_place(self):
        for marks in "points", "heat-map", "contours":
            words = self.draw(lambda i: "1.5\t-2",
                              f"--style=marks={marks},hulls=yes,outlines=yes,minimap=yes")
            self.assertIn("w0", words)

    def test_far_apart(self):
        for most in 3e38, 1e20:
            words = self.draw(lambda i, most=most: f"{most if i % 2 else -most}\t{i}")
            self.assertIn("w0", words)
            self.assertIn("w1", words)

    def test_on_a_line(self):
        self.assertIn("w0", self.draw(lambda i: f"{i}\t0"))
        self.assertIn("w0", self.draw(lambda i: f"7\t{-i}"))

    def test_few(self):
        one = self.write("one.txt", "only 1 2 3\n")
        for ending in "png", "svg", "pdf":
            out = self.folder / f"one.{ending}"
            self.ok("render", one, "--pane=map", "-o", out)
            self.assertGreater(out.stat().st_size, 500)
        self.assertIn(">only<", (self.folder / "one.svg").read_text())
        none = self.write("none.txt", "")
        self.assertEqual(run("render", none, "--pane=map", "-o", self.folder / "n.png")[0], 1)


if __name__ == "__main__":
    unittest.main()
