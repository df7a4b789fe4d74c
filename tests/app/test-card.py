#!/usr/bin/python3
"""What the card of a word says, in the real window, against what is worked out here. TAP.

The card is what is drawn beside a word that is pointed at, and what a screen reader is told of it:
what its colour stands for, where that lies among all, and its neighbours in the original space.
All of it is computed anew, from the file, in double precision.

Usage: test-card.py PROGRAM
"""

import re
import sys

import visit

N = 60
WORDS = [f"word{i}" for i in range(N)]
ASKED = ["word7", "word31"]
NEAREST = r"Nearest by cosine: (\S+) (\S+), (\S+) (\S+), (\S+) (\S+), (\S+) (\S+)$"
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
        """Finds it, so that the keyboard is on it."""
        self.window.type("Control_L+f")
        field = lambda: self.window.seek_all(None, None, ("entry", "^Search words$"))
        self.window.wait("the focus in the search", lambda: any(map(self.window.has_focus, field())))
        self.window.type("Control_L+a", "BackSpace")
        self.window.wait_until_gone("label", "^1 match$")
        self.window.type("Shift_L+quotedbl", *word, "Shift_L+quotedbl")
        self.window.find("label", "^1 match$")
        self.window.type("Return", "Escape")

    def tells(self, word, pattern, is_right):
        """What is said of it is right, once all of it is there."""
        told = lambda: self.map().description
        right = lambda: (said := re.search(rf"^{word}(?=;).*{pattern}", told())) and is_right(said.groups())
        self.window.wait(f"what is true of {word}", right, instead=told)

    def closes(self, role, name):
        """The menu with that in it."""
        self.window.type("Escape")
        self.window.wait_until_gone(role, name)

    def tells_neighbours(self, vectors):
        for word in ASKED:
            true = visit.ranked_by_cosine(vectors, word)[:4]

            def is_right(told):
                names, cosines = told[::2], map(number, told[1::2])
                return list(names) == [name for _, name in true] and all(
                    abs(shown - cosine) <= 0.005 + EXACT for shown, (cosine, _) in zip(cosines, true)
                )

            self.goes_to(word)
            self.tells(word, NEAREST, is_right)

    def tells_values(self, title, values, digits):
        ends = [min(values, key=values.get), max(values, key=values.get)]
        for word in ASKED + ends:
            true = number(f"{values[word]:.{digits}g}"), place(values, word)
            self.goes_to(word)
            self.tells(word, rf"; {title}: (\S+), (.*?); ", lambda told: (number(told[0]), told[1]) == true)

    # ---- the steps ----

    def opens(self):
        self.start(self.file)
        self.map()
        self.window.type("Control_L+1")

    def tells_true_neighbours(self):
        """Also of a word that a search leads to from where the keys have pointed."""
        self.window.type("Home", "Right")
        self.tells_neighbours(self.vectors)

    def tells_lengths(self):
        self.window.press("push button", "^Colour: ")
        self.window.press("check box", "^norm$")
        self.closes("check box", "^norm$")
        self.tells_values("Norm", self.norms, 4)

    def tells_cosines_to_a_sum(self):
        self.window.press("push button", "^Colour: ")
        self.window.put("text", "Cosine to$", "word3 - word5")
        self.window.walk_to("text", "Cosine to$", "Tab")
        self.window.type("Return")
        self.window.find("push button", "^Colour: cosine to word3")
        self.closes("text", "Cosine to$")
        axis = [x - y for x, y in zip(self.vectors["word3"], self.vectors["word5"])]
        self.tells_values("Cosine to word3 - word5", {w: visit.cosine(v, axis) for w, v in self.vectors.items()}, 4)

    def tells_them_of_centred_vectors(self):
        self.window.press("push button", "raw, cosine$")
        self.window.press("check box", "^centred$")
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
