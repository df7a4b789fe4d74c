"""What the tests of asterism-cli share: running it, and small spaces to run it on."""

import json
import os
import pathlib
import struct
import subprocess
import tempfile
import unittest

CLI = os.environ["ASTERISM_CLI"]
SHARED = pathlib.Path(os.environ.get("ASTER_SHARED", "/nonexistent"))

# Six words on a plane, so that every number can be worked out by hand.
WORDS = {
    "king": (3, 4),
    "queen": (4, 3),
    "man": (1, 0),
    "woman": (0, 2),
    "New_York": (-5, 0),
    "null": (0, 0),
}


def run(*args, stdin=b"", env=None):
    """Runs asterism-cli; gives (status, stdout, stderr) with bytes as UTF-8."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))}
    clean.update(env or {})
    if isinstance(stdin, str):
        stdin = stdin.encode()
    done = subprocess.run(
        [CLI, *map(str, args)], input=stdin, capture_output=True, env=clean, check=False
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


class Case(unittest.TestCase):
    """A test with a folder of its own, and in it the six words as a GloVe file."""

    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="asterism-cli-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.glove = self.write(
            "six.txt", "".join(f"{w} {x} {y}\n" for w, (x, y) in WORDS.items())
        )

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def ok(self, *args, **kwargs):
        """Standard output of a run that must succeed."""
        status, out, err = run(*args, **kwargs)
        self.assertEqual(status, 0, err)
        return out

    def table(self, *args, **kwargs):
        """Its lines as lists of cells, the header first."""
        out = self.ok(*args, **kwargs)
        self.assertTrue(out.endswith("\n"))
        return [line.split("\t") for line in out[:-1].split("\n")]

    def object(self, *args, **kwargs):
        out = self.ok(*args, **kwargs)
        self.assertEqual(out.count("\n"), 1)
        return json.loads(out)

    def refused(self, status, says, *args, **kwargs):
        """The line on standard error of a run that must fail with that status. Warnings
        may come before it where a file was read, and only there."""
        code, out, err = run(*args, **kwargs)
        self.assertEqual((code, out), (status, ""), err)
        self.assertTrue(err.endswith("\n"), err)
        lines = err[:-1].split("\n")
        self.assertTrue(all(line.startswith("asterism-cli: ") for line in lines), err)
        self.assertTrue(status == 1 or len(lines) == 1, err)
        err = lines[-1]
        for words in [says] if isinstance(says, str) else says:
            self.assertIn(words, err)
        return err


def word2vec_binary(words):
    """The same space as a word2vec binary file."""
    n, d = len(words), len(next(iter(words.values())))
    rows = (w.encode() + b" " + struct.pack(f"<{d}f", *v) + b"\n" for w, v in words.items())
    return f"{n} {d}\n".encode() + b"".join(rows)
