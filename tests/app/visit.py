"""What every visit to the real window has in common: a home of its own, steps, and an end.

A visit is a class of steps, each a method named after what the person does. They run in their
order and end at the first that fails. Then it is told in one line what was waited for, where,
and what there was instead, and below it what shows, as much of it as a log keeps.
"""

import math
import os
import pathlib
import random
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time
import traceback

import desktop

MERGED = 0.8  # seconds within which history makes one step of like changes
SOURCE = (1400, 900)  # where another program stands, beside the window
DIALOG = (None, "^(Open Vectors|Open a Text|Attach a Table|Export the (Pane|Map))$")
MIDDLE = (600, 300)  # a place over the panes
SHOWN = 60  # lines about what shows when a step has failed
# Nothing glides: what is pointed at lies where it is from the first frame on.
SETTINGS = "[Settings]\ngtk-enable-animations=0\n"


class Visit:
    """The steps, in order; each asserts what the person then sees."""

    settings = "keyfile"  # they last; "memory" if they end with the program

    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.environment = home(folder, self.settings)
        self.window = None
        self.prepare()

    def prepare(self):
        """Writes the files that the steps open."""

    def steps(self):
        """The methods, in the order in which they are taken."""
        raise NotImplementedError

    def start(self, *arguments):
        self.window = desktop.Window(self.program, [str(a) for a in arguments], self.environment)

    def a_step_apart(self):
        """Lets time pass, so that the change that was just seen to be there and the next one are
        two steps to undo: like changes that follow each other quickly are one, and how quickly
        they come depends on the machine."""
        time.sleep(MERGED + 0.2)

    def undoes(self):
        self.window.type("Control_L+z")

    def buttons(self, tooltip, inside=None):
        """Those with a name or tooltip like this one, in a panel of that name; a button around
        another, as that of a menu, is before it."""
        nodes = (self.window.find("panel", inside) if inside else self.window.look()).walk()
        return [
            n
            for n in nodes
            if n.role == "push button" and (re.search(tooltip, n.name) or re.search(tooltip, n.description))
        ]

    def press(self, tooltip, inside=None):
        """The innermost of such buttons, once there is one that can be pressed."""

        def pressed():
            buttons = self.buttons(tooltip, inside)
            return buttons and self.window.act(buttons[-1])

        self.window.wait(f"a button «{tooltip}»", pressed)

    def answer(self, role, field, path, button):
        """Fills the one field of the dialog that is open, and presses a button of it."""
        if path:
            self.window.put(role, field, str(path), DIALOG)
        self.window.press("push button", f"^{button}$", DIALOG)
        self.window.wait_until_closed()

    def choose(self, path):
        """In a dialog that opens: a slash asks for a path, as in every such dialog."""
        self.window.find("push button", "^_Open", DIALOG)
        self.window.wait("the dialog to take keys", self.window.dialog_takes_keys)
        self.window.type("slash")
        self.answer("text", "^GtkFileChooserEntry$", path, "_Open Open")

    def drop(self, *paths):
        """From another program, with the mouse."""
        source = subprocess.Popen(
            ["/usr/bin/python3", pathlib.Path(__file__).with_name("drag-source.py"), *map(str, SOURCE), *paths],
            env=dict(self.environment, G_DEBUG=""),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            ready = source.stdout.readline().split()
            assert ready[:1] == ["ready"], "the other program does not start"
            told = lambda: select.select([source.stdout], [], [], 0)[0] and source.stdout.readline()
            self.window.drag(int(ready[1]), int(ready[2]), *MIDDLE, lambda: told() == "welcome\n")
            yield
        finally:
            source.stdin.close()
            source.wait(desktop.PATIENCE)

    def quits(self):
        status = self.window.close()
        assert status == 0, f"exit status {status}"


def home(folder, settings):
    """An environment with a home of its own in folder.

    Warnings are fatal to the program, but not to what looks at it.
    """
    fatal = os.environ.pop("G_DEBUG", "")
    environment = dict(
        os.environ,
        G_DEBUG=fatal,
        HOME=str(folder),
        GTK_A11Y="atspi",
        GTK_USE_PORTAL="0",
        GSETTINGS_BACKEND=settings,
        LC_ALL="C.UTF-8",
    )
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        place = folder / name.lower()
        place.mkdir(exist_ok=True)
        environment[f"XDG_{name}_HOME"] = str(place)
    (folder / "config" / "gtk-4.0").mkdir(exist_ok=True)
    (folder / "config" / "gtk-4.0" / "settings.ini").write_text(SETTINGS)
    return environment


def write_vectors(path, words, d=8):
    """A GloVe file, the same every time; returns what is in it."""
    chance = random.Random(7)
    vectors = {}
    with open(path, "w", encoding="utf-8") as out:
        for word in words:
            numbers = [f"{chance.gauss(0, 1):.4f}" for _ in range(d)]
            vectors[word] = [float(number) for number in numbers]
            out.write(f"{word} {' '.join(numbers)}\n")
    return vectors


def norm(v):
    return math.sqrt(sum(x * x for x in v))


def cosine(v, w):
    return sum(x * y for x, y in zip(v, w)) / norm(v) / norm(w)


def ranked_by_cosine(vectors, word):
    """All other words, as (cosine, word), the nearest first."""
    return sorted(((cosine(vectors[word], v), w) for w, v in vectors.items() if w != word), reverse=True)


def why_not(needs=()):
    """Why there cannot be a window here, or None; needs: what else is asked of the bindings."""
    if not os.environ.get("DISPLAY"):
        return "there is no display; ./test brings one"
    if not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return "there is no session bus; ./test brings one"
    try:
        import gi
    except ImportError:
        return "python3-gi is not here"
    for name, version in needs:
        try:
            gi.require_version(name, version)
        except ValueError:
            return f"gir1.2-{name.lower()}-{version} is not here"
    return None


def complaint(trouble):
    """What went wrong, and in which line of the visit."""
    frames = [f for f in traceback.extract_tb(trouble.__traceback__) if pathlib.Path(f.filename).name == pathlib.Path(sys.argv[0]).name]
    way = ", ".join(f"line {f.lineno}: {f.line}" for f in frames)
    kind = "" if isinstance(trouble, (desktop.Trouble, AssertionError)) else f"{type(trouble).__name__}: "
    return f"{kind}{trouble or 'it is not so'} ({way})"


def tell(title, trouble, window):
    """A log may keep no more than its last hundred lines."""
    print(f"# «{title}» failed: {complaint(trouble)}", file=sys.stderr)
    try:
        lines = window.describe() if window else []
    except Exception as silence:  # what failed is told already
        lines = [f"{type(silence).__name__}: {silence}"]
    for line in lines[:SHOWN]:
        print(f"#   {line}", file=sys.stderr)
    if len(lines) > SHOWN:
        print(f"#   … and {len(lines) - SHOWN} more", file=sys.stderr)


def play(visit):
    """Takes the steps and speaks TAP."""
    steps = visit.steps()
    print(f"1..{len(steps)}", flush=True)
    for number, step in enumerate(steps, 1):
        title = step.__name__.replace("_", " ")
        try:
            step()
        except Exception as trouble:
            print(f"not ok {number} - {title}", flush=True)
            tell(title, trouble, visit.window)
            return 1
        print(f"ok {number} - {title}", flush=True)
    return 0


def main(kind, needs=()):
    """A visit of that kind to the program that the command line names."""
    reason = why_not(needs)
    if reason:
        print(f"1..0 # SKIP {reason}")
        return 0

    folder = pathlib.Path(tempfile.mkdtemp(prefix=f"asterism-{kind.__name__.lower()}-"))
    visit = kind(sys.argv[1], folder)
    try:
        return play(visit)
    finally:
        if visit.window:
            visit.window.kill()
        shutil.rmtree(folder, ignore_errors=True)
