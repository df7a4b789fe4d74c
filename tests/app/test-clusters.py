#!/usr/bin/python3
"""Clusters in the real window, found, cut, read and selected, through the accessibility bus. TAP.

A person opens a file, asks a map for its clusters in two clicks, reads them in the list, the
table and the inspector, selects some from the list and by key, changes how small one may be,
takes it back, cuts the distances of DBSCAN with the mouse and with keys, walks through the
tree of HDBSCAN, compares two clusterings, and one with what the file says of each word, and
finds all of it again the next day.

Usage: test-clusters.py PROGRAM
"""

import json
import random
import re
import struct
import sys

import visit

CLOUDS = ("bird", "tree", "stone", "river", "cloud")
EACH = 80
STRAYS = 20
ROWS = len(CLOUDS) * EACH + STRAYS
LINE = r", silhouette "  # what a line of the list says of a cluster, but not of noise


def make_vectors(path):
    """Five clouds far from each other, and a few words between them; safetensors with columns
    that say by name and by number of which cloud each word is, and how heavy it is."""
    chance = random.Random(11)
    tokens, rows, clouds = [], [], []
    for i in range(ROWS):
        cloud, spread = i % len(CLOUDS), 0.5 if i < ROWS - STRAYS else 9
        tokens.append(f"{CLOUDS[cloud]}{i}" if i < ROWS - STRAYS else f"stray{i}")
        rows += [(9 if d == cloud else 0) + chance.gauss(0, spread) for d in range(6)]
        clouds.append(cloud)
    columns = [
        {"name": "cloud", "kind": "text", "cells": [CLOUDS[c] for c in clouds]},
        {"name": "weight", "kind": "number", "cells": [c + 0.5 for c in clouds]},
        {"name": "class", "kind": "number", "cells": [float(c) for c in clouds]},
    ]
    header = json.dumps({
        "__metadata__": {"tokens": json.dumps(tokens), "columns": json.dumps(columns)},
        "embeddings": {"dtype": "F32", "shape": [ROWS, 6], "data_offsets": [0, 4 * len(rows)]},
    }).encode()
    with open(path, "wb") as out:
        out.write(struct.pack("<Q", len(header)) + header + struct.pack(f"<{len(rows)}f", *rows))


