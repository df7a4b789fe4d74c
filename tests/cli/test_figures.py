"""Maps as figures: every option of the drawing changes what it says it changes, the outputs
agree with one another, and a file says what it shows."""

import pathlib
import re
import shutil
import struct
import subprocess
import unittest
import zlib

from cli import Case

NAMES = ["king", "queen", "man", "woman", "apple", "pear", "=dog", "<cat>", "blue", "red"]


def chunks(png):
    """(kind, content) of a PNG file, checksums compared."""
    at = 8
    while at < len(png):
        size, kind = struct.unpack(">I4s", png[at:at + 8])
        content = png[at + 8:at + 8 + size]
        crc, = struct.unpack(">I", png[at + 8 + size:at + 12 + size])
        assert zlib.crc32(kind + content) == crc
        yield kind.decode(), content
        at += 12 + size


def pixels(path):
    """(width, height, rows of RGB) of an 8-bit PNG without interlace."""
    parts = list(chunks(path.read_bytes()))
    width, height, depth, colour = struct.unpack(">IIBB", parts[0][1][:10])
    channels = {2: 3, 6: 4}[colour]
    assert depth == 8
    raw = zlib.decompress(b"".join(c for k, c in parts if k == "IDAT"))
    stride, before, rows = width * channels, bytearray(width * channels), []
    for y in range(height):
        kind, line = raw[y * (stride + 1)], bytearray(raw[y * (stride + 1) + 1:(y + 1) * (stride + 1)])
        for i in range(stride):
            left = line[i - channels] if i >= channels else 0
            up, corner = before[i], before[i - channels] if i >= channels else 0
            if kind == 1:
                line[i] = (line[i] + left) & 255
            elif kind == 2:
                line[i] = (line[i] + up) & 255
            elif kind == 3:
                line[i] = (line[i] + (left + up) // 2) & 255
            elif kind == 4:
                p = left + up - corner
                a, b, c = abs(p - left), abs(p - up), abs(p - corner)
                line[i] = (line[i] + (left if a <= b and a <= c else up if b <= c else corner)) & 255
        rows.append(line)
        before = line
    return width, height, channels, rows


BLOCK = 10  # px: letters that other programs set a pixel beside hardly count


def blocks(path):
    """Width, height, and the mean of each channel over each block."""
    width, height, channels, rows = pixels(path)
    means = []
    for y in range(0, height, BLOCK):
        lines = rows[y:y + BLOCK]
        for x in range(0, width * channels, BLOCK * channels):
            cells = [line[x:x + BLOCK * channels] for line in lines]
            for channel in range(3):
                values = [v for cell in cells for v in cell[channel::channels]]
                means.append(sum(values) / len(values))
    return (width, height), means


def difference(a, b):
    """Mean difference of blocks, [0, 255], of two pictures of the same size."""
    size_a, means_a = blocks(a)
    size_b, means_b = blocks(b)
    assert size_a == size_b, (size_a, size_b)
    return sum(abs(p - q) for p, q in zip(means_a, means_b)) / len(means_a)


class Figures(Case):
    def setUp(self):
        super().setUp()
        places = [(0, 0), (2, 1), (-1, 2), (1, -2), (-2, -1), (3, 3), (-3, 3), (3, -3), (-3, -3), (0, 3)]
        self.space = self.write("ten.txt", "".join(
            f"{w} {x} {y} {x * y}\n" for w, (x, y) in zip(NAMES, places)))
        self.map = self.write("map.tsv", "token\tx\ty\n" + "".join(
            f"{w}\t{x}\t{y}\n" for w, (x, y) in zip(NAMES, places)))
        self.kinds = self.write("kinds.tsv", "token\tkind\n" + "".join(
            f"{w}\t{k}\n" for w, k in zip(NAMES, "ppppffaacc")))

    def draw(self, name, *args):
        out = self.folder / name
        self.ok("render", self.space, "--pane=map", "--size=400x300", *args, "-o", out, "--quiet")
        return out

    def svg(self, *args):
        return self.draw("x.svg", *args).read_text()

    def test_saved_map(self):
        drawn = self.svg("--map", self.map)
        self.assertEqual(drawn.count("<circle "), len(NAMES))
        self.assertIn("<title>&lt;cat&gt;</title>", drawn)
        self.assertIn(">queen</text>", drawn)

    def test_sizes(self):
        for args, width, height in (
            (["--preset=slide"], 1280.01, 720),
            (["--preset=column"], 321.26, 241),
            (["--preset=two-columns", "--size=900x450"], 680.31, 340),
            (["--width=10cm", "--height=2in"], 377.95, 192),
            (["--dpi=192"], 200, 150),
        ):
            box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', self.svg("--map", self.map, *args))
            self.assertAlmostEqual(float(box[1]), width, 0, args)
            self.assertAlmostEqual(float(box[2]), height, 0, args)
        png = self.draw("x.png", "--map", self.map, "--width=2in", "--height=1in", "--dpi=150")
        self.assertEqual(pixels(png)[:2], (300, 150))
        density = dict(chunks(png.read_bytes()))["pHYs"]
        self.assertEqual(struct.unpack(">IIB", density), (5906, 5906, 1))

    def test_letters_are_points(self):
        for preset, least in (("column", 6), ("two-columns", 6), ("slide", 10)):
            drawn = self.svg("--map", self.map, "--preset", preset, "--colour=rank")
            sizes = [float(s) * 0.75 for s in re.findall(r'font-size="([\d.]+)"', drawn)]
            self.assertGreaterEqual(min(sizes), least, preset)

    def test_narrow_legend(self):
        args = ("--map", self.map, "--metadata", self.kinds, "--colour=kind")
        beside = self.svg(*args, "--preset=two-columns")
        below = self.svg(*args, "--preset=column", "--caption=Ten words")
        self.assertIn(">p</text>", beside)
        words = re.findall(r'<text[^>]* y="([\d.]+)"[^>]*>([^<]*)</text>', below)
        tall = float(re.search(r'viewBox="0 0 [\d.]+ ([\d.]+)"', below)[1])
        legend = [float(y) for y, text in words if re.fullmatch(r"[pfac]\s\d|kind", text)]
        self.assertEqual(len(legend), 5)
        self.assertGreater(min(legend), 241)
        caption, = [float(y) for y, text in words if text == "Ten words"]
        self.assertLess(max(legend), caption)
        self.assertLess(caption, tall)
        png = self.draw("slide.png", "--map", self.map, "--preset=slide")
        self.assertEqual(pixels(png)[:2], (1920, 1080))
        # More classes than there is room for are counted.
        many = self.write("many.tsv", "token\tkind\n" + "".join(
            f"{w}\tthe class of everything like {w}\n" for w in NAMES))
        below = self.svg("--map", self.map, "--metadata", many, "--colour=kind", "--preset=column")
        self.assertRegex(below, r">and \d more</text>")

    def test_colours(self):
        for args, title in (
            (["--colour=norm"], "Norm"), (["--colour=rank"], "Rank"),
            (["--colour=hubness"], "Hubness"), (["--colour=recall"], "Neighbour recall"),
            (["--cosine=king + man"], "Cosine to king"),
            (["--colour=kind", "--metadata", self.kinds], "kind"),
        ):
            # Wide enough for the title in any font.
            drawn = self.svg("--map", self.map, *args, "--size=800x600")
            self.assertTrue(f">{title}" in drawn, args)
        self.assertNotIn(">Norm</text>", self.svg("--map", self.map))
        self.refused(1, ["no column sort", "hubness"], "render", self.space, "--pane=map",
                     "--colour=sort", "-o", self.folder / "n.svg")

    def test_missing_numbers(self):
        some = self.write("some.tsv", "token\tscore\nking\t-2\nman\tnan\npear\t3.5\nqueen\t\n")
        words = re.findall(r"<text[^>]*>([^<]*)</text>", self.svg(
            "--map", self.map, "--metadata", some, "--colour=score", "--size=800x600"))
        at = words.index("no value")
        self.assertEqual(words[words.index("score") + 1:at + 2], ["−3.5", "0", "3.5", "no value", "8"])

    def test_inks(self):
        args = ("--map", self.map, "--metadata", self.kinds, "--colour=kind")
        drawn = self.svg(*args, "--inks=f=#123456,#1=#abcdef")
        self.assertEqual(len(re.findall('<circle [^>]*fill="#123456"', drawn)), 2)
        self.assertEqual(len(re.findall('<circle [^>]*fill="#abcdef"', drawn)), 4)
        self.assertNotEqual(self.svg("--map", self.map, "--colour=rank"),
                            self.svg("--map", self.map, "--colour=rank", "--style=ramp=cividis"))
        self.refused(2, "a class and a colour", "render", self.space, "--pane=map", "--inks=f=red",
                     "--quiet", "-o", self.folder / "n.svg")

    def test_clusters_and_sets(self):
        table = self.write("c.tsv", "token\tcluster\tname\n" + "".join(
            f"{w}\t{i // 4 if i < 8 else -1}\t{'royal' if i < 4 else 'food' if i < 8 else ''}\n"
            for i, w in enumerate(NAMES)))
        drawn = self.svg("--map", self.map, "--colour=clusters", "--clusters", table)
        for words in (">Clusters<", ">royal<", ">food<", ">Noise<"):
            self.assertIn(words, drawn)
        self.assertIn(">set</text>", self.svg("--map", self.map, "--colour=sets", "--sets", self.write(
            "s.tsv", "token\tset\nking\tkings\nman\tmen\n")))
        self.refused(2, "Add --clusters FILE", "render", self.space, "--pane=map",
                     "--colour=clusters", "--quiet", "-o", self.folder / "n.svg")
        self.refused(1, "no table of clusters", "render", self.space, "--pane=map", "--colour=clusters",
                     "--clusters", self.kinds, "-o", self.folder / "n.svg")

    def test_set_rows(self):
        args = ("--map", self.map, "--colour=sets", "--set-rows")
        drawn = self.svg(*args, "royal=king,queen;'a;b=c#1'#3=4-5;none#9=")
        self.assertEqual(re.findall(r">(Sets|royal|a;b=c#1|none)</text>", drawn),
                         ["Sets", "royal", "a;b=c#1", "none"])
        inks = [len(re.findall(f'<circle [^>]*fill="{ink}"', drawn)) for ink in ("#0072b2", "#009e73")]
        self.assertEqual(inks, [2, 2])
        again = self.svg(*args, "@" + str(self.write("sets.txt", "royal=king,queen;'a;b=c#1'#3=4-5;none#9=")))
        self.assertEqual(drawn.split("</metadata>")[1], again.split("</metadata>")[1])
        # A row is in the last of its sets.
        drawn = self.svg(*args, "royal=0-1;more=1-2")
        self.assertEqual(len(re.findall('<circle [^>]*fill="#0072b2"', drawn)), 1)
        for sets, says in (("royal", "a name and rows"), ("=0", "a name and rows"), ("a#33=0", "a mark"),
                           ("a#2=0;b=1", "another set's"), ("a='", "quote")):
            self.refused(2, ["--set-rows", says], "render", self.space, "--pane=map", *args, sets, "--quiet",
                         "-o", self.folder / "n.svg")

    def test_rows(self):
        whole = self.svg("--map", self.map)
        self.assertEqual(self.svg("--map", self.map, "--only", "0-2,5").count("<circle "), 4)
        self.assertEqual(self.svg("--map", self.map, "--only", "king, '=dog', #3").count("<circle "), 3)
        self.assertEqual(self.svg("--map", self.map, "--metadata", self.kinds, "--colour=kind",
                                  "--hide", "p, f").count("<circle "), 4)
        rows = self.write("rows.txt", "0-2,5\n")
        self.assertEqual(self.svg("--map", self.map, f"--only=@{rows}").count("<circle "), 4)
        self.refused(1, "none.txt", "render", self.space, "--pane=map", "--only=@none.txt", "-o",
                     self.folder / "n.svg", "--quiet")
        for args in (["--select=queen"], ["--pins=queen"], ["--find=^k"]):
            self.assertNotEqual(self.svg("--map", self.map, *args), whole, args)
        for args, says in ((["--pins=quen"], "queen"), (["--select=0-99"], "no row 99"),
                           (["--hide=p"], "no such class")):
            self.refused(1, says, "render", self.space, "--pane=map", *args, "-o",
                         self.folder / "n.svg", "--quiet")

    def place(self, drawn, word):
        """Where a word stands."""
        x, y = re.search(rf'<text[^>]* x="([\d.]+)" y="([\d.]+)"[^>]*>{word}</text>', drawn).groups()
        return float(x), float(y)

    def test_labels(self):
        args = ("--map", self.map, "--size=800x600")
        whole = self.svg(*args)
        moved = self.svg(*args, "--move-labels=queen=2/-3,#9=-4/0.5", "--hide-labels=pear,'<cat>'")
        self.assertNotIn(">pear</text>", moved)
        self.assertNotIn(">&lt;cat&gt;</text>", moved)
        self.assertIn("<title>pear</title>", moved)
        before, after = self.place(whole, "queen"), self.place(moved, "queen")
        self.assertAlmostEqual(after[0] - before[0], 2 * 13, 1)
        self.assertAlmostEqual(after[1] - before[1], -3 * 13, 1)
        for status, option, says in ((2, "--move-labels=queen", "king=4/-2"),
                                     (2, "--move-labels=queen=2/x", "king=4/-2"),
                                     (1, "--hide-labels=quen", "queen"),
                                     (1, "--hide-labels=@royal", "no cluster")):
            self.refused(status, says, "render", self.space, "--pane=map", *args, option, "--quiet", "-o",
                         self.folder / "n.svg")

    def test_names(self):
        table = self.write("g.tsv", "token\tcluster\tname\tgroup\n" + "".join(
            f"{w}\t{i // 2}\t{'one two three four five'.split()[i // 2]}\t{'all' if i < 6 else 'rest'}\n"
            for i, w in enumerate(NAMES)))
        args = ("--map", self.map, "--colour=clusters", "--clusters", table, "--style=labels=no,legend=no")
        far, near = self.svg(*args), self.svg(*args, "--zoom=8")
        self.assertIn(">all</text>", far)
        self.assertNotIn(">all</text>", near)
        self.assertNotIn(">all</text>", self.svg(*args, "--hide-labels=@@all"))
        moved = self.place(self.svg(*args, "--move-labels=@@all=3/2"), "all")
        before = self.place(far, "all")
        self.assertAlmostEqual(moved[0] - before[0], 3 * 13, 1)
        self.assertAlmostEqual(moved[1] - before[1], 2 * 13, 1)

    def test_found_and_torn(self):
        args = ("--map", self.map, "--style=labels=no")
        found, same = (self.svg(*args, a).split('<g id="drawing">')[1]
                       for a in ("--found=king,#3", "--find=^(king|woman)$"))
        self.assertEqual(found, same)
        self.assertNotEqual(self.svg(*args, "--found=king"), self.svg(*args))
        torn = self.svg("--map", self.map, "--select=king,red", "--style=labels=no,torn=yes")
        self.assertNotEqual(torn, self.svg("--map", self.map, "--select=king,red", "--style=labels=no"))

    def test_view(self):
        whole = self.svg("--map", self.map)
        near = self.svg("--map", self.map, "--centre=2,1", "--zoom=4")
        self.assertRegex(near, r'<circle cx="200" cy="150"[^>]*><title>queen')
        self.assertLess(near.count("<circle "), whole.count("<circle "))
        solid = self.write("solid.tsv", "token\tx\ty\tz\n" + "".join(
            f"{w}\t{i % 3}\t{i % 4}\t{i % 5}\n" for i, w in enumerate(NAMES)))
        sides = {self.svg("--map", solid, f"--yaw={yaw}", "--pitch=10") for yaw in (0, 30, 60)}
        self.assertEqual(len(sides), 3)
        self.refused(2, "two numbers", "render", self.space, "--pane=map", "--centre=3", "--quiet", "-o",
                     self.folder / "n.svg")

    def test_style(self):
        whole = self.svg("--map", self.map, "--colour=rank")
        bare = self.svg("--map", self.map, "--colour=rank", "--style=legend=no,labels=no")
        self.assertNotIn(">Rank<", bare)
        self.assertNotIn(">queen</text>", bare)
        large = self.svg("--map", self.map, "--style=size=2,alpha=0.3")
        radius = [float(re.search(r'<circle [^>]* r="([\d.]+)"', s)[1]) for s in (whole, large)]
        self.assertAlmostEqual(radius[1], 2 * radius[0], 1)
        self.assertIn('fill-opacity="0.3"', large)
        self.refused(2, "--style", "render", self.space, "--pane=map", "--style=colour=red", "-o",
                     self.folder / "n.svg")

    def test_contours(self):
        places = [(i * 37 % 101 / 9, i * 53 % 97 / 9) for i in range(3000)]
        space = self.write("many.txt", "".join(f"w{i} {x} {y} 1\n" for i, (x, y) in enumerate(places)))
        many = self.write("many.tsv", "token\tx\ty\n" + "".join(
            f"w{i}\t{x}\t{y}\n" for i, (x, y) in enumerate(places)))
        out = self.folder / "lines.svg"
        for marks, image in (("contours", False), ("heat-map", True)):
            self.ok("render", space, "--pane=map", "--map", many, "--size=400x300",
                    f"--style=marks={marks}", "-o", out, "--quiet")
            drawn = out.read_text()
            self.assertEqual("<image" in drawn, image, marks)
        self.ok("render", space, "--pane=map", "--map", many, "--size=400x300",
                "--style=marks=contours,labels=no,legend=no", "-o", out, "--quiet")
        self.assertGreaterEqual(out.read_text().count('fill-rule:evenodd'), 1)

    def test_says_what_it_shows(self):
        args = ("--map", self.map, "--caption", "Ten words & more")
        png = dict(c.split(b"\0", 1) for k, c in chunks(self.draw("x.png", *args).read_bytes())
                   if k == "iTXt")
        self.assertEqual(png[b"Description"].lstrip(b"\0").decode(), "Ten words & more")
        command = png[b"Command"].lstrip(b"\0").decode()
        self.assertIn("render --pane map", command)
        self.assertEqual(png[b"Seed"].lstrip(b"\0"), b"42")
        drawn = self.svg(*args)
        self.assertIn("<desc>Ten words &amp; more</desc>", drawn)
        self.assertIn("<dc:subject>seed 42</dc:subject>", drawn)
        self.assertIn(">Ten words &amp; more</text>", drawn)

    def assert_outputs_agree(self, args, blank, most=1):
        """SVG and PDF drawn by others differ from the PNG by rims of letters and points; @blank
        are options after which almost nothing is drawn."""
        tools = [t for t in ("rsvg-convert", "pdftocairo") if not shutil.which(t)]
        if tools:
            self.skipTest(f"{', '.join(tools)} is not here")
        png = self.draw("x.png", *args)
        svg, pdf = self.draw("x.svg", *args), self.draw("x.pdf", *args)
        content = difference(png, self.draw("b.png", *args, *blank))
        from_svg, from_pdf = self.folder / "svg.png", self.folder / "pdf"
        subprocess.run(["rsvg-convert", svg, "-o", from_svg], check=True)
        subprocess.run(["pdftocairo", "-png", "-singlefile", "-r", "96", pdf, from_pdf], check=True)
        for other in (from_svg, pathlib.Path(f"{from_pdf}.png")):
            self.assertLess(difference(png, other), most, (args, other.name))
            self.assertLess(difference(png, other), content / 2, (args, other.name))

    def test_outputs_agree(self):
        """An automatic caption names a folder of chance, whose letters would be most of the
        difference."""
        for theme in ("light", "dark", "print"):
            self.assert_outputs_agree(
                ("--map", self.map, "--colour=kind", "--metadata", self.kinds, "--theme", theme,
                 "--pins=queen", "--caption=Ten words & more", "--style=size=2"),
                ("--only=#0", "--style=size=2,legend=no,labels=no"))

    def test_outputs_agree_on_clusters(self):
        """More clusters than there are marks: pale ones, shapes, lines around them, numbers of
        both signs with some missing."""
        places = [(3 * (i % 40 % 8) + i * 37 % 41 / 41, 3 * (i % 40 // 8) + i * 53 % 43 / 43) for i in range(800)]
        self.space = self.write("many.txt", "".join(f"w{i} {x} {y} 1\n" for i, (x, y) in enumerate(places)))
        self.map = self.write("many.tsv", "token\tx\ty\n" + "".join(
            f"w{i}\t{x}\t{y}\n" for i, (x, y) in enumerate(places)))
        clusters = self.write("c.tsv", "token\tcluster\tscore\n" + "".join(
            f"w{i}\t{i % 40}\t{i % 40 - 20 if i % 3 else ''}\n" for i in range(800)))
        drawn = self.svg("--map", self.map, "--colour=clusters", "--clusters", clusters, "--style=hulls=all",
                         "--size=800x900")
        self.assertIn(">8 smaller clusters, pale</text>", drawn)
        self.assertGreater(len(set(re.findall(r'<circle [^>]*fill="(#\w+)"', drawn))), 12)
        blank = ("--style=labels=no,legend=no,names=no,alpha=0.05", "--only=#0")
        for theme in ("light", "dark"):
            for args in (("--colour=clusters", "--clusters", clusters, "--style=hulls=all,labels=no"),
                         ("--colour=score", "--metadata", clusters, "--style=labels=no")):
                # Eight hundred rims, and thin lines.
                self.assert_outputs_agree(("--map", self.map, "--theme", theme, *args), blank, most=1.6)

    def test_text_in_pdf(self):
        if not shutil.which("pdftotext"):
            self.skipTest("pdftotext is not here")
        pdf = self.draw("x.pdf", "--map", self.map, "--caption=said below")
        text = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True).stdout
        for word in ("queen", "<cat>", "said below"):
            self.assertIn(word, text)


if __name__ == "__main__":
    unittest.main()
