#!/usr/bin/python3
"""What goes in and comes out of the real window: by dialog, by drop, from what was open lately.

A person opens a file with the dialog, changes their mind once, chooses one that is broken, opens
a text, exports every pane in every form it has, keeps the session, drops files from another
program on the window, quits, comes back and finds what was open lately. Speaks TAP.

Usage: test-dialogs.py PROGRAM
"""

import sys

import visit

TEXT = "the king and the queen and a zebra"

# What each kind of pane is exported as: how the file begins, and what must be in it.
EXPORTS = {
    "Map": {".png": (b"\x89PNG\r\n\x1a\n", b"IEND")},
    "Text": {
        ".png": (b"\x89PNG\r\n\x1a\n", b"IEND"),
        ".svg": (b"<?xml", b"</svg>"),
        ".pdf": (b"%PDF-", b"%%EOF"),
        ".html": (b"<!DOCTYPE html>", b"zebra"),
    },
    "Table": {".tsv": (b"rank\ttoken", b"king")},
}


class Traffic(visit.Visit):
    def prepare(self):
        folder = self.folder
        self.words = "king queen man woman dog cat the and a".split()
        visit.write_vectors(folder / "first words.txt", self.words + ["one"])
        visit.write_vectors(folder / "second words.txt", self.words + ["one", "two"])
        visit.write_vectors(folder / "dropped words.txt", self.words + ["one", "two", "three"])
        (folder / "broken.txt").write_text("3 4\nking 1 2 3 4\nqueen 1 2\n")
        (folder / "a text.txt").write_text(TEXT)
        (folder / "latin.txt").write_bytes(b"caf\xe9")

    def shows(self, name, n):
        self.window.find("push button", f"^{name}, {n} × 8")

    def give_name(self, path):
        self.answer("text", "^Name:$", path, "_Save Save")

    def choose_in_menu(self, kind, item):
        """An entry of the menu of a pane, in the document that was opened last."""
        menus = lambda: self.window.seek_all("push button", "^Pane menu$", ("panel", f"^{kind}(:|$)"))
        self.window.wait(f"the menu of a {kind}", lambda: any(map(self.window.act, menus()[-1:])))
        self.window.press("menu item", item)

    # ---- the steps ----

    def opens_a_file_from_the_command_line(self):
        self.start(self.folder / "first words.txt")
        self.shows("first words", 10)

    def changes_their_mind(self):
        self.window.type("Control_L+o")
        self.answer(None, None, None, "_Cancel Cancel")
        self.shows("first words", 10)

    def opens_a_file_by_the_dialog(self):
        self.window.type("Control_L+o")
        self.choose(self.folder / "second words.txt")
        self.shows("second words", 11)

    def chooses_a_broken_file(self):
        self.window.type("Control_L+o")
        self.choose(self.folder / "broken.txt")
        self.window.find("label", "broken.txt.*line 3")
        self.shows("second words", 11)
        self.window.press("push button", "^Close this message$")

    def opens_a_text(self):
        self.choose_in_menu("Text", "^Open a Text")
        self.choose(self.folder / "a text.txt")
        self.window.find("text", f"^{TEXT}$")
        self.window.wait(
            "a text in 8 pieces, 1 without a vector",
            lambda: any("8 pieces, 1 without a vector" in n.description for n in self.window.seek_all("image")),
        )

    def opens_a_text_that_is_none(self):
        self.choose_in_menu("Text", "^Open a Text")
        self.choose(self.folder / "latin.txt")
        self.window.find("label", "latin.txt.*not UTF-8.*byte 3")
        self.window.find("text", f"^{TEXT}$")
        self.window.press("push button", "^Close this message$")

    def exports_every_pane_in_every_form(self):
        for kind, forms in EXPORTS.items():
            for ending, (head, inside) in forms.items():
                path = self.folder / f"{kind}{ending}"
                self.choose_in_menu(kind, "^Export")
                if kind == "Map":  # a figure has sizes to choose before it has a name
                    self.window.press("push button", "^_Save…", visit.DIALOG)
                self.give_name(path)
                self.window.wait(path.name, path.is_file)
                written = path.read_bytes()
                assert written.startswith(head), f"{path.name} begins with {written[:20]}"
                assert inside in written, f"{path.name} has no {inside}"

    def exports_by_key_what_has_the_focus(self):
        self.window.type("Control_L+2", "Control_L+e")
        self.give_name(self.folder / "by key.html")
        self.window.find("label", "Saved as “by key.html”")

    def is_told_of_an_ending_that_is_none(self):
        self.choose_in_menu("Text", "^Export")
        self.give_name(self.folder / "text.docx")
        self.window.find("label", r"\.png, \.svg, \.pdf")
        assert not (self.folder / "text.docx").exists()
        self.window.press("push button", "^Close this message$")

    def keeps_the_session(self):
        session = self.folder / "state" / "asterism" / "session"
        self.window.type("Control_L+s")
        self.window.find("label", "^The session is kept")
        kept = session.read_text()
        assert "second words.txt" in kept and "zebra" in kept, kept

    def drops_a_file(self):
        for _ in self.drop(self.folder / "dropped words.txt"):
            self.shows("dropped words", 12)

    def drops_a_broken_file_beside_a_good_one(self):
        for _ in self.drop(self.folder / "nowhere.txt", self.folder / "first words.txt"):
            self.window.find("label", "nowhere.txt.*no such file")
            self.shows("first words", 10)

    def finds_what_was_open_lately(self):
        """A second start has all open; what is closed is listed, also after a third start."""
        self.start()
        self.shows("first words", 10)
        self.window.press("push button", "^Close “dropped words”$")
        self.window.find("list item", "^dropped words.txt, ")
        self.quits()
        self.start()
        self.shows("first words", 10)
        self.window.click("list item", "^dropped words.txt, ")
        self.shows("dropped words", 12)
        self.quits()

    def steps(self):
        return [
            self.opens_a_file_from_the_command_line,
            self.changes_their_mind,
            self.opens_a_file_by_the_dialog,
            self.chooses_a_broken_file,
            self.opens_a_text,
            self.opens_a_text_that_is_none,
            self.exports_every_pane_in_every_form,
            self.exports_by_key_what_has_the_focus,
            self.is_told_of_an_ending_that_is_none,
            self.keeps_the_session,
            self.drops_a_file,
            self.drops_a_broken_file_beside_a_good_one,
            self.quits,
            self.finds_what_was_open_lately,
        ]


if __name__ == "__main__":
    sys.exit(visit.main(Traffic, needs=[("Gtk", "4.0")]))
