#!/usr/bin/python3
"""The real window without a mouse, as a screen reader tells it. Speaks TAP.

Nothing is pressed by its accessible action and nothing is pointed at: there are only keys, and
what is said after them. At every stop the whole tree is looked through for something that takes
the keyboard and has no name.

Usage: test-keyboard.py PROGRAM
"""

import re
import sys

import desktop
import visit

WORDS = [f"word{i}" for i in range(60)]
# What a toolkit says of a thing that nobody has named: the name of its class.
NO_NAME = re.compile(r"^$|^(Gtk|Adw|Aster)[A-Z]\w*$")


def unnamed(node, inside_button=False, parent=""):
    """What takes the keyboard and says nothing. What is inside of a button never gets it; of a
    text, and of a label that can be selected, what is in it is what is said."""
    # What a menu of the toolkit's scrolls in is the toolkit's.
    takes = node.state & desktop.FOCUSABLE and not inside_button and parent != "GtkPopoverContent"
    if takes and node.role != "label" and NO_NAME.match(node.name) and not node.text:
        yield node
    for child in node.children:
        yield from unnamed(child, inside_button or (takes and node.role == "push button"), node.name)


class Keys(visit.Visit):
    """The steps, in order; each asserts what is said then."""

    settings = "memory"

    def prepare(self):
        self.file = self.folder / "sixty words.txt"
        self.vectors = visit.write_vectors(self.file, WORDS)
        self.plot = None

    # ---- what is heard ----

    def map(self):
        """What it says now; where it is, is looked for once."""
        if not self.plot or not self.window.look_again(self.plot):
            self.plot = self.window.find("image", r"^Map of \d+ words?(, \d+ shown)?$")
        return self.plot

    def hears(self, pattern):
        """What the map says of the word the keyboard is on, once it says that."""
        self.window.wait(f"the map to say «{pattern}»", lambda: re.search(pattern, self.map().description))
        return self.map().description

    def hears_now(self):
        return self.map().description.split(";")[0]

    def is_on(self, role, name):
        """The keyboard, before long."""
        there = lambda: (node := self.window.focus()) and node.matches(role, name)
        self.window.wait(f"the focus on {role} «{name}»", there, instead=self.window.focused)

    def everything_has_a_name(self):
        nobody = lambda: [f"{n} in «{self.path_to(n)}»" for n in unnamed(self.window.look())]
        self.window.wait_for("what has no name", [], nobody)

    def path_to(self, wanted):
        def names(node):
            if node.place == wanted.place:
                return [""]
            for child in node.children:
                below = names(child)
                if below is not None:
                    return [node.name, *below]
            return None

        return "/".join(name for name in names(self.window.look()) or [] if name)

    def focuses_the_search(self):
        field = lambda: self.window.seek_all(None, None, ("entry", "^Search words$"))
        self.window.wait("the focus in the search", lambda: any(map(self.window.has_focus, field())))

    def goes_on(self, seen):
        """To a word that has not been seen, in whichever direction there is one."""
        for key in ("Right", "Up", "Left", "Down") * 5:
            before = self.word()
            self.window.type(key)
            try:
                self.window.wait("another word", lambda: self.hears_now() != before, 0.5)
            except desktop.Trouble:
                self.makes_sure()  # that it is the rim
            if self.word() not in seen:
                return self.word()
        raise desktop.Trouble(f"no arrow leads on from {seen}")

    def word(self):
        """The word that the keyboard is on, once the map says of it what the inspector does; the
        map waits a moment between two things that it says."""

        def agreed():
            rank = self.window.find("label", rf"^Rank \d+ of {len(WORDS)}$").said.split()[1]
            return self.hears_now() == WORDS[int(rank) - 1] and self.hears_now()

        return self.window.wait("the map and the inspector to agree", agreed, instead=self.hears_now)

    def makes_sure(self):
        """A key that does nothing has done it once the next ones have done something."""
        selected = lambda: self.window.find("label", rf"^\d+ of {len(WORDS)} selected$").said
        before = selected()
        self.window.type("Control_L+Return")
        self.window.wait("another selection", lambda: selected() != before)
        self.window.type("Control_L+Return")
        self.window.wait_for("the selection", before, selected)

    # ---- the steps ----

    def opens(self):
        self.start(self.file)
        self.map()
        self.window.listen("PropertyChange")
        self.everything_has_a_name()

    def goes_to_the_map(self):
        self.window.type("Control_L+1")
        self.window.wait("the focus on the map", lambda: self.window.has_focus(self.map()))

    def walks_by_rank(self):
        self.window.type("Home")
        self.hears("^word0(;|$)")
        self.window.type("End")
        self.hears("^word59(;|$)")
        place = self.map().place
        told = [
            (path, value)
            for path, what, value in self.window.heard()
            if what == "accessible-description" and value.startswith("word59")
        ]
        assert any(path == place[1] for path, _ in told), "the change of the description is not told"

    def is_told_the_neighbours(self):
        """The true ones, in the original space."""
        self.window.type("Home")
        first, second, *_ = visit.ranked_by_cosine(self.vectors, "word0")
        self.hears(f"^word0;.*Nearest by cosine: {first[1]} {first[0]:.2f}, {second[1]} ")

    def walks_by_direction(self):
        """There and back again, on some way."""
        seen = [self.word()]
        for _ in range(4):
            seen.append(self.goes_on(seen))
        assert len(set(seen)) == 5, seen

    def selects(self):
        self.window.type("Home", "Return")
        self.window.find("label", r"^1 of 60 selected$")
        self.hears("^word0;.*selected")
        seen = ["word0"]
        for _ in range(3):
            seen.append(self.goes_on(seen))
            self.window.type("Control_L+Return")
            self.hears("^word.*selected")
        self.window.find("label", r"^4 of 60 selected$")

    def goes_round(self):
        """Tab leads through everything and back to the map, and Shift+Tab the other way."""
        self.goes_to_the_map()
        for key in ("Tab", "Shift_L+Tab"):
            node, stops = self.window.lead_on(key), 1
            while node.place != self.plot.place:
                node, stops = self.window.lead_on(key), stops + 1
                assert stops < 90, f"{key} does not come back"
            assert stops > 25, f"{key} passes over most of the window: {stops} stops"

    def keeps_a_set(self):
        self.window.type("s")
        self.window.find("list item", r"^word0, .*4 words")
        self.everything_has_a_name()

    def isolates(self):
        self.window.type("i")
        self.window.find("label", "^4 alone$")
        self.everything_has_a_name()

    def maps_these_again(self):
        self.window.type("Shift_L+i")
        self.window.find("panel", "^Map: 4 words: ")
        self.window.find("image", "^Map of 4 words$")
        self.window.type("Shift_L+a")
        self.window.find("image", "^Map of 60 words, 4 shown$")

    def backs_out(self):
        """The selection first, then the words alone."""
        self.window.type("Control_L+1", "Escape", "Escape")
        self.window.wait_until_gone("label", "^4 alone$")

    def searches_and_maps_what_is_found(self):
        """The keyboard is on the map again when the search is closed."""
        self.window.type("Control_L+1", "slash")
        self.focuses_the_search()
        self.window.type(*"word1")
        self.window.find("label", "^11 matches$")
        self.window.type("Control_L+Return")
        self.window.find("label", r"^11 of 60 selected$")
        self.window.type("Escape")
        self.window.wait("the focus on the map", lambda: self.window.has_focus(self.map()))
        self.window.type("Shift_L+i")
        self.window.find("image", "^Map of 11 words$")
        self.window.find("label", "^11 alone$")
        self.window.type("Shift_L+a")
        self.window.find("image", "^Map of 60 words, 11 shown$")
        self.backs_out()

    def uses_its_keys_from_the_head(self):
        self.goes_to_the_map()
        self.window.walk_to("push button", "^Pane menu$", "Shift_L+Tab")
        self.window.type("v")
        self.window.find("push button", "^Marks: ")
        self.window.type("Escape")
        self.window.wait_until_gone("push button", "^Marks: ")
        self.is_on("push button", "^View$")
        self.window.type("Home")
        self.window.type("bracketright")
        self.window.wait("the focus on the map", lambda: self.window.has_focus(self.map()))

    def colours_by_the_set(self):
        self.goes_to_the_map()
        self.window.walk_to("push button", "^Colour: ", "Shift_L+Tab")
        self.window.type("space")
        self.window.find("check box", "^sets$")
        self.everything_has_a_name()
        self.window.walk_to("check box", "^sets$", "Down")
        self.window.type("space", "Escape")
        self.window.find("push button", "^Colour: sets$")
        self.window.find("push button", "^word0, .*, 4 words$")

    def walks_by_class(self):
        self.window.type("Control_L+1", "End", "bracketright")
        self.hears("^word0;.*word0, ")

    def uses_the_legend(self):
        entry = "^word0, .*, 4 words$"
        others = "^in no set, .* words$"
        self.goes_to_the_map()
        self.window.walk_to("push button", entry, "Shift_L+Tab")
        self.window.type("Control_L+Return")
        self.window.find("label", r"^4 of 60 selected$")
        self.is_shown(entry, True)
        self.window.type("space")
        self.is_shown(entry, False)
        self.window.type("space")
        self.is_shown(entry, True)
        self.window.type("Shift_L+Return")
        self.is_shown(others, False)
        self.window.type("Shift_L+Return")
        self.is_shown(others, True)

    def is_shown(self, name, shown):
        self.window.wait_for(f"whether the words of «{name}» show", shown, lambda: self.window.is_pressed("push button", name))

    def reads_the_table(self):
        self.window.type("Control_L+3")
        self.window.wait("the focus in the table", self.window.focus_of_table)
        self.window.type("Control_L+Home")
        self.window.wait("a row that says what it is", lambda: self.says_row("word0"))
        self.window.type("Down")
        self.window.wait("the next row", lambda: self.says_row("word1"))

    def says_row(self, word):
        row = self.window.focus_of_table()
        return row and re.search(rf"\b{word}\b", row.name)

    def opens_and_closes_the_export(self):
        self.goes_to_the_map()
        self.window.type("Control_L+e")
        self.window.wait("a dialog", lambda: len(self.window.windows()) > 1)
        self.everything_has_a_name_of_ours()
        self.window.wait("the dialog to take keys", self.window.dialog_takes_keys)
        self.window.type("Escape")
        self.window.wait_until_closed()

    def everything_has_a_name_of_ours(self):
        """The dialog that asks for a file belongs to the toolkit, whose names are its own."""
        nobody = lambda: [str(n) for n in unnamed(self.window.look().children[0])]
        self.window.wait_for("what has no name", [], nobody)

    def opens_and_closes_the_menus(self):
        self.goes_to_the_map()
        self.window.walk_to("push button", "^Pane menu$", "Shift_L+Tab")
        self.window.type("space")
        self.window.find("menu item", "^Copy as Command")
        self.everything_has_a_name()
        self.window.type("Escape")
        self.window.wait_until_gone("menu item", "^Copy as Command")
        self.goes_to_the_map()
        self.window.type("Shift_L+F10")
        self.window.find("menu item", "^Pole of an Axis")
        self.is_on("menu item", "^(Pin|Unpin)$")
        self.window.type("Down")
        self.is_on("menu item", "^Select Neighbours$")
        self.window.type("Up")
        self.is_on("menu item", "^(Pin|Unpin)$")
        self.window.type("Escape")
        self.window.wait_until_gone("menu item", "^Pole of an Axis")

    def edits_a_recipe(self):
        self.goes_to_the_map()
        self.window.walk_to("push button", "^PCA", "Shift_L+Tab")
        self.window.type("space")
        self.window.find("check box", "^t-SNE$")
        self.everything_has_a_name()
        self.window.type("Escape")
        self.window.wait_until_gone("check box", "^t-SNE$")

    def steps(self):
        return [
            self.opens,
            self.goes_to_the_map,
            self.walks_by_rank,
            self.is_told_the_neighbours,
            self.walks_by_direction,
            self.selects,
            self.goes_round,
            self.keeps_a_set,
            self.isolates,
            self.maps_these_again,
            self.backs_out,
            self.searches_and_maps_what_is_found,
            self.uses_its_keys_from_the_head,
            self.colours_by_the_set,
            self.walks_by_class,
            self.uses_the_legend,
            self.reads_the_table,
            self.opens_and_closes_the_menus,
            self.edits_a_recipe,
            self.opens_and_closes_the_export,
            self.quits,
        ]


if __name__ == "__main__":
    sys.exit(visit.main(Keys))
