#!/usr/bin/python3
"""What colours a map and what its legend does, in the real window. TAP.

Choices are made as a screen reader makes them, by the action of what is found on the
accessibility bus; the legend is clicked by a hand.

Usage: test-colouring.py PROGRAM
"""

import pathlib
import subprocess
import sys

import desktop
import visit

KINDS = ["ant", "bee", "cat"]
N = 30


class Colouring(visit.Visit):
    settings = "memory"

    def prepare(self):
        """Words with a column of names and one of numbers, as the command line joins them."""
        words, table = self.folder / "words.txt", self.folder / "table.tsv"
        self.file = self.folder / "words.safetensors"
        self.vectors = visit.write_vectors(words, [f"w{i}" for i in range(N)])
        rows = [f"w{i}\t{KINDS[i % 3]}\t{i - 10}\n" for i in range(N)]
        table.write_text("token\tkind\tsigned\n" + "".join(rows))
        cli = pathlib.Path(self.program).parent / "cli" / "asterism-cli"
        subprocess.run([cli, "convert", words, "--metadata", table, "-o", self.file], check=True, env=self.environment)

    # ---- what is chosen, and what the legend says ----

    def opens_the_menu(self):
        self.window.press("push button", "^Colour: ")
        return self.window.find("check box", "^norm$")

    def colours_by(self, name):
        self.opens_the_menu()
        self.window.press("check box", f"^{name}$")
        self.window.type("Escape")
        self.window.wait_until_gone("check box", f"^{name}$")
        self.window.find("push button", f"^Colour: {name}$")

    def entry(self, kind):
        return self.window.find("push button", rf"^{kind}, {N // 3} words$")

    def shown(self):
        entries = self.window.seek_all("push button", rf"^\w+, {N // 3} words$")
        return [n.name.split(",")[0] for n in entries if n.state & desktop.PRESSED]

    def shows(self, *kinds):
        self.window.wait_for("what is shown", list(kinds), self.shown)

    def clicks(self, kind, *held, how="b1c"):
        self.window.click_at(*self.window.spot(self.entry(kind)), *held, how=how)

    def selects(self, n):
        self.window.find("label", rf"^{n} of {N} selected")

    # ---- the steps ----

    def opens(self):
        self.start(self.file)
        self.window.find("push button", "^Colour: kind$")
        self.shows(*KINDS)

    def begins_the_menu_with_what_is_chosen(self):
        self.opens_the_menu()
        self.window.wait_for("the focus", ("check box", "kind"), self.window.focused)
        self.window.type("Up")
        self.window.wait_for("the focus", ("check box", "sets"), self.window.focused)
        self.window.type("Escape")
        self.window.wait_until_gone("check box", "^kind$")

    def colours_by_everything(self):
        lengths = [visit.norm(v) for v in self.vectors.values()]
        norm = f"^Norm, from {min(lengths):.3g} to {max(lengths):.3g}$"
        for name, legend in [
            ("norm", norm),
            ("rank", f"^Rank, from 1 to {N}$"),
            ("hubness", r"^Hubness.*, from \d+ to \d+$"),
            ("neighbour recall", r"^Neighbour recall, 10 nearest, from \d"),
            ("signed", "^signed, from .19 to 19$"),
            ("sets", None),
        ]:
            self.colours_by(name)
            self.window.find("image", legend) if legend else self.window.find("push button", f"^in no set, {N} words$")
        self.colours_by("kind")
        self.shows(*KINDS)

    def hides_a_class(self):
        self.clicks("bee")
        self.shows("ant", "cat")
        self.clicks("bee")
        self.shows(*KINDS)

    def undoes_what_it_hides(self):
        self.a_step_apart()
        self.clicks("bee")
        self.shows("ant", "cat")
        self.undoes()
        self.shows(*KINDS)
        self.window.type("Shift_L+Control_L+z")
        self.shows("ant", "cat")
        self.undoes()
        self.shows(*KINDS)

    def shows_a_class_alone(self):
        self.clicks("bee", "Control_L")
        self.shows("bee")
        self.clicks("ant")
        self.shows("ant", "bee")
        self.clicks("ant", "Control_L")
        self.shows("ant")
        self.clicks("ant", "Control_L")
        self.shows(*KINDS)

    def selects_a_class(self):
        self.a_step_apart()
        self.clicks("cat", how="b1d")
        self.selects(N // 3)
        self.shows(*KINDS)
        self.undoes()
        self.selects(0)

    def steps(self):
        return [
            self.opens,
            self.begins_the_menu_with_what_is_chosen,
            self.colours_by_everything,
            self.hides_a_class,
            self.undoes_what_it_hides,
            self.shows_a_class_alone,
            self.selects_a_class,
            self.quits,
        ]


if __name__ == "__main__":
    sys.exit(visit.main(Colouring))
