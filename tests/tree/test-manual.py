#!/usr/bin/env python3
"""Whether the manual page of the command line tells of every command and option. Speaks TAP.

Usage: test-manual.py ASTERISM-CLI PAGE
"""

import re
import subprocess
import sys


def help_of(program, *command):
    said = subprocess.run([program, *command, "--help"], capture_output=True, text=True, check=True)
    return said.stdout


def options_of(text):
    return {m[1] for m in re.finditer(r"^\s+(-{1,2}[\w-]+)", text, re.M)}


def main():
    program, path = sys.argv[1:]
    with open(path, encoding="utf-8") as page:
        manual = re.sub(r"\\f.", "", page.read()).replace("\\-", "-")
    general = help_of(program)
    commands = re.findall(r"^  ([a-z]+)  ", general.split("Commands:")[1].split("\n\n")[0], re.M)

    print(f"1..{len(commands) + 1}")
    failed = False
    for number, command in enumerate([None, *commands], 1):
        options = options_of(help_of(program, command) if command else general)
        missing = sorted(o for o in options if not re.search(rf"{o}(?![\w-])", manual))
        if command and not re.search(rf"(^|\W){command}\W", manual):
            missing.append(command)
        print(f"{'not ok' if missing else 'ok'} {number} - {command or 'asterism-cli'}")
        for word in missing:
            print(f"# {path} does not tell of {command or ''} {word}", file=sys.stderr)
        failed = failed or bool(missing)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
