#!/usr/bin/python3
"""One afternoon with the real window, through the accessibility bus. Speaks TAP.

A person opens a file, searches a word, selects it, reads its neighbours, tints a text with it,
takes a step back, opens a file that is not there, quits, comes back and finds everything as it
was. What the window says is compared with what is computed here.

Usage: test-window.py PROGRAM
"""

import sys

import desktop
import visit

WORDS = "king queen man woman dog cat purple red the and near".split()
TEXT = "the king and the zebra near queen"


class Afternoon(visit.Visit):
    def prepare(self):
        self.file = self.folder / "small words.txt"
        self.vectors = visit.write_vectors(self.file, WORDS + [f"word{i}" for i in range(40)])

    def panel(self, name):
        return self.window.find("panel", name)

    # ---- the steps ----

    def walks_with_tab(self):
        """From the map through the text and on, and in the end back to the map: no trap."""
        first, names = self.window.lead_on("Tab"), []
        while not names or now.place != first.place:
            now = self.window.lead_on("Tab")
            names.append(now.name)
            assert len(names) < 120, f"Tab does not come back to {first}: {names}"
        for name in ("Text", "Sum of words", "Library (F9)", "_Open Open", "Pane menu", "All 51"):
            assert name in names, f"Tab does not lead to «{name}»: {names}"

    def opens_a_file(self):
        self.start(self.file)
        self.window.find("push button", f"small words, {len(self.vectors)} × 8, raw")
        self.window.find("image", f"^Map of {len(self.vectors)} words$")

    def searches(self):
        self.window.type("Control_L+f")
        self.window.put("entry", "^Search words$", "word")
        self.window.find("label", "^40 matches|of 40 matches")
        self.window.put("entry", "^Search words$", "king")
        self.window.find("label", "^1 match|of 1 match$")

    def chooses_the_match(self):
        self.window.press("push button", "^Next Match$")
        self.window.find("label", "^Rank 1 of 51$")
        self.window.find("label", f"^{visit.norm(self.vectors['king']):.3f}$")

    def selects(self):
        self.window.press("push button", "^Select All Matches$")
        self.window.find("label", "^1 of 51 selected")
        self.window.find("label", "^1 token selected$")

    def reads_the_neighbours(self):
        ranked = visit.ranked_by_cosine(self.vectors, "king")
        wanted = [f"{word}, cosine {value:.3f}".replace("-", "−") for value, word in ranked[:5]]
        listed = lambda: [n.name for n in self.window.find("list", "^Neighbours").children[:5]]
        self.window.wait_for("the neighbours", wanted, listed)

    def tints_a_text(self):
        self.window.put("text", "^Text$", TEXT)
        norms = [visit.norm(self.vectors[word]) for word in TEXT.split() if word in self.vectors]
        legend = lambda: self.window.find("image", f"^norm, from {min(norms):.3g} to {max(norms):.3g}$")
        self.window.wait_for("the text", "7 pieces, 1 without a vector", lambda: legend().description)

    def tints_by_a_pin(self):
        self.window.press("push button", "^Pinned$")
        self.window.find("label", "· 1 pinned$")
        self.press("^Change what is computed", "^Text: ")
        self.window.walk_to("check box", "^Pinned word$", "Down")
        self.window.type("space")
        self.window.put("text", "^Compare with$", "king")
        self.panel("^Text: .*king")
        king = self.vectors["king"]
        lowest = min(visit.cosine(king, self.vectors[w]) for w in TEXT.split() if w in self.vectors)
        wanted = f"from {lowest:.3g} to 1".replace("-", "−")
        self.window.find("image", f"king.*{wanted}")

    def takes_a_step_back(self):
        self.window.type("Escape")
        self.press(r"^Undo \(Ctrl\+Z\)$")
        self.panel("^Text: (?!.*king)")
        self.press(r"^Redo \(Shift\+Ctrl\+Z\)$")
        self.panel("^Text: .*king")

    def is_told_what_is_wrong(self):
        """A second start hands its file to the first; what was open stays."""
        other = desktop.start(self.program, [self.folder / "nowhere.txt"], self.environment)
        self.window.find("label", "nowhere.txt.*no such file")
        self.window.find("push button", f"small words, {len(self.vectors)} × 8")
        assert other.wait(desktop.PATIENCE) == 0

    def finds_everything_again(self):
        self.start()
        self.window.find("push button", f"small words, {len(self.vectors)} × 8")
        self.window.find("label", "^1 of 51 selected · 1 pinned$")
        self.panel("^Text: .*king")
        self.window.find("text", f"^{TEXT}$")
        self.quits()

    def steps(self):
        return [
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


if __name__ == "__main__":
    sys.exit(visit.main(Afternoon))
