#!/usr/bin/env python3
"""How a map is drawn is said once, and can be said everywhere. Speaks TAP.

Every member of AsterPlotStyle stands in the table that sessions, the View popover and the
command line read, and `render --help` names it and its choices.

Usage: test-choices.py ROOT ASTERISM-CLI
"""

import pathlib
import re
import subprocess
import sys


def members(header):
    body = re.search(r"typedef struct\n\{\n(.*?)\n\} AsterPlotStyle;", header, re.S).group(1)
    return re.findall(r"^\s*\w+ (\w+);", body, re.M)


def table(source):
    """The name and the member of each field, and the names of its choices."""
    body = re.search(r"fields\[\] = \{\n(.*?)\n\};", source, re.S).group(1)
    switches = re.findall(r'SWITCH \(\s*"([\w-]+)",\s*(\w+),', body)
    others = re.findall(r'\{ "([\w-]+)",\s*ASTER_STYLE_(\w+),\s*OFFSET \((\w+)\)', body)
    choices = re.findall(r'\{ ("[\w-]+"(?:, "[\w-]+")+) \}', body)
    names = {name: member for name, member in switches}
    names |= {name: member for name, _, member in others}

    return names, [re.findall(r'"([\w-]+)"', choice) for choice in choices]


def breaches(root, cli):
    header = (root / "widgets/plot/plot-style.h").read_text(encoding="utf-8")
    source = (root / "widgets/plot/plot-style.c").read_text(encoding="utf-8")
    names, choices = table(source)
    said = subprocess.run([cli, "render", "--help"], capture_output=True, text=True, check=True).stdout
    said = re.search(r"--style NAME=VALUE.*?(?=\n\s*--\w)", said, re.S).group(0)

    for member in set(members(header)) ^ set(names.values()):
        yield f"{member}: not both in AsterPlotStyle and in the fields of plot-style.c"
    for name in names:
        if not re.search(rf"(?<![\w-]){name}(?![\w-])", said):
            yield f"{name}: render --help does not say that --style takes it"
    for choice in choices:
        if "|".join(choice) not in said:
            yield f"{'|'.join(choice)}: render --help does not say that these can be chosen"
    if len(names) < 10 or len(choices) < 2:
        yield "the table of plot-style.c was not understood"


def main():
    found = list(breaches(pathlib.Path(sys.argv[1]), sys.argv[2]))

    print("1..1")
    for breach in found:
        print(f"# {breach}")
    print("not ok 1 - choices" if found else "ok 1 - choices")

    return bool(found)


sys.exit(main())
