#!/usr/bin/env python3
"""The rules of the house that a program can see, checked over the sources. Speaks TAP.

What is built on what: app on widgets on engine; inside the engine runners on verbs on tools
and values. Which file may open which door: BLAS, locks. How long a file may be, and what a
header begins with. Every breach is named with its file and line.
"""

import collections
import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
ROOMS = ["engine", "widgets", "app"]  # each may use those before it
VERBS = ["files", "tokenizers", "models", "layouts", "clusters", "words", "compare", "nulls", "training"]
# Folders whose files are the parts of one thing and may know each other.
FAMILIES = ["files", "tokenizers", "models", "training"]
LOCKED = ["engine/run/engine.c", "engine/run/job.c", "engine/tools/parallel.c"]
DOOR = "engine/tools/linalg.c"
LONGEST = 500  # lines

TOOLKITS = {
    "engine": r"gtk/|gdk|gsk/|adwaita|cairo|pango|graphene",
    "widgets": r"adwaita",
    "app": None,
}
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]')
BLAS = re.compile(r"^(cblas|lapacke|lapack|openblas|f77blas)")
LOCK = re.compile(
    r"\b(G(Rec)?Mutex|GRWLock|GCond|G_LOCK\w*|g_(rec_)?mutex_\w+|g_rw_lock_\w+|g_cond_\w+"
    r"|pthread_(mutex|cond|rwlock|spin)_\w+|(mtx|cnd)_\w+|sem_(wait|post|init))\b"
)
ADDRESS = re.compile(r"\b(https?|ftp)://[\w.-]+")
# What names a format and is never fetched.
NAMES = ("http://www.w3.org/", "http://purl.org/dc/elements/1.1/", "http://www.freedesktop.org/standards/", "https://git-lfs")
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")


def sources(*suffixes, rooms=ROOMS):
    for room in rooms:
        yield from sorted(p for p in (ROOT / room).rglob("*") if p.suffix in suffixes)


def lines_of(path):
    return path.read_text(encoding="utf-8").splitlines()


def name(path):
    return str(path.relative_to(ROOT))


def includes():
    """Every (file, line number, what is included) of the three rooms."""
    for path in sources(".c", ".h"):
        for number, line in enumerate(lines_of(path), 1):
            found = INCLUDE.match(line)
            if found:
                yield path, number, found[1]


def room_of(included):
    """The room that holds a header of ours, or None for somebody else's."""
    for room in ROOMS:
        if (ROOT / room / included).is_file():
            return room
    return None


def check_rooms():
    for path, number, included in includes():
        mine, theirs = path.relative_to(ROOT).parts[0], room_of(included)
        toolkit = TOOLKITS[mine]
        if theirs and ROOMS.index(theirs) > ROOMS.index(mine):
            yield f"{name(path)}:{number}: {mine} must not include {included} of {theirs}"
        if toolkit and re.match(toolkit, included):
            yield f"{name(path)}:{number}: {mine} must not include {included}"
        if ".." in included:
            yield f"{name(path)}:{number}: {included}: name the room, not the way there"


def check_roof():
    for path, number, included in includes():
        mine = path.relative_to(ROOT).parts
        if included.startswith("window/") and mine[1] not in ("window", "main.c"):
            yield f"{name(path)}:{number}: nothing below the window knows of {included}"


def stem(path):
    return pathlib.PurePath(path).stem


def reach(arrows, begin):
    """All that one comes to from there."""
    found, open_ = set(), [begin]
    while open_:
        for there in arrows[open_.pop()] - found:
            found.add(there)
            open_.append(there)
    return found


def check_circles():
    """Files go round in a circle only as parts of one, whose name each of them begins with."""
    arrows = collections.defaultdict(set)
    for path, _, included in includes():
        mine = path.relative_to(ROOT / path.relative_to(ROOT).parts[0]).with_suffix("")
        theirs = pathlib.PurePath(included).with_suffix("")
        if room_of(included) and str(mine) != str(theirs):
            arrows[str(mine)].add(str(theirs))
    for mine in sorted(arrows):
        circle = {there for there in reach(arrows, mine) if mine in reach(arrows, there)}
        if circle and not all(there.startswith(min(circle, key=len)) for there in circle):
            yield f"{mine}: leads back to itself by {', '.join(sorted(circle - {mine}))}"


