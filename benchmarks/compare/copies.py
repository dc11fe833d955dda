"""What the makers of edited copies have in common."""
import collections
import json
import re
import subprocess


def squeeze(text):
    return re.sub(r"\s", "", text)


def extract(program, paths):
    run = subprocess.run([program, "extract", "--format", "json", *paths], capture_output=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def unit_edits(edit, *names):
    """The kinds of an edit of a unit, as unit_replace and unit_add."""
    def named(what):
        def run(copy, chance, donor):
            return edit(copy, chance, what)
        run.__name__ = "unit_" + what
        return run
    return [named(what) for what in names]


class Tally:
    def __init__(self):
        self.right = self.predicted = self.truth = 0

    def add(self, predicted, truth):
        self.right += sum((collections.Counter(predicted) & collections.Counter(truth)).values())
        self.predicted += len(predicted)
        self.truth += len(truth)

    def f1(self):
        return 2 * self.right / max(1, self.predicted + self.truth)

    def __str__(self):
        return (f"P {self.right / max(1, self.predicted):.4f} R {self.right / max(1, self.truth):.4f} "
                f"F1 {self.f1():.4f} ({self.truth} true, {self.predicted} said)")
