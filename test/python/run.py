"""Runs the scripts and calls of cases.json beside this file and compares what they give with the figures of the extension.

Any Python from 3.8 on. A case whose library is missing, or too old, is skipped and counted; the status is 1 where one fails.
"""

import ast
import contextlib
import importlib
import io
import json
import math
import os
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
SHOWN = 20
# Libraries that compute in 32 bits; all others are equal to the last digits.
SINGLE = {"torchmetrics", "monai", "metrics"}

modules = {}


def module(name):
    """The module, or None where it is missing. One that is there and breaks is an error of every case that needs it."""
    if name not in modules:
        try:
            modules[name] = importlib.import_module(name)
        except ModuleNotFoundError as error:
            if error.name != name:
                raise
            modules[name] = None
    return modules[name]


def version(text):
    return tuple(int(part) for part in text.split("+")[0].split(".")[:3] if part.isdigit())


def imported(tree):
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").split(".")[0])
    return names


def missing(names, least):
    """What a case lacks; empty where it can run."""
    found = [name for name in sorted(names) if module(name) is None]
    for name, needed in least.items():
        if name not in found and version(module(name).__version__) < version(needed):
            found.append(name + " >= " + needed)
    return found


class Reader:
    """The part of a script that reads the pairs, which many cases share: run once, its names copied for each of them."""

    def __init__(self, text):
        self.code = compile(text, "reader", "exec")
        self.imports = imported(ast.parse(text))
        self.scope = None

    def names(self):
        if self.scope is None:
            scope = {"__name__": "__main__"}
            exec(self.code, scope)
            self.scope = scope
        return dict(self.scope)


def value_of(case, tree, scope):
    """What the script prints, or what the last expression of a call is."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        if case["kind"] == "script":
            exec(compile(tree, case["name"], "exec"), scope)
            return float(printed.getvalue().split()[-1])
        last = tree.body.pop()
        exec(compile(tree, case["name"], "exec"), scope)
        return float(eval(compile(ast.Expression(last.value), case["name"], "eval"), scope))


def is_equal(found, case, names):
    expected = float(case["expected"])
    unit = case["unit"]
    if math.isnan(expected) or math.isinf(expected):
        return math.isnan(found) if math.isnan(expected) else found == expected
    if unit == "roundedPercent":
        return abs(found - 100 * expected) <= 0.005 + 1e-4
    scale = 100 if unit == "percent" else 1
    tolerance = 2e-6 if names & SINGLE else 1e-12
    return abs(found - scale * expected) <= scale * tolerance * max(1, abs(expected))


def main():
    warnings.simplefilter("ignore")
    data = json.loads((HERE / "cases.json").read_text("utf-8"))
    place = json.dumps(str(HERE))[1:-1]
    readers = [Reader(text.replace("@HERE@", place)) for text in data["readers"]]
    # Calls may write files where they are run.
    os.chdir(tempfile.mkdtemp())
    equal, failed, skipped, library, failures = Counter(), Counter(), Counter(), Counter(), []
    started = time.time()
    for case in data["cases"]:
        reader = readers[case["reader"]]
        tree = ast.parse(case["before"] + case["after"])
        names = imported(tree) | reader.imports
        lacks = missing(names, case["least"])
        if lacks:
            skipped[", ".join(lacks)] += 1
            continue
        kind = case["library"] + " " + case["kind"]
        library[kind] += 1
        try:
            found = value_of(case, tree, reader.names())
            if is_equal(found, case, names):
                equal[kind] += 1
                continue
            what = "gives " + repr(found)
        except (Exception, SystemExit):
            what = traceback.format_exc().strip().splitlines()[-1]
        failed[kind] += 1
        failures.append(case["name"] + "\n  " + case["after"].strip().splitlines()[-1] + "\n  expected " + case["expected"] + ", " + what)
    for text in failures[:SHOWN]:
        print("FAILED " + text)
    if len(failures) > SHOWN:
        print("... and " + str(len(failures) - SHOWN) + " more")
    versions = [
        name + " " + str(getattr(found, "__version__", "")) for name, found in sorted(modules.items()) if hasattr(found, "__version__")
    ]
    print("Python " + sys.version.split()[0] + "; " + ", ".join(versions))
    for kind in sorted(library):
        print(kind + ": " + str(equal[kind]) + " equal, " + str(failed[kind]) + " failed")
    for names, count in sorted(skipped.items()):
        print(str(count) + " skipped, missing: " + names)
    missed = sorted({name for names in skipped for name in names.split(", ")})
    print(
        str(sum(equal.values())) + " equal, "
        + str(sum(skipped.values())) + " skipped" + (" (library missing: " + ", ".join(missed) + ")" if missed else "") + ", "
        + str(sum(failed.values())) + " failed, in " + str(round(time.time() - started)) + " s"
    )
    return 1 if failures or not equal else 0


if __name__ == "__main__":
    sys.exit(main())