class Clusters(visit.Visit):
    def prepare(self):
        make_vectors(self.folder / "clouds.safetensors")

    def pane(self):
        return self.window.find("panel", "^Clusters: ")

    def panes(self):
        return [n for n in self.window.look().walk() if n.matches("panel", "^Clusters: ")]

    def edit(self):
        """Opens the form of the recipe."""
        self.press("^Change what is computed", "^Clusters: ")

    def totals(self):
        return self.window.find("label", r"^\d+ clusters?;.* found (on|in) ").name

    def count(self):
        return int(self.totals().split()[0])

    def chart(self, name):
        return self.window.find("image", name, ("panel", "^Clusters: "))

    def chooses_a_line(self):
        """Clicks the first cluster of the list, and gives how many words it has."""
        line = self.window.click("list item", LINE)
        size = int(re.search(r": (\d+) words", line.name).group(1))
        self.window.wait_for("the selection", size, self.selected)
        return size

    def selected(self):
        """How many words the strip at the foot says are selected."""
        label = self.window.find("label", rf"^[\d,]+ of {ROWS} selected$")
        return int(label.said.split()[0])

    def choose(self, name, key, wanted):
        """What stands above or below in a list that drops down."""

        def find_inside(role, said=None):
            lists = [n for n in self.pane().walk() if n.matches(None, name)]
            return [n for choice in lists for n in choice.walk() if n.matches(role, said)]

        def press():
            return any(map(self.window.act, find_inside("push button")[:1]))

        self.window.wait(f"what drops down from {name}", press)
        self.window.wait(f"«{wanted}» in it", lambda: find_inside("label", wanted))
        self.window.type(key, "Return")

    # ---- the steps ----

    def opens_a_file(self):
        self.start(self.folder / "clouds.safetensors")
        self.window.find("image", f"^Map of {ROWS} words$")

    def asks_a_map_for_clusters(self):
        """Two clicks, as long as the map is that of before: the colours, then the clusters."""
        self.press("What the colours of the points mean", "^Map: ")
        self.window.press("push button", "^_?Find _?Clusters")
        assert "found on the map “PCA" in self.totals(), self.totals()
        assert self.count() >= len(CLOUDS), self.totals()

    def reads_what_they_are_about(self):
        """The names of the list are those of the legend."""
        self.window.find("label", "^Colour: clusters$")
        line = self.window.find("list item", LINE)
        name = line.name.split(":")[0]
        assert any(name.startswith(cloud) for cloud in CLOUDS + ("stray",)), line.name
        self.window.find("push button", f"^{re.escape(name)}", ("panel", "^Legend$"))

    def selects_one_from_the_list(self):
        size = self.chooses_a_line()
        self.window.find("push button", f"^Selected {size}$")

    def selects_that_of_a_word(self):
        """From the card in the inspector, where it stands for every word that is chosen."""
        self.window.type("Control_L+1", "Escape")
        self.window.wait_for("the selection", 0, self.selected)
        self.window.type("Control_L+1", "Home")
        self.window.find("label", "^bird0$", ("panel", "^Inspector$"))
        self.window.find("label", r"^\d+ words, silhouette .* on the map “PCA")
        self.window.type("c")
        self.window.wait("a cluster", lambda: self.selected() > 2, instead=self.selected)

    def changes_how_small_one_may_be(self):
        before = self.totals()
        self.edit()
        self.window.set("spin button", "^Min cluster size$", 60)
        self.window.find("panel", "of at least 60 words, on the map")
        self.window.wait("other clusters", lambda: self.totals() != before)
        assert self.count() <= 7, self.totals()
        self.window.type("Escape")
        self.sixty = self.totals()

    def takes_it_back(self):
        self.undoes()
        self.window.wait("the clusters of before", lambda: self.totals() != self.sixty)
        self.window.type("Shift_L+Control_L+z")
        self.window.wait_for("the clusters", self.sixty, self.totals)

    def walks_through_the_tree(self):
        self.window.type("Control_L+2")
        tree = lambda: self.chart("^Condensed tree")
        self.window.wait("the focus on the tree", lambda: self.window.has_focus(tree()))
        self.window.type("Right")
        part = self.window.wait(
            "a part of the tree",
            lambda: re.search(r"(\d+) words?.* λ", tree().description),
            instead=lambda: tree().description,
        )
        size = int(part.group(1))
        self.window.type("Return")
        self.window.wait("the selection of its words", lambda: 0 < self.selected() <= size, instead=self.selected)
        self.window.mouse(*self.window.spot(tree(), 0.5, 0.3))
        self.window.wait("another part", lambda: tree().description != part.string)

    def takes_dbscan(self):
        self.edit()
        self.window.press("push button", "^DBSCAN$")
        self.window.find("panel", "^Clusters: DBSCAN, eps at the knee, on the map")
        self.window.type("Escape")
        self.chart("^Sorted distances with a cut")
        self.knee = self.totals()

    def drags_the_cut(self):
        """To the top, where all is one, and only then is the recipe another."""
        chart = self.chart("^Sorted distances")
        here, there = self.window.spot(chart, 0.5, 0.7), self.window.spot(chart, 0.5, 0.12)
        self.window.drag(*here, *there)
        self.window.find("panel", r"^Clusters: DBSCAN, eps [\d.]+, on the map")
        self.window.wait("fewer clusters", lambda: self.totals() != self.knee)
        self.top = self.totals()

    def moves_it_by_keys(self):
        said = self.chart("^Sorted distances").description
        self.window.type(*["Page_Down"] * 3)
        self.window.wait("another cut", lambda: self.chart("^Sorted distances").description != said)
        self.window.type("Home")
        self.window.wait_for("the clusters", self.knee, self.totals)

    def finds_them_among_words_alone(self):
        """On a map of some words only these have clusters; of the others it is said."""
        alone = self.chooses_a_line()
        self.window.type("Control_L+1", "i", "Shift_L+i")
        away = rf"{ROWS - alone} words are not on that map and in no cluster\."
        self.window.find("label", away)
        self.window.click("list item", f"^Not on the map: {ROWS - alone} words$")
        self.window.wait_for("the selection", ROWS - alone, self.selected)
        self.window.type("Control_L+1", "Shift_L+a")
        self.window.wait_until_gone("label", away)
        self.window.wait_for("the clusters", self.knee, self.totals)
        self.window.type("Escape", "Escape")

    def finds_them_in_the_space(self):
        """Beside the map's: no map bends these distances, and the pane says so."""
        self.edit()
        self.window.press("push button", "^k-means$")
        self.window.find("panel", "^Clusters: k-means, ")  # the form is that of k-means now
        self.choose("^Distances$", "Up", "^In the original space$")
        self.window.find("panel", r"^Clusters: k-means, k = 20, in the original space \(cosine\)$")
        self.window.set("spin button", "^Clusters, k$", len(CLOUDS))
        self.window.wait_for("their number", len(CLOUDS), self.count)
        self.window.type("Escape")
        assert "found in the original space (cosine)" in self.totals(), self.totals()
        self.kept = self.totals()

    def compares_with_another_pane(self):
        self.window.press("push button", "^Pane menu$", ("panel", "^Clusters: "))
        self.window.press("menu item", "^Duplicate$")
        self.window.wait_for("the number of panes", 2, lambda: len(self.panes()))
        self.choose("^Compare with$", "Down", "^Pane [0-9]: k-means")
        self.window.find("label", r"^ARI 1\.00: .*\nNMI 1\.00: ")

    def compares_with_a_column(self):
        """With names and with numbers of groups; a weight is none and is not offered."""
        for column in "cloud", "class":
            self.choose("^Compare with$", "Down", f"^{column}$")
            self.window.find("push button", f"^Compare with: {column}$")
            said = self.window.find("label", r"^ARI 0\.\d\d: .*\nNMI 0\.\d\d: ").name
            ari = float(re.match(r"ARI ([\d.]+)", said).group(1))
            assert 0.85 < ari < 1, said  # strays are drawn into a cloud as well

    def comes_back_the_next_day(self):
        self.quits()
        self.start()
        self.window.find("panel", r"^Clusters: k-means, k = 5, in the original space \(cosine\)$")
        self.window.wait_for("the clusters", self.kept, self.totals)
        self.quits()

    def steps(self):
        return [
            self.opens_a_file,
            self.asks_a_map_for_clusters,
            self.reads_what_they_are_about,
            self.selects_one_from_the_list,
            self.selects_that_of_a_word,
            self.changes_how_small_one_may_be,
            self.takes_it_back,
            self.walks_through_the_tree,
            self.takes_dbscan,
            self.drags_the_cut,
            self.moves_it_by_keys,
            self.finds_them_among_words_alone,
            self.finds_them_in_the_space,
            self.compares_with_another_pane,
            self.compares_with_a_column,
            self.comes_back_the_next_day,
        ]


if __name__ == "__main__":
    sys.exit(visit.main(Clusters))
