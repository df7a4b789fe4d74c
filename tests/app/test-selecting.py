#!/usr/bin/python3
"""Every way to select on a map, and the flight to what was found, in the real window. TAP.

A hand points, drags, turns the wheel and holds keys; what is said afterwards is read from the
accessibility bus. There are twenty words on one side of the map and fifteen on the other, so
that counts tell which were taken.

Usage: test-selecting.py PROGRAM
"""

import random
import re
import sys
import time

import visit

MANY, FEW = 20, 15
ALL = MANY + FEW


def make_vectors(path):
    chance = random.Random(5)
    with open(path, "w", encoding="utf-8") as out:
        for i in range(ALL):
            x = -10 if i < MANY else 10
            places = [x + chance.uniform(-2, 2), chance.uniform(-5, 5), chance.uniform(-0.1, 0.1)]
            out.write(f"w{i} " + " ".join(f"{place:.4f}" for place in places) + "\n")


class Selecting(visit.Visit):
    settings = "memory"

    def prepare(self):
        self.file = self.folder / "two sides.txt"
        make_vectors(self.file)

    # ---- where things are, and what is said ----

    def map(self):
        return self.window.find("image", r"^Map of \d+ words?(, \d+ shown)?$")

    def box(self, left, top, right, bottom):
        """Places of the map in shares of its width and height."""
        x, y, width, height = self.window.extents(self.map())
        inside = lambda across, down: (x + 16 + (width - 32) * across, y + 16 + (height - 32) * down)
        return inside(left, top), inside(right, bottom)

    def draw(self, places, *held, button=1):
        self.window.hold(*held)
        try:
            self.window.drag_along(places, 8, button)
        finally:
            self.window.release(*held)

    def rectangle(self, left, right, *held, button=1):
        """From the bottom to the top of the map, where the crumbs of what is isolated stand."""
        self.draw(self.box(left, 0.99, right, 0), "Shift_L", *held, button=button)

    def lasso(self, left, right, *held, button=1):
        (x0, y0), (x1, y1) = self.box(left, 0, right, 1)
        corners = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
        self.draw(corners, "Shift_L", "Alt_L", *held, button=button)

    def fits(self):
        """Shows the whole map."""
        self.window.type("0")

    def says(self, pattern):
        self.window.find(None, pattern)

    def counts(self, n):
        self.window.find("label", rf"^{n} of {ALL} selected")

    def middle(self):
        return self.window.spot(self.map())

    def points_at(self, pattern):
        says = lambda: self.map().description
        self.window.wait(f"the map to say «{pattern}»", lambda: re.search(pattern, says()), instead=says)

    # ---- the steps ----

    def opens(self):
        self.start(self.file)
        self.map()
        self.says("nearest are near on the page")
        self.counts(0)

    def draws_a_rectangle(self):
        self.rectangle(0, 0.5)
        said = self.window.find(None, r"^(15|20) words selected\.$")
        self.left = int(said.said.split()[0])
        self.counts(self.left)

    def adds_a_rectangle(self):
        self.rectangle(0.5, 1, "Control_L")
        self.says(rf"^{ALL - self.left} words added to the selection\.$")
        self.counts(ALL)

    def takes_a_rectangle_away(self):
        self.rectangle(0, 0.5, button=3)
        self.says(rf"^{self.left} words taken away from the selection\.$")
        self.counts(ALL - self.left)

    def draws_lassos(self):
        self.lasso(0, 0.5)
        self.says(rf"^{self.left} words selected\.$")
        self.lasso(0.5, 1, "Control_L")
        self.counts(ALL)
        self.lasso(0.5, 1, button=3)
        self.says(rf"^{ALL - self.left} words taken away from the selection\.$")
        self.counts(self.left)

    def is_told_what_keys_do(self):
        (x, y), _ = self.box(0.5, 0.02, 1, 1)
        self.window.mouse(x, y)
        for held, tip in [
            (["Shift_L"], "^Drag to select a rectangle; Ctrl adds, the right button takes away"),
            (["Shift_L", "Alt_L"], "^Drag to select with a lasso; Ctrl adds, the right button takes away"),
            (["Shift_L", "Control_L"], "^Drag to add a rectangle"),
            (["Control_L"], "^Click to add a word to the selection or take it away"),
            (["Alt_L"], "^Click to take a word away"),
        ]:
            self.window.hold(*held)
            try:
                self.says(tip)
            finally:
                self.window.release(*held)

    def draws_without_keys_held(self):
        """From the menu, as those do whose desktop keeps Alt and a drag for itself."""
        (x, y), _ = self.box(0.5, 0.02, 1, 1)
        self.window.mouse(x, y, "b3c")
        self.window.press("menu item", "^Select by Lasso")
        self.says("^Drag to select with a lasso.*Esc gives up")
        (x0, y0), (x1, y1) = self.box(0.5, 0, 1, 1)
        self.draw([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])
        self.says(rf"^{ALL - self.left} words selected\.$")
        self.window.type("r")
        self.says("^Drag to select a rectangle.*Esc gives up")
        self.window.type("Escape")
        self.window.wait_until_gone(None, "^Drag to select a rectangle")
        self.counts(ALL - self.left)

    def undoes_all_of_it(self):
        for n in (self.left, ALL, self.left, ALL - self.left, ALL, self.left, 0):
            self.undoes()
            self.counts(n)

    def clicks(self):
        """A word in the middle, which the menu has brought there."""
        self.window.type("Control_L+1", "Home", "Shift_L+F10")
        self.window.press("menu item", "^Centre Here")
        # A hand moves more than once; the first move tells GTK that the menu is gone.
        self.window.mouse(*self.box(0, 0, 1, 1)[0])
        self.finds_in_the_middle("w0")
        self.window.click_at(*self.middle())
        self.counts(1)
        self.points_at("^w0;.*selected")
        for held, n in (("Control_L", 0), ("Control_L", 1), ("Alt_L", 0)):
            self.window.click_at(*self.middle(), held)
            self.counts(n)

    def hears_little_of_what_it_passes(self):
        """Words under a hasty pointer do not interrupt one another; the last one is said."""
        self.window.listen("PropertyChange")
        self.window.type("Control_L+1", "0")
        self.window.heard()
        (x0, y0), (x1, y1) = self.box(0, 0, 1, 1)
        before, begin = len(self.window.heard()), time.monotonic()
        for i in range(150):
            along = i % 50 / 49
            self.window.mouse(x0 + (x1 - x0) * along, y0 + (y1 - y0) * (i // 50 + 1) / 4)
        here = self.map().place[1]
        took = time.monotonic() - begin
        told = [e for e in self.window.heard()[before:] if e[0] == here and e[1] == "accessible-description"]
        assert len(told) <= 4 * took + 3, f"{len(told)} descriptions in {took:.1f} s"

    def grows_a_ball(self):
        self.window.type("Control_L+1", "Home", "b")
        self.says("^The 10 words nearest to “w0” .*The wheel takes more or fewer")
        self.counts(11)
        self.window.mouse(*self.middle(), "b4c")
        self.counts(13)
        self.window.mouse(*self.middle(), "b5c")
        self.counts(10)
        self.window.type("Return")
        self.window.wait_until_gone(None, "The wheel takes more or fewer")

    def inverts(self):
        self.rectangle(0, 1)
        self.window.type("Control_L+1")
        self.fits()
        self.rectangle(0, 0.5)
        self.counts(self.left)
        self.window.type("Shift_L+F10")
        self.window.press("menu item", "^Selection$")
        self.window.press("menu item", "^Invert Selection")
        self.counts(ALL - self.left)

    def chooses_under_a_resting_pointer(self):
        """What was chosen by a screen reader leaves a menu that the pointer is on."""
        self.window.mouse(*self.middle(), "b3c")
        self.window.press("menu item", "^Invert Selection")
        self.counts(self.left)
        self.undoes()
        self.counts(ALL - self.left)

    def keeps_sets_and_joins_them(self):
        """The right side is a set; the left side is put into it, and taken out again."""
        self.window.type("Control_L+1", "s")
        self.window.find("list item", rf", {ALL - self.left} words$")
        self.rectangle(0, 0.5)
        for button, n in (("^Put the Selected In", ALL), ("^Keep Only the Selected", self.left)):
            self.window.press("push button", "^Edit the set")
            self.window.press("push button", button)
            self.window.find("list item", rf", {n} words$")
            self.window.wait_until_gone("push button", button)
        for n in (ALL, ALL - self.left):
            self.undoes()
            self.window.find("list item", rf", {n} words$")

    def leaves_out_what_is_hidden(self):
        """Coloured by the set and hidden in the legend, the right side is not taken."""
        self.window.press("push button", "^Colour: ")
        self.window.walk_to("check box", "^sets$", "Down")
        self.window.type("space", "Escape")
        entry = rf", {ALL - self.left} words$"
        self.window.press("push button", entry)
        self.window.wait_for("whether the words show", False, lambda: self.window.is_pressed("push button", entry))
        (x, y), end = self.box(0, 0.99, 1, 0)
        self.draw([(x, y), end], "Shift_L")
        self.says(rf"^{self.left} words selected\. {ALL - self.left} words inside are hidden and were left out\.$")
        self.counts(self.left)
        self.window.press("push button", entry)
        self.window.wait_for("whether the words show", True, lambda: self.window.is_pressed("push button", entry))

    def counts_what_is_shown(self):
        """Of a set that is not among the words shown alone, the legend says nothing."""
        self.window.type("Control_L+1", "i")
        self.window.find("push button", rf"^in no set, {self.left} words$")
        self.window.wait_until_gone("push button", rf"^w.*, {ALL - self.left} words$")
        self.undoes()
        self.window.find("push button", rf"^w.*, {ALL - self.left} words$")

    def isolates_twice(self):
        self.window.type("Control_L+1", "i")
        self.window.find("label", f"^{self.left} alone$")
        self.fits()
        self.rectangle(0, 0.5)
        inner = self.window.wait("fewer words", self.n_selected)
        assert 0 < inner < self.left, inner
        self.window.type("i")
        self.window.find("label", f"^{inner} alone$")
        self.is_told_of_words_that_are_not_shown()
        self.window.press("push button", f"^{self.left} alone$")
        self.window.find("label", f"^{self.left} alone$")
        self.window.press("push button", f"^All {ALL} words$")
        self.window.wait_until_gone("label", "alone$")
        self.undoes()
        self.window.find("label", f"^{self.left} alone$")
        self.undoes()
        self.window.find("label", f"^{inner} alone$")
        self.window.type("Control_L+z", "Control_L+z", "Control_L+z")
        self.window.wait_until_gone("label", "alone$")

    def is_told_of_words_that_are_not_shown(self):
        """Nothing of the words alone is left to invert to; a search says where nothing is."""
        n = self.n_selected()
        self.window.type("Shift_L+F10")
        self.window.press("menu item", "^Invert Selection")
        self.counts(0)
        self.undoes()
        self.counts(n)
        away = f"w{ALL - 1}" if self.left == MANY else "w0"
        self.searches(away)
        self.window.find("label", "^1 match$")
        self.window.type("Return")
        self.says("^That word is not among those shown\\.$")
        self.window.type("Escape", "Control_L+1")

    def n_selected(self):
        label = self.window.find("label", rf"^\d+ of {ALL} selected")
        n = int(label.said.split()[0])
        return n if n < self.left else 0

    def flies_to_what_was_found(self):
        """The view has the match in its middle; the next one, the one before, and back."""
        self.window.type("Control_L+1", "0")
        self.searches("w7")
        self.window.find("label", "^1 match$")
        self.window.type("Return")
        self.finds_in_the_middle("w7")
        self.searches("w1")
        self.window.find("label", "^11 matches$")
        self.window.type("Return")
        self.window.find("label", "^1 of 11 matches$")
        self.window.type("Return")
        self.finds_in_the_middle("w10")
        self.window.type("Return")
        self.finds_in_the_middle("w11")
        self.window.type("Shift_L+Return")
        self.finds_in_the_middle("w10")
        self.window.type("Control_L+Return")
        self.counts(11)
        self.window.type("Escape")
        self.window.wait_until_gone("label", "of 11 matches$")

    def searches(self, word):
        """What was looked for before is selected, and typed over."""
        self.window.type("Control_L+f")
        field = lambda: self.window.seek_all(None, None, ("entry", "^Search words$"))
        self.window.wait("the field to have the keyboard", lambda: any(map(self.window.has_focus, field())))
        self.window.type(*word)

    def finds_in_the_middle(self, word):
        x, y = self.middle()

        def is_there():
            self.window.mouse(x - 3, y)
            self.window.mouse(x, y)
            return re.search(rf"^{word};", self.map().description)

        self.window.wait(f"«{word}» in the middle", is_there, instead=lambda: self.map().description)

    def steps(self):
        return [
            self.opens,
            self.draws_a_rectangle,
            self.adds_a_rectangle,
            self.takes_a_rectangle_away,
            self.draws_lassos,
            self.is_told_what_keys_do,
            self.draws_without_keys_held,
            self.undoes_all_of_it,
            self.clicks,
            self.hears_little_of_what_it_passes,
            self.grows_a_ball,
            self.inverts,
            self.chooses_under_a_resting_pointer,
            self.keeps_sets_and_joins_them,
            self.leaves_out_what_is_hidden,
            self.counts_what_is_shown,
            self.isolates_twice,
            self.flies_to_what_was_found,
            self.quits,
        ]


if __name__ == "__main__":
    sys.exit(visit.main(Selecting))
