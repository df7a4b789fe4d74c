"""What a bench has to reach, and whether it did, in one line that can be looked for."""
import os


def say(what, value, bound, more=False, unit=" s"):
    """One line; @more: @value has to be at least @bound, or else at most."""
    met = value >= bound if more else value <= bound
    sign = "≥" if more else "≤"
    print(f"  reach: {what} {sign} {bound:.4g}{unit}: {value:.4g}{unit}, {'met' if met else 'NOT MET'}",
          flush=True)
    return met


def say_load():
    """Wall times say little while others work on the machine."""
    load = os.getloadavg()[0]
    if load > 0.5:
        print(f"  the machine is at work (load {load:.1f}): seconds on the wall are too many", flush=True)
