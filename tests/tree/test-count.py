#!/usr/bin/env python3
"""What ./test says last is what its suites said: second runs and deaths included. Speaks TAP.

Usage: test-count.py ROOT
"""

import json
import pathlib
import subprocess
import sys
import tempfile

SOUND = "TAP version 13\nok 1 - opens\nok 2 - closes # SKIP no window\n1..2\n"
BROKEN = "TAP version 13\nok 1 - opens\nnot ok 2 - closes\n1..2\n"
DEAD = "TAP version 13\nok 1 - opens\n"


class Counter:
    def __init__(self, root, folder):
        self.tool = pathlib.Path(root) / "tools" / "count-tests"
        self.folder = pathlib.Path(folder)
        self.n_logs = 0

    def log(self, **suites):
        """A log of meson's, with what each suite printed."""
        self.n_logs += 1
        path = self.folder / f"{self.n_logs}.json"
        lines = []
        for name, said in suites.items():
            bad = said != SOUND
            record = {"name": f"house:app / {name}", "stdout": said, "returncode": int(bad)}
            lines.append(json.dumps({**record, "result": "ERROR" if bad else "OK"}))
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return str(path)

    def say(self, *arguments):
        run = subprocess.run([self.tool, *arguments], capture_output=True, text=True, check=False)
        return run.stdout.splitlines(), run.returncode


def adds_up(counter):
    said, status = counter.say(counter.log(a=SOUND), counter.log(a=SOUND, b=SOUND))
    assert (said[-1], status) == ("3 passed, 0 failed, 3 skipped", 0), said


def counts_a_death(counter):
    said, status = counter.say(counter.log(a=SOUND, b=DEAD))
    assert (said[-1], status) == ("2 passed, 1 failed, 1 skipped", 1), said
    assert "failed: house:app / b (error, exit status 1)" in said, said


def names_what_failed(counter):
    said, _ = counter.say("--failed", counter.log(a=BROKEN, b=SOUND, c=DEAD))
    assert said == ["a", "c"], said


def lets_a_second_run_count(counter):
    first = counter.log(a=BROKEN, b=SOUND)
    said, status = counter.say(first, "--again", counter.log(a=SOUND))
    assert (said[-1], status) == ("2 passed, 0 failed, 2 skipped", 0), said
    assert any(line.startswith("unsteady: house:app / a ") for line in said), said


def forgives_no_second_failure(counter):
    said, status = counter.say(counter.log(a=BROKEN), "--again", counter.log(a=BROKEN))
    assert (said[-1], status) == ("1 passed, 1 failed, 0 skipped", 1), said
    assert not any(line.startswith("unsteady") for line in said), said


def replaces_only_the_log_before_it(counter):
    first, last = counter.log(a=BROKEN), counter.log(a=BROKEN)
    said, status = counter.say(first, last, "--again", counter.log(a=SOUND))
    assert (said[-1], status) == ("2 passed, 1 failed, 1 skipped", 1), said


def refuses_nothing_at_all(counter):
    said, status = counter.say(counter.log())
    assert (said, status) == (["0 passed, 0 failed, 0 skipped"], 1), said


def main():
    tests = [
        adds_up,
        counts_a_death,
        names_what_failed,
        lets_a_second_run_count,
        forgives_no_second_failure,
        replaces_only_the_log_before_it,
        refuses_nothing_at_all,
    ]
    print(f"TAP version 13\n1..{len(tests)}")
    failed = 0
    for number, test in enumerate(tests, 1):
        title = test.__name__.replace("_", " ")
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(Counter(sys.argv[1], folder))
                print(f"ok {number} - {title}")
            except AssertionError as error:
                failed += 1
                print(f"not ok {number} - {title}\n# {error}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
