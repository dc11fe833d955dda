#!/usr/bin/env python3
"""How the time of a comparison grows with the length of the documents, beside Python's difflib.

    benchmarks/compare/speed.py [--program PROGRAM] [--sizes 250,1000,…] [--limit SECONDS] FILE...

Makes documents of as many clauses as asked for: each sentence joins halves of two sentences of the
files, so that no two are the same. A tenth of the clauses of the new document is reworded, removed,
added or moved. `compare` is the comparison alone (alignment, words, obligations), `command` is
`gongwen diff` with reading both texts; difflib compares the same lists of clauses, and the same
texts character by character where that ends within the limit.
"""
import argparse
import difflib
import json
import multiprocessing
import random
import statistics
import subprocess
import tempfile
import time


def sentences(program, files):
    run = subprocess.run([program, "extract", "--format", "json", *files], capture_output=True)
    texts = []
    for line in run.stdout.splitlines():
        for clause in json.loads(line)["clauses"]:
            text = clause["text"]
            if text.endswith("。") and "，" in text[4:-4] and "\n" not in text:
                texts.append(text)
    return sorted(set(texts))


def made(texts, count, chance):
    seen, result = set(), []
    while len(result) < count:
        first, second = chance.choice(texts), chance.choice(texts)
        text = first[: first.index("，", 4) + 1] + second[second.index("，", 4) + 1:]
        if text not in seen:
            seen.add(text)
            result.append(text)
    return result


def edited(clauses, spare, chance):
    result = list(clauses)
    for _ in range(len(clauses) // 10):
        place = chance.randrange(len(result))
        what = chance.randrange(4)
        if what == 0:
            text = result[place]
            result[place] = text[: text.index("，") + 1] + "切实" + text[text.index("，") + 1:]
        elif what == 1:
            result.pop(place)
        elif what == 2:
            result.insert(place, spare.pop())
        else:
            result.insert(chance.randrange(len(result)), result.pop(place))
    return result


def document(program, clauses, path):
    """Five clauses a paragraph under numbered headings, as text and as contract object."""
    with open(path + ".txt", "w") as file:
        for start in range(0, len(clauses), 5):
            file.write("".join(clauses[start: start + 5]) + "\n")
    run = subprocess.run(
        [program, "extract", path + ".txt", "--format", "json"], capture_output=True, check=True)
    open(path + ".json", "wb").write(run.stdout)
    return [c["text"] for c in json.loads(run.stdout)["clauses"]]


def by_difflib(a, b):
    return difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes()


def timed(a, b, limit):
    """Seconds, or None where it takes longer than the limit."""
    process = multiprocessing.Process(target=by_difflib, args=(a, b))
    start = time.perf_counter()
    process.start()
    process.join(limit)
    if process.is_alive():
        process.kill()
        process.join()
        return None
    return time.perf_counter() - start


def cell(milliseconds, limit):
    return f"> {limit * 1000:.0f}" if milliseconds is None else f"{milliseconds * 1000:.0f}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+")
    parser.add_argument("--program", default=".build/release/gongwen")
    parser.add_argument("--sizes", default="250,500,1000,2000,5000,10000,20000")
    parser.add_argument("--limit", type=float, default=60)
    options = parser.parse_args()
    texts = sentences(options.program, options.files)
    folder = tempfile.mkdtemp()
    print("| clauses | characters | edits | compare ms | µs a clause | command ms "
          "| difflib clauses ms | difflib characters ms |")
    print("|---|---|---|---|---|---|---|---|")
    slow = False
    for size in map(int, options.sizes.split(",")):
        chance = random.Random(size)
        pool = made(texts, size + size // 10, chance)
        old, spare = pool[:size], pool[size:]
        a = document(options.program, old, f"{folder}/old")
        b = document(options.program, edited(old, spare, chance), f"{folder}/new")
        run = subprocess.run(
            [options.program, "benchmark-diff", f"{folder}/old.json", f"{folder}/new.json"],
            capture_output=True, check=True)
        result = json.loads(run.stdout)
        compare = statistics.median(result["milliseconds"])
        start = time.perf_counter()
        subprocess.run(
            [options.program, "diff", f"{folder}/old.txt", f"{folder}/new.txt", "--stat"],
            capture_output=True)
        command = time.perf_counter() - start
        lists = timed(a, b, options.limit)
        characters = None if slow else timed("\n".join(a), "\n".join(b), options.limit)
        slow = slow or characters is None
        print(f"| {len(a)} | {sum(map(len, a))} | {result['edits']} | {compare:.1f} "
              f"| {compare * 1000 / len(a):.0f} | {command * 1000:.0f} "
              f"| {cell(lists, options.limit)} | {cell(characters, options.limit)} |", flush=True)


main()
