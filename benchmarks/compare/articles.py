#!/usr/bin/env python3
"""Which articles of a law differ, as `gongwen diff` says and as Python's difflib does.

    benchmarks/compare/articles.py [--program PROGRAM] OLD.txt NEW.txt [OLD.txt NEW.txt ...]

The articles (第…条, where there are none the items （一） under their headings 一、) are cut out of the
texts by their numbers alone, without the program; white space, forms of punctuation and marks of
Markdown do not count. Articles are then aligned by difflib, so that those that were only renumbered
are the same. Prints what both name and what only one does; exit code 1 where they disagree.
"""
import argparse
import difflib
import json
import re
import subprocess
import sys
import unicodedata

ARTICLE = re.compile(r"^\W*(第[〇零一二三四五六七八九十百千]+条)")
HEADING = re.compile(r"^\W*?([一二三四五六七八九十]+)、")
ITEM = re.compile(r"^\s*[（(]([一二三四五六七八九十]+)[)）]")
CHAPTER = re.compile(r"^\W*第[一二三四五六七八九十]+[编章节]\s")


def squeeze(text):
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text))


def articles(text):
    """Numbers and words, the number not among them."""
    lines = [l for l in text.split("\n") if l.strip()]
    isLaw = sum(bool(ARTICLE.match(l)) for l in lines) > 2
    found, heading = [], ""
    for line in lines:
        if isLaw:
            match, name = ARTICLE.match(line), None
            if CHAPTER.match(line):
                found.append(("", ""))
                continue
            if match:
                name = match[1]
        else:
            match, name = HEADING.match(line), None
            if match:
                heading = name = match[1]
            elif ITEM.match(line):
                match = ITEM.match(line)
                name = f"{heading}{match[1]}"
        if name:
            found.append((name, squeeze(line[match.end():])))
        elif found and found[-1][0]:
            found[-1] = (found[-1][0], found[-1][1] + squeeze(line))
    return [a for a in found if a[0]]


def differing(old, new):
    """Numbers in the new text of articles that differ, in the old text of those that went."""
    a, b = articles(old), articles(new)
    names = []
    matcher = difflib.SequenceMatcher(None, [w for _, w in a], [w for _, w in b], autojunk=False)
    for tag, i, j, k, l in matcher.get_opcodes():
        if tag != "equal":
            names += [name for name, _ in b[k:l]] or [name for name, _ in a[i:j]]
    return names


def said(program, old, new):
    """What the program says, by the same numbers."""
    run = subprocess.run([program, "diff", old, new, "--format", "json"], capture_output=True)
    result = json.loads(run.stdout)
    sides = []
    for path in (old, new):
        run = subprocess.run([program, "extract", path, "--format", "json"], capture_output=True)
        sides.append(json.loads(run.stdout))
    places = [list(numbers(side)) for side in sides]
    names = []
    for edit in result["edits"]:
        if edit["kind"] in ("typography", "renumbered"):
            continue
        side = 1 if edit["new"][0] < edit["new"][1] else 0
        for index in range(*edit["new" if side else "old"]):
            name = places[side][index]
            if name and name not in names:
                names.append(name)
    return names


def numbers(document):
    """For each clause the number of the article that it stands in."""
    entries = {e["id"]: e for e in document["outline"]}
    isLaw = sum(bool(ARTICLE.match(e["marker"] or "")) for e in document["outline"]) > 2
    for clause in document["clauses"]:
        path, section = [], clause["section"]
        while section:
            path.insert(0, entries[section]["marker"] or "")
            section = entries[section]["parent"]
        if isLaw:
            found = [m[1] for m in map(ARTICLE.match, path) if m]
            yield found[-1] if found else None
        else:
            found = [re.sub(r"[^一二三四五六七八九十]", "", p) for p in path[:2]]
            yield "".join(found) or None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+")
    parser.add_argument("--program", default=".build/release/gongwen")
    options = parser.parse_args()
    disagree = 0
    for old, new in zip(options.files[::2], options.files[1::2]):
        independent = differing(open(old).read(), open(new).read())
        program = said(options.program, old, new)
        both = [n for n in independent if n in program]
        print(f"{old} {new}: {len(both)} articles: {' '.join(both)}")
        for title, names in (("difflib only", [n for n in independent if n not in program]),
                             ("gongwen only", [n for n in program if n not in independent])):
            if names:
                disagree += 1
                print(f"  {title}: {' '.join(names)}")
    sys.exit(1 if disagree else 0)


main()
