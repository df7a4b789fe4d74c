#!/usr/bin/python3
"""What the card of a word says, in the real window, against what is worked out here. TAP.

The card is what is drawn beside a word that is pointed at, and what a screen reader is told of it:
what its colour stands for, where that lies among all, and its neighbours in the original space.
All of it is computed anew, from the file, in double precision.

Usage: test-card.py PROGRAM
"""

import re
import sys

import desktop
import visit

N = 60
WORDS = [f"word{i}" for i in range(N)]
ASKED = ["word7", "word31"]
NEAREST = re.compile(r"Nearest by cosine: (\S+) (\S+), (\S+) (\S+), (\S+) (\S+), (\S+) (\S+)$")
EXACT = 1e-9  # beyond what rounding to the digits that are shown explains


def number(text):
    return float(text.replace("\u2212", "-").replace("\u202f", ""))


def place(values, word):
    """Where its value lies among all, as the card says it."""
    lower = sum(v < values[word] for v in values.values())
    higher = sum(v > values[word] for v in values.values())
    if lower == 0:
        return "the lowest of all"
    if higher == 0:
        return "the highest of all"
    return f"higher than {100 * lower / len(values):.1f}\u202f% of all"


class Card(visit.Visit):
    settings = "memory"

    def prepare(self):
        self.file = self.folder / "sixty words.txt"
        self.vectors = visit.write_vectors(self.file, WORDS, 12)
        mean = [sum(column) / N for column in zip(*self.vectors.values())]
        self.centred = {w: [x - m for x, m in zip(v, mean)] for w, v in self.vectors.items()}
        self.norms = {w: visit.norm(v) for w, v in self.vectors.items()}

    def map(self):
        return self.window.find("image", r"^Map of \d+ words$")

    def goes_to(self, word):
        """Finds it, so that the keyboard is on it; returns what is said then."""
        self.window.type("Control_L+f")
        entry = self.window.find("entry", "^Search words$")
        self.window.wait("the focus in the search", lambda: self.window.has_focus(entry))
        self.window.type("Control_L+a", "Shift_L+quotedbl", *word, "Shift_L+quotedbl")
        self.window.find("label", "^1 match$")
        self.window.type("Return", "Escape")
        return self.window.wait(
            f"the card of {word}",
            lambda: re.search(rf"^{word};.*Nearest by", self.map().description) and self.map().description,
        )

    def closes(self, role, name):
        """The menu with that in it."""
        self.window.type("Escape")
        self.window.wait_until_gone(role, name)

    def tells_neighbours(self, vectors):
        for word in ASKED:
            said = NEAREST.search(self.goes_to(word))
            assert said, f"of {word}: {self.map().description}"
            told = list(zip(said.groups()[::2], map(number, said.groups()[1::2])))
            for (cosine, neighbour), (name, shown) in zip(visit.ranked_by_cosine(vectors, word), told):
                assert name == neighbour, f"{word}: {told}, but {neighbour} {cosine}"
                assert abs(shown - cosine) <= 0.005 + EXACT, f"{word}: {told}, but {neighbour} {cosine}"

    def tells_values(self, title, values, digits):
        ends = [min(values, key=values.get), max(values, key=values.get)]
        for word in ASKED + ends:
            pattern = rf"^{word}; {title}: (\S+), (.*?); "
            self.goes_to(word)
            said = self.window.wait(f"{title} of {word}", lambda: re.search(pattern, self.map().description))
            assert number(said[1]) == number(f"{values[word]:.{digits}g}"), f"{word}: {said[0]}, but {values[word]}"
            assert said[2] == place(values, word), f"{word}: {said[0]}, but {place(values, word)}"

    # ---- the steps ----

    def opens(self):
        self.start(self.file)
        self.map()
        self.window.mouse(2, 2)
        self.window.type("Control_L+1")

    def tells_true_neighbours(self):
        """Also of a word that a search leads to from where the keys have pointed."""
        self.window.type("Home", "Right")
        self.tells_neighbours(self.vectors)

    def tells_lengths(self):
        self.window.press(self.window.find("push button", "^Colour: "))
        self.window.press(self.window.find("check box", "^norm$"))
        self.closes("check box", "^norm$")
        self.tells_values("Norm", self.norms, 4)

    def tells_cosines_to_a_sum(self):
        self.window.press(self.window.find("push button", "^Colour: "))
        entry = self.window.find("text", "Cosine to$")
        self.window.put(entry, "word3 - word5")
        self.window.walk_to(entry, "Tab")
        self.window.type("Return")
        self.window.find("push button", "^Colour: cosine to word3")
        self.closes("text", "Cosine to$")
        axis = [x - y for x, y in zip(self.vectors["word3"], self.vectors["word5"])]
        self.tells_values("Cosine to word3 - word5", {w: visit.cosine(v, axis) for w, v in self.vectors.items()}, 4)

    def tells_them_of_centred_vectors(self):
        self.window.press(self.window.find("push button", "raw, cosine$"))
        self.window.press(self.window.find("check box", "^centred$"))
        self.closes("check box", "^centred$")
        self.tells_neighbours(self.centred)

    def steps(self):
        return [
            self.opens,
            self.tells_true_neighbours,
            self.tells_lengths,
            self.tells_cosines_to_a_sum,
            self.tells_them_of_centred_vectors,
            self.quits,
        ]


if __name__ == "__main__":
    sys.exit(visit.main(Card))
