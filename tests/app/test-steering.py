#!/usr/bin/python3
"""A map that moves, watched and led in the real window, through the accessibility bus. TAP.

A person opens a file, asks for t-SNE in three clicks, pauses it with a key, lets it go on,
stops it, continues it, starts it anew, and takes another method, whose steps go on too.

Usage: test-steering.py PROGRAM
"""

import random
import sys
import time

import visit

ROWS = 2000


def make_vectors(path):
    """Words in twelve clouds; enough of them that a map takes some seconds."""
    chance = random.Random(3)
    centres = [[chance.gauss(0, 4) for _ in range(8)] for _ in range(12)]
    with open(path, "w", encoding="utf-8") as out:
        for i in range(ROWS):
            centre = chance.choice(centres)
            out.write(f"word{i} " + " ".join(f"{c + chance.gauss(0, 1):.3f}" for c in centre) + "\n")


class Steering(visit.Visit):
    settings = "memory"

    def prepare(self):
        self.file = self.folder / "many words.txt"
        make_vectors(self.file)

    def iteration(self):
        """How far the head of the pane says it is."""
        label = self.window.find("label", r"^\d+/\d+$")
        return int(label.said.split("/")[0])

    # ---- the steps ----

    def opens_a_file(self):
        self.start(self.file)
        self.window.find("image", f"^Map of 2.000 words$")

    def chooses_tsne(self):
        self.press("Change what is computed", "^Map: ")
        self.window.walk_to("check box", "^PCA$", "Tab")
        self.window.walk_to("check box", "^t-SNE$", "Down")
        self.window.type("space")
        self.window.find("panel", "^Map: t-SNE, perplexity 30$")
        # Each parameter stands there with its sentence, and the cost at the foot.
        self.window.find("label", "^About how many neighbours each word minds")
        self.window.find("label", "^about .* s, .*B$")

    def asks_for_more_iterations(self):
        """They lead the picture on that is there, so that there is time to watch."""
        self.window.find("label", r"^\d+/750$|^\d+ iterations$")
        self.window.walk_to("check box", "^End when it stands still$", "Tab")
        self.window.type("space")
        self.window.set("spin button", "^Iterations$", 50000)
        self.window.type("Escape")
        self.window.find("label", r"^\d+/50000$")

    def watches_it(self):
        first = self.iteration()
        self.window.wait("another iteration", lambda: self.iteration() > first)
        self.window.find("label", "^about .* (s|min)$")

    def pauses_it(self):
        self.window.type("Control_L+1", "space")
        self.window.find("label", "^paused$")
        self.window.wait("the iterations to stand still", self.stands_still)

    def stands_still(self):
        """The head of the pane may say of one more step that was under way."""
        held = self.iteration()
        time.sleep(1)
        return self.iteration() == held

    def lets_it_go_on(self):
        held = self.iteration()
        self.press(r"^Go On \(Space\)", "^Map: ")
        self.window.wait("another iteration", lambda: self.iteration() > held)

    def stops_it(self):
        self.press("^Stop Here", "^Map: ")
        kept = self.window.find("label", r"^\d+ iterations$")
        self.done = int(kept.said.split()[0])
        assert 0 < self.done < 50000, self.done

    def continues(self):
        self.press("^Continue from This Picture", "^Map: ")
        self.window.wait("a later iteration", lambda: self.iteration() > self.done)
        self.window.type("Shift_L+F5")
        self.window.find("label", r"^\d+ iterations$")

    def shakes_it(self):
        self.window.type("Shift_L+Control_L+F5")
        self.iteration()

    def starts_anew(self):
        self.window.type("F5")
        self.window.wait("an early iteration", lambda: self.iteration() < self.done)

    def takes_another_method(self):
        self.press("Change what is computed", "^Map: ")
        self.window.walk_to("check box", "^t-SNE$", "Tab")
        self.window.walk_to("check box", "^PCA$", "Up")
        self.window.type("space")
        self.window.find("panel", "^Map: PCA, components 1 and 2$")
        self.window.type("Escape")
        self.window.wait("the end of the run", lambda: not self.buttons("^Stop Here", "^Map: "))
        assert not self.buttons("^Continue from This Picture", "^Map: ")

    def scales_step_by_step(self):
        """What another method's steps have found can be led on as well."""
        self.press("Change what is computed", "^Map: ")
        self.window.walk_to("check box", "^PCA$", "Tab")
        self.window.walk_to("check box", "^MDS$", "Down")
        self.window.type("space")
        self.window.find("panel", "^Map: MDS")
        self.window.set("spin button", "^Steps$", 2)
        self.window.type("Escape")
        self.window.find("label", "^2 iterations$")

    def continues_the_steps(self):
        self.press("^Continue from This Picture", "^Map: ")
        self.window.wait("a later step", lambda: self.window.find(
            "label", r"^\d+(/\d+| iterations)$").said.split("/")[0].split()[0] != "2")
        kept = int(self.window.find("label", r"^\d+ iterations$").said.split()[0])
        assert 2 < kept <= 252, kept

    def steps(self):
        return [
            self.opens_a_file,
            self.chooses_tsne,
            self.asks_for_more_iterations,
            self.watches_it,
            self.pauses_it,
            self.lets_it_go_on,
            self.stops_it,
            self.continues,
            self.shakes_it,
            self.starts_anew,
            self.takes_another_method,
            self.scales_step_by_step,
            self.continues_the_steps,
            self.quits,
        ]


if __name__ == "__main__":
    sys.exit(visit.main(Steering))
