#!/usr/bin/python3
"""What a person does with a table, in the real window, by mouse and by keyboard. TAP.

It is filtered, sorted by its heads, arranged, selected in and copied from; each is undone, the
other panes follow, and what was arranged is there when the program comes back. What is listed is
read from the accessibility bus, as a screen reader reads it.

Usage: test-table.py PROGRAM
"""

import sys

import desktop
import visit

WORDS = [f"word{i}" for i in range(30)] + ["=1+1"]
HEADS = ["Rank", "Token", "Norm"]
ONES = ["word1", *(f"word{i}" for i in range(10, 20))]  # what «word1» finds
ACCESSIBLE = desktop.ATSPI + "Accessible"


class Table(visit.Visit):
    def prepare(self):
        self.file = self.folder / "thirty.txt"
        self.vectors = visit.write_vectors(self.file, WORDS)

    # ---- what is listed ----

    def below(self, place):
        """What is in a part of the table and shows, as (place, name, description)."""
        bus = self.window.bus
        places = [tuple(p) for p in bus.ask_one(place, ACCESSIBLE, "GetChildren") or ()]
        everything = bus.glib.Variant("(s)", (ACCESSIBLE,))
        said = bus.ask(places, "org.freedesktop.DBus.Properties", "GetAll", everything)
        states = bus.ask(places, ACCESSIBLE, "GetState")
        return [
            (p, (s or {}).get("Name", ""), (s or {}).get("Description", ""))
            for p, s, state in zip(places, said, states)
            if state and state[0] & desktop.VISIBLE
        ]

    def parts(self):
        """The line of heads, and the lines below it."""
        table = self.window.find("table", "^Table of tokens$")
        parts = lambda: self.below(table.place)
        self.window.wait_for("the parts of the table", 2, lambda: len(parts()))
        heads, lines = parts()
        return heads[0], lines[0]

    def has_heads(self, titles):
        heads = lambda: [name for _, name, _ in self.below(self.parts()[0])]
        self.window.wait_for("the heads", titles, heads)

    def rows(self):
        """The words of the lines, and what is known of them; those that are seen."""
        lines = self.below(self.parts()[1])
        return [name.split(",")[0] for _, name, _ in lines]

    def by_norm(self, words):
        return sorted(words, key=lambda word: visit.norm(self.vectors[word]))

    def lists(self, words):
        """The first lines are the first four of these words, in this order."""
        first = words[:4]
        self.window.wait_for("the first rows", first, lambda: self.rows()[: len(first)])

    def lists_only(self, words):
        self.window.wait_for("the rows", words, self.rows)

    def press_head(self, title):
        press = lambda head: self.window.bus.ask_one(head, desktop.ATSPI + "Action", "DoAction", "(i)", 0)
        heads = lambda: [place for place, name, _ in self.below(self.parts()[0]) if name == title]
        self.window.wait(f"the head {title}", lambda: any(map(press, heads())))

    def goes_to_the_rows(self):
        self.window.type("Control_L+3")
        self.window.wait("the keyboard in the table", self.window.focus_of_table)

    def filter(self, pattern):
        self.window.put("entry", "^Filter the rows$", pattern)

    # ---- the steps ----

    def opens(self):
        self.start(self.file)
        self.lists(WORDS)
        self.has_heads(HEADS)
        cells = lambda: self.below(self.below(self.parts()[1])[0][0])
        self.window.wait_for("what the cells are", HEADS, lambda: [description for _, _, description in cells()])
        self.window.wait_for("what they say", ["1", "word0"], lambda: [name for _, name, _ in cells()][:2])

    def filters(self):
        """As the search does: part of a word, a whole word, a regular expression."""
        self.filter("word1")
        self.lists(ONES)
        self.window.find("label", "^11 matches$")
        self.filter('"word1"')
        self.window.find("label", "^1 match$")
        self.lists_only(["word1"])
        self.press("^Regular expression$", "^Table: ")
        self.filter("[34]$")
        self.lists(["word3", "word4", "word13", "word14", "word23", "word24"])
        self.filter("[")
        self.window.wait_until_gone("label", "^6 matches$")
        self.lists(WORDS)
        self.press("^Regular expression$", "^Table: ")
        self.window.find("label", "^No matches$")
        self.filter("")
        self.lists(WORDS)

    def undoes_the_filter(self):
        self.a_step_apart()
        self.filter("word2")
        self.window.find("label", "^11 matches$")
        self.lists(["word2", "word20", "word21"])
        self.undoes()
        self.lists(WORDS)
        self.window.wait_until_gone("label", "^11 matches$")

    def sorts_by_a_head(self):
        by_norm = self.by_norm(WORDS)
        self.press_head("Norm")
        self.lists(by_norm)
        self.a_step_apart()
        self.press_head("Norm")
        self.lists(by_norm[::-1])
        self.undoes()
        self.lists(by_norm)
        self.undoes()
        self.lists(WORDS)

    def hides_a_column(self):
        """By the menu that V opens, from the rows."""
        self.goes_to_the_rows()
        self.window.type("v")
        self.window.press("check box", "^Norm$")
        self.has_heads(HEADS[:2])
        self.window.type("Escape")
        self.window.wait_until_gone("check box", "^Norm$")
        self.undoes()
        self.has_heads(HEADS)

    def selects_for_all_panes(self):
        self.goes_to_the_rows()
        self.window.type("Home", "Down", "Shift_L+Down", "Shift_L+Down")
        self.window.find("label", "^3 of 31 selected$")
        self.window.find("push button", "^Selected 3$")
        self.window.type("Control_L+1", "i")  # the map shows what was selected here alone
        self.window.find("label", "^3 alone$")
        self.window.find("push button", "^Isolated 3$")
        self.undoes()
        self.window.wait_until_gone("label", "^3 alone$")
        self.window.press("push button", "^Selected 3$")
        self.lists_only(["word1", "word2", "word3"])
        self.window.press("push button", "^All 31$")
        self.lists(WORDS)

    def follows_the_map(self):
        """Where the map goes, the table is, and what it selects."""
        self.window.type("Control_L+1", "End", "Return")
        self.window.find("label", "^1 of 31 selected$")
        self.window.wait("the last row in sight", lambda: WORDS[-1] in self.rows(), instead=self.rows)
        self.undoes()
        self.window.find("label", "^3 of 31 selected$")

    def copies(self):
        """The selected rows, in the order of the table, and no formula among them."""
        self.goes_to_the_rows()
        self.window.type("End", "Control_L+c")
        self.window.find("label", "on the clipboard")
        self.window.type("Control_L+2", "F2", "Control_L+v")
        number = f"{visit.norm(self.vectors['=1+1']):.9g}"
        text = self.window.wait("the copy in the text", lambda: self.pasted("\\x3D1+1"))
        header, row = text.strip().split("\n")
        assert header.split("\t") == ["rank", "token", "norm"], header
        rank, token, norm = row.split("\t")
        assert (rank, token) == ("31", "\\x3D1+1"), row
        assert abs(float(norm) - float(number)) < 1e-5, (norm, number)
        self.window.type("Escape")

    def pasted(self, what):
        texts = [n.text for n in self.window.look().walk() if n.role == "text" and what in n.text]
        return texts[0] if texts else None

    def is_kept(self):
        """Order, columns and filter are those of before when the program comes back."""
        self.goes_to_the_rows()
        self.press_head("Norm")
        orders = lambda: [said for _, name, said in self.below(self.parts()[0]) if name == "Norm"]
        self.window.wait_for("the order", ["Sorted by this column, rising"], orders)
        self.window.type("v")
        self.window.press("check box", "^Rank$")
        self.has_heads(HEADS[1:])
        self.window.type("Escape")
        self.window.wait_until_gone("check box", "^Rank$")
        self.filter("word1")
        self.lists(self.by_norm(ONES))
        self.quits()
        self.start()
        self.lists(self.by_norm(ONES))
        self.has_heads(HEADS[1:])
        self.window.find("label", "^11 matches$")

    def steps(self):
        return [
            self.opens,
            self.filters,
            self.undoes_the_filter,
            self.sorts_by_a_head,
            self.hides_a_column,
            self.selects_for_all_panes,
            self.follows_the_map,
            self.copies,
            self.is_kept,
            self.quits,
        ]


if __name__ == "__main__":
    sys.exit(visit.main(Table))
