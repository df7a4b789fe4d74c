#!/usr/bin/env python3
"""What a file offers to others, others use, and not tests alone. Speaks TAP.

Object files say which function is asked for by which other; no comment and no string fools
them. A function that only its own file asks for is static there, unless it reads or writes a
property or a test needs it; one that only tests ask for goes, unless it is named below.

Usage: test-callers.py ROOT BUILT...   BUILT: all libraries and programs
"""

import pathlib
import re
import subprocess
import sys

# What only tests call, and why it stays.
FOR_TESTS = {
    "aster_beta_fraction": "what aster_student_p() is right by, against SciPy",
    "aster_budget_set": "stands for a machine with little memory",
    "aster_chart_get_cut": "what a hand has set; the program is told by a signal",
    "aster_engine_get_n_kept": "shows that a second run takes what the first has kept",
    "aster_engine_set_cache": "shows that the cache keeps within its bound",
    "aster_head_words_are_shown": "shows what the head folds first",
    "aster_kmeans_from": "means that begin where a case by hand begins",
    "aster_plot_hulls_count_within": "counts the nine tenths that a line promises to hold",
    "aster_pane_view_get_content": "leads a test to what a pane shows",
    "aster_plot_get_torn": "tells when the lines that a test asks for have come",
    "aster_tokens_new_from_strv": "how every test names its rows",
}

TYPE = re.compile(r"_get_type$")
PROPERTY = re.compile(r"_(get|set|is)_")
COMMENT = re.compile(r"/\*.*?\*/", re.S)


def objects(places):
    """The object files of libraries and programs, but not those of generated sources."""
    for place in map(pathlib.Path, places):
        yield from sorted(p for p in pathlib.Path(f"{place}.p").glob("*.o") if "meson-generated" not in p.name)


def symbols(paths):
    """Each (kind, name) that nm tells of."""
    told = subprocess.run(["nm", *map(str, paths)], capture_output=True, text=True, check=True).stdout
    for line in told.splitlines():
        words = line.split()
        if len(words) >= 2:
            yield words[-2], words[-1]


def sources(root):
    """The text of each file of the three rooms, without comments."""
    for room in ("engine", "widgets", "app"):
        for path in sorted((root / room).rglob("*.c")):
            yield path.relative_to(root), COMMENT.sub("", path.read_text(encoding="utf-8"))


def breaches(root, places):
    defined, asked = set(), set()
    for kind, symbol in symbols(objects(places)):
        if kind == "T":
            defined.add(symbol)
        elif kind == "U":
            asked.add(symbol)
    alone = {symbol for symbol in defined - asked if symbol.startswith("aster_")}

    texts = dict(sources(root))
    everything = "\n".join(texts.values())
    for symbol in sorted(filter(TYPE.search, alone)):
        noun = symbol[len("aster_") : -len("_get_type")].upper()
        if not re.search(rf"\bASTER_(TYPE_|IS_)?{noun}\b", everything):
            yield f"{symbol}: nothing is of this type"

    tests = "\n".join(p.read_text(encoding="utf-8") for p in (root / "tests").rglob("*.[ch]"))
    for path, text in texts.items():
        for body in re.finditer(r"^(aster_\w+) \(.*?^\}", text, re.M | re.S):
            name = body[1]
            if name not in alone:
                continue
            if re.search(rf"\b{name}\b", text[: body.start()] + text[body.end() :]):
                if not PROPERTY.search(name) and not re.search(rf"\b{name}\b", tests):
                    yield f"{path}: {name} is asked for by this file alone; let it be static"
            elif name not in FOR_TESTS:
                yield f"{path}: {name} is called by nobody, but perhaps by tests"
    for name in sorted(set(FOR_TESTS) - alone):
        yield f"{name}: named in {pathlib.Path(__file__).name} and called by more than tests"


def main():
    found = list(breaches(pathlib.Path(sys.argv[1]).resolve(), sys.argv[2:]))
    print("1..1")
    for breach in found:
        print(f"# {breach}")
    print(f"{'not ok' if found else 'ok'} 1 - everything offered is used")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
