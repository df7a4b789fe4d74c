#!/usr/bin/env python3
"""Every call that a header of the engine declares is described where it is defined. Speaks TAP.

A description is a block «/** … */» right before the definition that begins with the name of
the call, has a «@name:» for each parameter, and «Returns:» unless nothing is returned.

Not asked for:
  - what is «static inline»: its body stands in the header, below its comment;
  - headers whose name ends in -private or _private;
  - *_get_type and *_quark without a parameter, which macros of GLib define;
  - *_ref, *_unref, *_free, *_copy, *_clear and *_init with no parameter but the object itself.

    test-docs.py [ROOT]                    the test
    test-docs.py [ROOT] --list [FOLDER…]   what is missing in these folders of the engine, or in all
"""

import pathlib
import re
import sys

TRIVIAL = re.compile(r"_(ref|unref|free|copy|clear|init)$")
MACROS = re.compile(r"_(get_type|quark)$")

COMMENT = re.compile(r"/\*.*?\*/", re.S)
DIRECTIVE = re.compile(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*$", re.M)
CALL = re.compile(r"\b(aster_\w+) ?\(")
# A name in the first column, its parameters, its body; before it whatever ends at a blank line.
DEFINITION = re.compile(
    r"(?P<block>/\*\*\n(?: \*[^\n]*\n)*? \*/\n)?(?:^(?![ /*}\n])[^\n]+\n)+?"
    r"^(?P<name>aster_\w+) \((?P<parameters>[^;{]*?)\)(?:\s+G_GNUC\w+)*\n\{",
    re.M,
)


def without_braces(text):
    """What stands outside of all braces; a body ends like a statement."""
    depth, kept = 0, []
    for letter in text:
        depth += letter == "{"
        if depth == 0:
            kept.append(letter)
        elif depth == 1 and letter == "}":
            kept.append(";")
        depth -= letter == "}"
    return "".join(kept)


def split_parameters(text):
    """The names of the parameters in a list such as «const float *x, gsize n, ...»."""
    depth, parts = 0, [""]
    for letter in text:
        depth += (letter in "([") - (letter in ")]")
        if letter == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    names = []
    for part in (p.strip() for p in parts):
        pointer = re.search(r"\(\s*\*\s*(\w+)", part)
        last = re.search(r"(\w+|\.\.\.)(?:\s*\[[^\]]*\])*$", part)
        if part not in ("", "void"):
            names.append(pointer[1] if pointer else last[1])
    return names


def balanced(text, start):
    """What is between the parenthesis at @start and its partner."""
    depth = 0
    for at in range(start, len(text)):
        depth += (text[at] == "(") - (text[at] == ")")
        if depth == 0:
            return text[start + 1 : at]
    return text[start + 1 :]


def declared(path):
    """Every (name, whether it returns something, parameters) that a header declares."""
    text = DIRECTIVE.sub("", COMMENT.sub("", path.read_text(encoding="utf-8")))
    text = re.sub(r"^G_(BEGIN|END)_DECLS$|^G_(DEFINE|DECLARE)_\w+ \([^;]*?\)$", "", text, flags=re.M)
    for statement in without_braces(text).split(";"):
        statement = statement.strip()
        found = CALL.search(statement)
        if not found or re.match(r"(typedef|static|struct|enum|union)\b", statement):
            continue
        returns = re.sub(r"\b(extern|G_GNUC_\w+)\b", "", statement[: found.start()]).strip()
        yield found[1], returns != "void", split_parameters(balanced(statement, found.end() - 1))


def definitions(root):
    """For each name the (file, line, description, parameters) of its definitions."""
    found = {}
    for path in sorted((root / "engine").rglob("*.c")):
        text = path.read_text(encoding="utf-8")
        for match in DEFINITION.finditer(text):
            line = text.count("\n", 0, match.start("name")) + 1
            place = (path, line, match["block"] or "", split_parameters(match["parameters"]))
            found.setdefault(match["name"], []).append(place)
    return found


def lacking(name, returns, block, parameters):
    """What the description lacks, in words."""
    if not block.startswith(f"/**\n * {name}:"):
        return ["its description"]
    lacks = [f"@{p}" for p in parameters if not re.search(rf"^ \* @{re.escape(p)}:", block, re.M)]
    if returns and not re.search(r"^ \* Returns:", block, re.M):
        lacks.append("Returns")
    named = re.findall(r"^ \* @(\w+|\.\.\.):", block, re.M)
    return lacks + [f"a parameter that is called {p}" for p in named if p not in parameters]


def check(root, folder):
    """Every breach of one folder as (file, line, sentence)."""
    known = definitions(root)
    for header in sorted((root / "engine" / folder).rglob("*.h")):
        if re.search(r"[-_]private$", header.stem):
            continue
        for name, returns, parameters in declared(header):
            if MACROS.search(name) and not parameters:
                continue
            if TRIVIAL.search(name) and len(parameters) == 1:
                continue
            if name not in known:
                yield header, 1, f"{name} is declared and defined nowhere"
                continue
            answers = [(p, n, lacking(name, returns, b, ps)) for p, n, b, ps in known[name]]
            path, line, lacks = min(answers, key=lambda answer: len(answer[2]))
            if lacks:
                yield path, line, f"{name} lacks {', '.join(lacks)}"


def breaches(root, folder):
    return [f"{path.relative_to(root)}:{line}: {said}" for path, line, said in check(root, folder)]


def main():
    arguments = sys.argv[1:]
    root = pathlib.Path(arguments.pop(0) if arguments and arguments[0] != "--list" else ".").resolve()
    every = sorted(p.name for p in (root / "engine").iterdir() if p.is_dir())
    if arguments[:1] == ["--list"]:
        missing = [line for folder in arguments[1:] or every for line in breaches(root, folder)]
        print("\n".join(missing + [f"{len(missing)} missing"]))
        return 0

    print(f"1..{len(every)}")
    failed = 0
    for number, folder in enumerate(every, 1):
        missing = breaches(root, folder)
        print(f"{'not ok' if missing else 'ok'} {number} - engine/{folder} says of each call what goes in and what comes out")
        for line in missing:
            print(f"# {line}", file=sys.stderr)
        failed += bool(missing)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
