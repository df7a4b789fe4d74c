#!/usr/bin/python3
"""One afternoon with the real window, through the accessibility bus. Speaks TAP.

A person opens a file, searches a word, selects it, reads its neighbours, tints a text with it,
takes a step back, opens a file that is not there, quits, comes back and finds everything as it
was. What the window says is compared with what is computed here.

Usage: test-window.py PROGRAM
"""

import math
import pathlib
import shutil
import sys
import tempfile

import desktop

WORDS = "king queen man woman dog cat purple red the and near".split()
TEXT = "the king and the zebra near queen"


def norm(v):
    return math.sqrt(sum(x * x for x in v))


def cosine(v, w):
    return sum(x * y for x, y in zip(v, w)) / norm(v) / norm(w)


class Afternoon:
    """The steps, in order; each asserts what the person then sees."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.file = folder / "small words.txt"
        self.vectors = desktop.write_vectors(self.file, WORDS + [f"word{i}" for i in range(40)])
        self.window = None
        self.environment = desktop.home(folder, "keyfile")

    def start(self, *arguments):
        self.window = desktop.Window(self.program, [str(a) for a in arguments], self.environment)

    def panel(self, name):
        return self.window.find("panel", name)

    def button(self, tooltip, inside=None):
        """The innermost button with a tooltip; a menu button is made of two."""
        nodes = (inside or self.window.look()).walk()
        return [n for n in nodes if n.role == "push button" and tooltip in (n.name, n.description)][-1]

    # ---- the steps ----

    def walks_with_tab(self):
        """From the map through the text and on, and in the end back to the map: no trap."""
        first = self.window.focused()
        seen = []
        for _ in range(120):
            self.window.type("Tab")
            now = self.window.focused()
            if now and now != (seen[-1] if seen else first):
                seen.append(now)
            if now == first:
                break
        assert seen[-1] == first, f"Tab does not come back to {first}: {seen}"
        names = [name for _, name in seen]
        for name in ("Text", "Sum of words", "Library (F9)", "_Open Open", "Pane menu", "All 51"):
            assert name in names, f"Tab does not lead to «{name}»: {names}"

    def opens_a_file(self):
        self.start(self.file)
        self.window.find("push button", f"small words, {len(self.vectors)} × 8, raw")
        self.window.find("image", f"^Map of {len(self.vectors)} words$")

    def searches(self):
        self.window.type("Control_L+f")
        entry = self.window.find("entry", "^Search words$")
        self.window.put(entry, "word")
        self.window.find("label", "^40 matches|of 40 matches")
        self.window.put(entry, "king")
        self.window.find("label", "^1 match|of 1 match$")

    def chooses_the_match(self):
        self.window.press(self.window.find("push button", "^Next Match$"))
        self.window.find("label", "^Rank 1 of 51$")
        self.window.find("label", f"^{norm(self.vectors['king']):.3f}$")

    def selects(self):
        self.window.press(self.window.find("push button", "^Select All Matches$"))
        self.window.find("label", "^1 of 51 selected")
        self.window.find("label", "^1 token selected$")

    def reads_the_neighbours(self):
        king = self.vectors["king"]
        ranked = sorted(
            ((cosine(king, v), word) for word, v in self.vectors.items() if word != "king"), reverse=True
        )
        listed = self.window.find("list", "^Neighbours")
        for place, (value, word) in enumerate(ranked[:5]):
            item = listed.children[place].name
            wanted = f"{word}, cosine {value:.3f}".replace("-", "−")
            assert item == wanted, f"neighbour {place + 1} is «{item}» and should be «{wanted}»"

    def tints_a_text(self):
        self.window.put(self.window.find("text", "^Text$"), TEXT)
        norms = [norm(self.vectors[word]) for word in TEXT.split() if word in self.vectors]
        self.window.find("image", f"^norm, from {min(norms):.3g} to {max(norms):.3g}$")
        legend = self.window.find("image", "^norm, from")
        assert legend.description == "7 pieces, 1 without a vector", legend.description

    def tints_by_a_pin(self):
        self.window.press(self.window.find("push button", "^Pinned$"))
        self.window.find("label", "· 1 pinned$")
        self.window.press(self.button("Change what is computed", self.panel("^Text: ")))
        self.window.walk_to(self.window.find("check box", "^Pinned word$"), "Down")
        self.window.type("space")
        self.window.put(self.window.find("text", "^Compare with$"), "king")
        self.panel("^Text: .*king")
        king = self.vectors["king"]
        lowest = min(cosine(king, self.vectors[w]) for w in TEXT.split() if w in self.vectors)
        wanted = f"from {lowest:.3g} to 1".replace("-", "−")
        self.window.find("image", f"king.*{wanted}")

    def takes_a_step_back(self):
        self.window.type("Escape")
        self.window.press(self.button("Undo (Ctrl+Z)"))
        self.panel("^Text: (?!.*king)")
        self.window.press(self.button("Redo (Shift+Ctrl+Z)"))
        self.panel("^Text: .*king")

    def is_told_what_is_wrong(self):
        """A second start hands its file to the first; what was open stays."""
        other = desktop.start(self.program, [self.folder / "nowhere.txt"], self.environment)
        self.window.find("label", "nowhere.txt.*no such file")
        self.window.find("push button", f"small words, {len(self.vectors)} × 8")
        assert other.wait(desktop.PATIENCE) == 0

    def quits(self):
        status = self.window.close()
        assert status == 0, f"exit status {status}"

    def finds_everything_again(self):
        self.start()
        self.window.find("push button", f"small words, {len(self.vectors)} × 8")
        self.window.find("label", "^1 of 51 selected · 1 pinned$")
        self.panel("^Text: .*king")
        self.window.find("text", f"^{TEXT}$")
        self.quits()

    def run(self):
        steps = [
            self.opens_a_file,
            self.walks_with_tab,
            self.searches,
            self.chooses_the_match,
            self.selects,
            self.reads_the_neighbours,
            self.tints_a_text,
            self.tints_by_a_pin,
            self.takes_a_step_back,
            self.is_told_what_is_wrong,
            self.quits,
            self.finds_everything_again,
        ]
        return desktop.play(steps, lambda: self.window)


def main():
    folder = pathlib.Path(tempfile.mkdtemp(prefix="asterism-afternoon-"))
    afternoon = Afternoon(sys.argv[1], folder)
    reason = desktop.why_not()
    if reason:
        print(f"1..0 # SKIP {reason}")
        return 0

    try:
        return afternoon.run()
    finally:
        if afternoon.window:
            afternoon.window.kill()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
