"""Pictures: of the size asked for, of the kind the name says, the same every time."""

import struct
import unittest

from cli import Case


class Drawings(Case):
    def size_of_png(self, path):
        head = path.read_bytes()[:24]
        self.assertEqual(head[:8], b"\x89PNG\r\n\x1a\n")
        return struct.unpack(">II", head[16:24])

    def render(self, name, *args):
        out = self.folder / name
        self.assertEqual(self.ok("render", self.glove, *args, "-o", out), "")
        return out

    def test_map(self):
        args = ("--pane=map", "--method=pca", "--size=320x200")
        self.assertEqual(self.size_of_png(self.render("m.png", *args)), (320, 200))
        self.assertIn(b"<svg", self.render("m.svg", *args).read_bytes()[:200])
        self.assertEqual(self.render("m.pdf", *args).read_bytes()[:5], b"%PDF-")
        self.render("t.png", "--pane=map", "--method=tsne", "--iterations=50", "--quiet")
        default = self.render("d.png", "--pane=map", "--method=svd")
        self.assertEqual(self.size_of_png(default), (1600, 1000))

    def test_text(self):
        text = self.write("text", "king and queen\n" * 100)
        args = ("--pane=text", "--text", text, "--by=norm", "--size=300x200")
        width, height = self.size_of_png(self.render("t.png", *args))
        self.assertEqual(width, 300)
        self.assertGreater(height, 1000)
        short = self.write("short", "king")
        self.assertEqual(
            self.size_of_png(self.render("s.png", "--pane=text", "--text", short, "--by=norm",
                                         "--size=300x400")), (300, 400))

    def test_as_a_new_pane_begins(self):
        text = self.write("text", "king and queen")
        for args, told in ((["--pane=map"], "--method=pca"),
                           (["--pane=text", "--text", text], "--by=norm")):
            self.assertEqual(self.render("a.png", *args).read_bytes(),
                             self.render("b.png", *args, told).read_bytes())

    def test_same_bytes(self):
        for args in (
            ("--pane=map", "--method=pca", "--size=200x100", "--theme=dark"),
            ("--pane=text", "--text", self.glove, "--by=previous", "--size=200x100"),
        ):
            first = self.render("a.png", *args).read_bytes()
            self.assertEqual(first, self.render("b.png", "--threads=1", *args).read_bytes())

    def test_themes_differ(self):
        pictures = {
            self.render("a.png", "--pane=map", "--method=pca", "--size=90x60", "--theme", theme)
            .read_bytes()
            for theme in ("light", "dark", "print")
        }
        self.assertEqual(len(pictures), 3)

    def test_colour(self):
        table = self.write("m.tsv", "token\tkind\nking\troyal\nqueen\troyal\nman\tplain\n")
        args = ("--pane=map", "--method=pca", "--size=400x300", "--metadata", table, "--quiet")
        plain = self.render("a.svg", *args).read_bytes()
        coloured = self.render("b.svg", *args, "--colour=kind").read_bytes()
        self.assertNotEqual(plain, coloured)
        self.refused(1, "there is no column sort; choose one of: kind", "render", self.glove,
                     *args, "--colour=sort", "-o", self.folder / "c.svg")
        self.refused(1, "join a table that has it with --metadata", "render", self.glove, *args[:3],
                     "--colour=kind", "-o", self.folder / "c.svg")

    def test_tint_draws(self):
        for ending, start in (("html", b"<!"), ("svg", b"<?xml"), ("pdf", b"%PDF"),
                              ("PNG", b"\x89PNG")):
            out = self.folder / f"t.{ending}"
            self.ok("tint", self.glove, "-", "--by=pinned", "--pin=king", "-o", out,
                    stdin="king <script>alert (1)</script> & queen")
            self.assertTrue(out.read_bytes().lower().startswith(start.lower()), ending)
            self.assertNotIn(b"<script>alert", out.read_bytes())


if __name__ == "__main__":
    unittest.main()
