"""Prints what each engine makes of the scans of a folder, as a table and as one line of JSON.

Usage: ocr.py GONGWEN GOLD SCANS     SCANS holds NAME.….clean.pdf and NAME.….noisy.pdf
"""
import glob
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import unicodedata

program, gold, scans = sys.argv[1:4]
KINDS = {"clean": "300 dpi", "noisy": "200 dpi, noisy", "sealed": "300 dpi, sealed"}
FIELDS = ["in_table", "assignments", "deadlines", "targets"]
TYPOGRAPHY = str.maketrans({
    "“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "―": "-", "─": "-", "–": "-",
    "【": "[", "】": "]", "〔": "[", "〕": "]"})


def folded(text):
    text = unicodedata.normalize("NFKC", text).translate(TYPOGRAPHY)
    return re.sub(r"\s+", "", text)


def distance(one, other):
    """Edit distance, the columns of a row as bits of one number (Myers 1999, Hyyrö 2003)."""
    places = {}
    for index, character in enumerate(one):
        places[character] = places.get(character, 0) | 1 << index
    full = (1 << len(one)) - 1
    top = 1 << len(one) >> 1
    up, down, score = full, 0, len(one)
    for character in other:
        equal = places.get(character, 0)
        diagonal = (((equal & up) + up) ^ up) | equal | down
        right = down | ~(diagonal | up) & full
        left = up & diagonal
        score += bool(right & top) - bool(left & top)
        right = right << 1 | 1
        left <<= 1
        up = (left | ~(diagonal | right)) & full
        down = right & diagonal
    return score


def run(engine, files):
    """The outputs, processor seconds and peak memory in MB, on one core."""
    begin = time.perf_counter()
    command = [
        program, "extract", *files, "--jobs", "1", "--format", "json", "--models", "models",
        "--ocr-engine", engine]
    child = subprocess.Popen(
        ["taskset", "-c", "0", *command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    output = child.stdout.read()
    _, _, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - begin
    documents = [json.loads(line) for line in output.decode().splitlines()]
    if not documents:
        sys.exit(f"ocr.py: {engine} read nothing: run scripts/install-ocr, scripts/prepare")
    return documents, {
        "cpu": usage.ru_utime + usage.ru_stime, "wall": wall, "memory": usage.ru_maxrss / 1024}


def scores(outputs):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "output.jsonl")
        names = set()
        with open(path, "w", encoding="utf-8") as file:
            for document in outputs:
                file.write(json.dumps(document, ensure_ascii=False) + "\n")
                names.add(os.path.basename(document["source"]["path"]).split(".")[0])
        for name in names:
            os.symlink(
                os.path.abspath(f"{gold}/{name}.gold.json"), f"{folder}/{name}.gold.json")
        scorer = os.path.join(os.path.dirname(__file__), "../corpus/score.py")
        text = subprocess.run(
            [sys.executable, scorer, folder, path, "--json"], stdout=subprocess.PIPE, check=True
        ).stdout
        return json.loads(text)


results = []
for engine in ["paddle", "tesseract"]:
    for kind, title in KINDS.items():
        files = sorted(glob.glob(f"{scans}/*.{kind}.pdf"))
        if not files:
            continue
        outputs, used = run(engine, files)
        errors = length = pages = 0
        worst = 0
        for document in outputs:
            name = os.path.basename(document["source"]["path"]).split(".")[0]
            truth = folded(open(f"{gold}/{name}.canon.txt", encoding="utf-8").read())
            wrong = distance(truth, folded(document["text"]))
            errors += wrong
            length += len(truth)
            worst = max(worst, wrong / len(truth))
            pages += document["source"]["pages"]
        total = scores(outputs)
        result = {
            "engine": engine, "scans": title, "pages": pages, "missing": len(files) - len(outputs),
            "characterError": round(100 * errors / length, 2), "worst": round(100 * worst, 2),
            "cpuSecondsPerPage": round(used["cpu"] / pages, 2),
            "secondsPerPage": round(used["wall"] / pages, 2), "megabytes": round(used["memory"]),
            **{field: round(total[field]["f1"], 3) for field in FIELDS},
        }
        results.append(result)

heads = {
    "engine": "engine", "scans": "scans", "pages": "pages", "characterError": "errors %",
    "worst": "worst document %", **{field: field for field in FIELDS},
    "cpuSecondsPerPage": "CPU s/page", "secondsPerPage": "s/page", "megabytes": "MB"}
print("| " + " | ".join(heads.values()) + " |")
print("|" + "---|" * len(heads))
for result in results:
    print("| " + " | ".join(str(result[key]) for key in heads) + " |")
print(json.dumps(results))
