#!/usr/bin/python3
"""A table about words comes to the real window, is used, undone, kept, and refused with a reason.

A person attaches a table by the menu, reads what came of it, takes it back and has it again, finds its
columns where a map is coloured and in the table, quits and comes back, is told what is wrong with other
tables, and drops a table and a file of vectors that has the name of one. Speaks TAP.

Usage: test-attaching.py PROGRAM
"""

import sys

import desktop
import visit

MAP = ("panel", "^Map: ")


class Attaching(visit.Visit):
    def prepare(self):
        folder = self.folder
        self.words = "king queen man woman dog cat the and a".split()
        visit.write_vectors(folder / "words.txt", self.words)
        visit.write_vectors(folder / "numbers.tsv", self.words + ["one"])
        (folder / "kinds.tsv").write_text(
            "token\tkind of word\tletters\n"
            "king\tperson\t4\nqueen\tperson\t5\nman\tperson\t3\ndog\tanimal\t3\ncat\tanimal\t3\nunicorn\tanimal\t7\n"
        )
        (folder / "sizes.csv").write_text("word,size\nking,2\ndog,1\n")
        (folder / "strange.tsv").write_text("thing\tsize\nhouse\t2\ntree\t1\n")
        (folder / "torn.csv").write_text('word,size\nking,2\nqueen,"1\n')

    def has(self, column):
        """Whether the map can be coloured by it, or None if its list cannot be opened just now; that
        is made anew each time."""
        try:
            self.press("^What the colours of the points mean")
            self.window.wait("the list", lambda: self.window.seek("push button", "^_Attach Table…", MAP), 3)
        except desktop.Trouble:
            return None
        found = any(n.matches("check box", column) for n in self.window.find(*MAP).walk())
        self.window.type("Escape")
        self.window.wait_until_gone("push button", "^_Attach Table…")
        return found

    def offers(self, column):
        self.window.wait(column, lambda: self.has(column) is True)

    def offers_no(self, column):
        self.window.wait(f"no {column}", lambda: self.has(column) is False)

    # ---- the steps ----

    def opens_vectors(self):
        self.start(self.folder / "words.txt")
        self.window.find("push button", "^words, 9 × 8")

    def attaches_a_table_in_three_clicks(self):
        self.press("Main menu")
        self.window.press("menu item", "^Attach Table")
        self.choose(self.folder / "kinds.tsv")
        self.window.find("label", "“kinds.tsv” is attached: 2 columns for 5 of 9 words")

    def reads_the_details(self):
        self.press("^_Details")
        self.window.find("label", "unknown here.*line 7")
        self.window.find("label", "match no row of the table.*woman")
        self.press("^Close this message$")

    def finds_the_columns(self):
        self.offers("^kind of word")
        self.press("^Order and columns of the table")
        self.window.find("check box", "^kind of word$")
        self.window.type("Escape")
        self.window.wait_until_gone("check box", "^kind of word$")

    def takes_it_back_and_has_it_again(self):
        self.undoes()
        self.offers_no("^kind of word")
        self.press("^Redo")
        self.offers("^kind of word")

    def attaches_another_by_key(self):
        self.window.type("Control_L+t")
        self.choose(self.folder / "sizes.csv")
        self.window.find("label", "“sizes.csv” is attached: 1 column for 2 of 9 words")
        self.offers("^size")

    def is_told_what_is_wrong(self):
        self.window.type("Control_L+t")
        self.choose(self.folder / "strange.tsv")
        self.window.find("label", "strange.tsv”: the table has 2 rows for 9 vectors, and no column has their tokens")
        self.press("^Close this message$")
        self.window.type("Control_L+t")
        self.choose(self.folder / "torn.csv")
        self.window.find("label", "torn.csv”, line 3")
        self.press("^Close this message$")

    def comes_back_the_day_after(self):
        self.quits()
        self.start()
        self.window.find("push button", "^words, 9 × 8")
        self.offers("^kind of word")
        self.offers("^size")

    def comes_back_when_a_table_is_gone(self):
        self.quits()
        (self.folder / "sizes.csv").unlink()
        self.start()
        self.window.find("label", "cannot be attached.*sizes.csv.*no such file")
        self.press("^Close this message$")
        self.offers("^kind of word")

    def drops_a_table(self):
        (self.folder / "sizes.csv").write_text("word,size\nking,2\ndog,1\ncat,1\n")
        for _ in self.drop(self.folder / "sizes.csv"):
            self.window.find("label", "It is a table with titles: 1 column for 3 of 9 words of “words”")
            self.window.wait("the question to take keys", self.window.dialog_takes_keys)
            self.window.type("Return")
            self.window.find("label", "“sizes.csv” is attached: 1 column for 3 of 9 words")

    def drops_vectors_with_the_name_of_a_table(self):
        for _ in self.drop(self.folder / "numbers.tsv"):
            self.window.find("push button", "^numbers, 10 × 8")

    def steps(self):
        return [
            self.opens_vectors,
            self.attaches_a_table_in_three_clicks,
            self.reads_the_details,
            self.takes_it_back_and_has_it_again,
            self.finds_the_columns,
            self.attaches_another_by_key,
            self.is_told_what_is_wrong,
            self.comes_back_the_day_after,
            self.comes_back_when_a_table_is_gone,
            self.drops_a_table,
            self.drops_vectors_with_the_name_of_a_table,
            self.quits,
        ]


if __name__ == "__main__":
    sys.exit(visit.main(Attaching, needs=[("Gtk", "4.0")]))