def check_verbs():
    for path, number, included in includes():
        mine = path.relative_to(ROOT).parts
        theirs = pathlib.PurePath(included).parts
        if mine[0] != "engine" or room_of(included) != "engine" or len(theirs) < 2:
            continue
        if mine[1] in VERBS and theirs[0] == "run":
            yield f"{name(path)}:{number}: a verb must not include the runner {included}"
        if mine[1] in ("values", "tools") and theirs[0] not in ("values", "tools"):
            yield f"{name(path)}:{number}: {mine[1]} must not include {included}"
        if mine[1] not in VERBS or theirs[0] not in VERBS:
            continue
        a, b = stem(path), stem(included)
        parts_of_one = a == b or a.startswith(b + "-") or b.startswith(a.split("-")[0] + "-")
        if mine[1] != theirs[0] or not (parts_of_one or mine[1] in FAMILIES):
            yield f"{name(path)}:{number}: a verb must not include the verb {included}"


def check_blas():
    for path, number, included in includes():
        if BLAS.match(included) and name(path) != DOOR:
            yield f"{name(path)}:{number}: {included} is for {DOOR} alone"


def check_locks():
    for path in sources(".c", ".h"):
        if name(path) in LOCKED:
            continue
        for number, line in enumerate(lines_of(path), 1):
            found = LOCK.search(line)
            if found:
                yield f"{name(path)}:{number}: {found[0]}: locks live in {', '.join(LOCKED)}"


def check_lengths():
    for path in sources(".c", ".h", ".py", rooms=ROOMS + ["tests"]):
        length = len(lines_of(path))
        if length > LONGEST:
            yield f"{name(path)}: {length} lines; the longest may have {LONGEST}"


def check_headers():
    for path in sources(".h"):
        first = (lines_of(path) or [""])[0]
        if not first.startswith(f"/* {path.name} - "):
            yield f"{name(path)}:1: say in one sentence what is in here: /* {path.name} - ... */"


def check_gotos():
    for path in sources(".c", ".h", rooms=ROOMS + ["tests"]):
        for number, line in enumerate(lines_of(path), 1):
            if re.search(r"^\s*goto\s+\w+;", line):
                yield f"{name(path)}:{number}: use g_autoptr and return instead of goto"


def check_lists():
    """A list that many add to: one that stands in order is merged without a thought."""
    for path in [ROOT / "meson.build", *sorted(p for room in ROOMS + ["tests"] for p in (ROOT / room).rglob("meson.build"))]:
        last = ""
        for number, line in enumerate(lines_of(path), 1):
            found = re.match(r"\s+'([\w./-]+)',$", line)
            if found and found[1] <= last:
                yield f"{name(path)}:{number}: {found[1]} comes before {last}, and once"
            last = found[1] if found else ""


def texts():
    """Every text file that is ours and not generated."""
    for folder in ROOMS + ["resources", "tests", "tools", "flatpak", ".ci", "."]:
        paths = (ROOT / folder).glob("*") if folder == "." else (ROOT / folder).rglob("*")
        for path in sorted(paths):
            if not path.is_file() or path.name == "LICENSE" or path == pathlib.Path(__file__).resolve():
                continue
            if "data" in path.relative_to(ROOT).parts or "__pycache__" in path.parts:
                continue
            try:
                yield path, path.read_text(encoding="utf-8").splitlines()
            except (UnicodeDecodeError, OSError):
                pass


def check_addresses():
    for path, lines in texts():
        for number, line in enumerate(lines, 1):
            for found in ADDRESS.finditer(line):
                if not line.startswith(NAMES, found.start()):
                    yield f"{name(path)}:{number}: {found[0]}: no address of a server in the tree"


def check_unfinished():
    for path, lines in texts():
        for number, line in enumerate(lines, 1):
            found = UNFINISHED.search(line)
            if found:
                yield f"{name(path)}:{number}: {found[0]}: finish it, or open an issue"


CHECKS = [
    ("app is built on widgets on engine, never back", check_rooms),
    ("the window stands on all other rooms", check_roof),
    ("nothing but parts of one goes round in a circle", check_circles),
    ("a verb includes no other verb and no runner", check_verbs),
    ("BLAS and LAPACK have one door", check_blas),
    ("locks live in three files", check_locks),
    ("no file is longer than 500 lines", check_lengths),
    ("a header begins with what it is", check_headers),
    ("nothing jumps", check_gotos),
    ("lists of files stand in order", check_lists),
    ("no address of a server is in the tree", check_addresses),
    ("nothing is left unfinished", check_unfinished),
]


def main():
    print(f"1..{len(CHECKS)}")
    failed = 0
    for number, (title, check) in enumerate(CHECKS, 1):
        breaches = list(check())
        print(f"{'not ok' if breaches else 'ok'} {number} - {title}")
        for breach in breaches:
            print(f"# {breach}", file=sys.stderr)
        failed += bool(breaches)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
