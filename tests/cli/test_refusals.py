"""Files that cannot be read or written: one line, the right status, nothing left behind."""

import os
import signal
import subprocess
import unittest

from cli import CLI, Case, run


class Refusals(Case):
    def test_bad_files(self):
        cases = {
            "empty.txt": b"",
            "noise.bin": bytes(range(256)) * 40,
            "ragged.txt": b"a 1 2\nb 3\nc 4 5\n",
            "pickle.pkl": b"\x80\x04\x95\x10\x00\x00\x00\x00\x00\x00\x00}.",
        }
        for name, content in cases.items():
            path = self.write(name, content)
            self.refused(1, str(path), "info", path)
        self.refused(1, str(self.folder), "info", self.folder)
        self.refused(1, "nowhere.txt", "info", self.folder / "nowhere.txt")

    def test_bad_texts(self):
        text = self.write("text", b"king \xff queen")
        self.refused(1, [f"{text}: Byte 5 of the text (0xFF) is not UTF-8"], "tint", self.glove,
                     "--text", text, "--by=norm")
        self.refused(1, "standard input: Byte 4 of the text is a NUL", "tint", self.glove, "-",
                     "--by=norm", stdin=b"king\0")
        self.refused(1, "nowhere", "tint", self.glove, "--text", self.folder / "nowhere",
                     "--by=norm")
        self.refused(1, "this is a folder", "tint", self.glove, "--text", self.folder, "--by=norm")

    def test_what_is_no_file(self):
        pipe = self.folder / "pipe"
        os.mkfifo(pipe)
        for path, why in ((pipe, "this is a pipe"), ("/dev/zero", "this is a device")):
            self.refused(1, f"{path}: {why}", "tint", self.glove, "--text", path, "--by=norm")
            self.refused(1, f"{path}: {why}", "correlate", self.glove, "--pairs", path)
            self.refused(1, f"{path}: {why}", "info", self.glove, "--words", path)

    def test_bad_ratings(self):
        pairs = self.write("pairs", "just prose without numbers\n")
        self.refused(1, [f"{pairs}: ", "no line is a pair"], "correlate", self.glove, "--pairs",
                     pairs)

    def test_zero_pin(self):
        self.refused(1, [f"{self.glove}: ", "length 0"], "tint", self.glove, "-", "--by=pinned",
                     "--pin=null", stdin="king")
        self.refused(1, f"{self.glove}: The two ends", "axis", self.glove, "--from=king",
                     "--to=king")
        self.refused(1, f"{self.glove}: This vector", "neighbours", self.glove, "0 * king")
        self.refused(1, f"{self.glove}: The vector of axis 1", "map", self.glove, "--method=axes",
                     "--x=0*king", "--y=king")

    def test_existing_file_survives(self):
        out = self.write("out.vec", "precious")
        self.refused(1, "nowhere", "convert", self.folder / "nowhere.txt", "-o", out)
        self.refused(1, "kingg", "neighbours", self.glove, "kingg", "-o", out)
        self.assertEqual(out.read_text(), "precious")
        self.ok("neighbours", self.glove, "king", "-o", out)
        self.assertIn("queen", out.read_text())
        self.refused(1, "", "neighbours", self.glove, "king", "-o", self.folder / "no" / "x.tsv")
        self.refused(1, "", "neighbours", self.glove, "king", "-o", self.folder)

    @unittest.skipUnless(os.path.exists("/dev/full"), "there is no /dev/full here")
    def test_the_input_survives(self):
        before = self.glove.read_bytes()
        link = self.folder / "link.txt"
        link.symlink_to(self.glove)
        for path in (self.glove, link):
            says = f"-o {path}: this is the file that is read; give the answer another name"
            self.refused(2, says, "map", self.glove, "--method=pca", "-o", path)
            self.refused(2, says, "convert", self.glove, "-o", path, "--limit", 2)
            self.assertEqual(self.glove.read_bytes(), before)
        page = self.write("page.tsv", self.ok("map", self.glove, "--method=pca"))
        self.refused(2, f"--recalls {self.glove}: this is the file that is read", "quality",
                     self.glove, "--map", page, "-k", 1, "--recalls", self.glove)
        self.assertEqual(self.glove.read_bytes(), before)

    def test_little_memory(self):
        """OpenBLAS asks without end for addresses that it cannot have (ulimit -v)."""
        def limited(mib, *args):
            return subprocess.run(
                ["sh", "-c", f'ulimit -v {mib * 1024}; exec "$@"', "sh", CLI, *map(str, args)],
                capture_output=True, timeout=60, check=False)

        if limited(4096, "--version").returncode != 0:
            self.skipTest("a sanitizer needs more addresses than there are")
        done = limited(200, "map", self.glove, "--method=pca")
        self.assertEqual((done.returncode, done.stdout), (1, b""))
        self.assertIn(b"map: this process may use 209.7", done.stderr)
        self.assertIn(b"raise the limit", done.stderr)
        self.assertEqual(limited(200, "info", self.glove).returncode, 0)
        self.assertEqual(limited(4096, "map", self.glove, "--method=pca").returncode, 0)

    def test_full_disk(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([CLI, "info", str(self.glove)], stdout=full,
                                  stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"standard output", done.stderr)

    def test_interrupted(self):
        corpus = self.write("corpus.txt", "the king and the queen rule the land .\n" * 20000)
        out = self.folder / "v.vec"
        child = subprocess.Popen(
            [CLI, "train", str(corpus), "--epochs=100000", "-o", str(out)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        try:
            with self.assertRaises(subprocess.TimeoutExpired):
                child.communicate(timeout=1)
            child.send_signal(signal.SIGINT)
            child.communicate(timeout=60)
        finally:
            child.kill()
        self.assertEqual(child.returncode, -signal.SIGINT)
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()), ["corpus.txt", "six.txt"])

    def test_stopped_while_it_writes(self):
        """A file that was there stays; of the new one nothing does, at whatever moment."""
        rows = "".join(f"w{i} {i} {i} {i} {i}\n" for i in range(60000))
        path, out = self.write("many.txt", rows), self.write("out.safetensors", "precious")
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            child = subprocess.Popen([CLI, "convert", str(path), "-o", str(out)])
            try:
                while child.poll() is None and not list(self.folder.glob("out.safetensors.*")):
                    pass
                child.send_signal(number)
                child.wait(timeout=60)
            finally:
                child.kill()
            if child.returncode == 0:  # it was quicker than we are, and the new file stands
                self.assertGreater(out.stat().st_size, 60000 * 4 * 4)
                out.write_text("precious")
            else:
                self.assertEqual(child.returncode, -number)
            self.assertEqual(out.read_text(), "precious")
            self.assertEqual(sorted(p.name for p in self.folder.iterdir()),
                             ["many.txt", "out.safetensors", "six.txt"])

    def test_started_to_outlive_a_signal(self):
        """nohup and the background of a shell: what they ignore stays ignored."""
        corpus = self.write("corpus.txt", "the king and the queen rule the land .\n" * 2000)
        child = subprocess.Popen(
            [CLI, "train", str(corpus), "--epochs=5", "-o", str(self.folder / "v.vec")],
            stdout=subprocess.DEVNULL,
            preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
        child.send_signal(signal.SIGHUP)
        self.assertEqual(child.wait(timeout=60), 0)

    def test_the_file_comes_first(self):
        """PATH: what is wrong, also where an option or a corpus is at fault."""
        path, text = self.folder / "six.txt", self.folder / "text.txt"
        text.write_text("one two")
        empty = self.folder / "empty.txt"
        empty.write_text("")
        out = self.folder / "out.vec"
        for args, says in (
            (("axis", path, "--from=zebra", "--to=king"), f"{path}: --from: “zebra”"),
            (("map", path, "--method=axes", "--x=zebra", "--y=king"), f"{path}: --x: “zebra”"),
            (("tint", path, "--text", text, "--by=pinned", "--pin=zebra"), f"{path}: --pin: “zebra”"),
            (("train", empty, "-o", out), f"{empty}: the corpus is empty"),
            (("train", empty, text, "-o", out), f"{empty} (and 1 more): the corpus is too small"),
            (("train", self.folder / "no.txt", "-o", out), f"{self.folder}/no.txt: this text cannot be opened"),
            (("train", self.folder, "-o", out), f"{self.folder}: this is a folder"),
        ):
            self.assertIn(f"asterism-cli: {says}", self.refused(1, says, *args))

    def test_no_member_of_a_plain_file(self):
        path = self.folder / "six.txt"
        self.refused(1, f"{path}: this is not an archive, so “x”", "info", f"{path}#x")
        folder = self.folder / "c#d"
        folder.mkdir()
        (folder / "six.txt").write_bytes(path.read_bytes())
        self.refused(1, f"{folder}/six.txt: this is not an archive", "info", f"{folder}/six.txt#y")

    def test_components_beyond_the_dimensions(self):
        path = self.folder / "six.txt"
        self.refused(
            1, f"{path}: there is no component 9 of 2 dimensions",
            "map", path, "--method=pca", "--components=1,9")
        self.refused(
            1, "there is no component 3 of 2 dimensions", "map", path, "--method=svd", "--dims=3")

    def test_one_line_whatever_the_name(self):
        self.refused(1, "", "info", self.folder / "line\nbreak")


if __name__ == "__main__":
    unittest.main()
