"""Prints the ratios of benchmarks/run as a table and as one line of JSON."""
import contextlib
import glob
import io
import json
import math
import resource
import statistics
import subprocess
import sys
import time

RUNS = 9
gongwen = sys.argv[1]
pdfs = sorted(glob.glob("corpus/pdf/*.pdf"))
texts = sorted(glob.glob("corpus/gold/*.canon.txt"))


def children():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def cpu(commands):
    """CPU seconds of the commands, children of children included."""
    before = children()
    for command in commands:
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return children() - before


# Both in turn, so that what else the machine does falls on both.
ours, theirs, starts = [], [], []
for _ in range(RUNS):
    ours.append(cpu([[gongwen, "extract", *pdfs, "--format", "json"]]))
    theirs.append(cpu([["pdftotext", pdf, "-"] for pdf in pdfs]))
    begin = time.perf_counter()
    subprocess.run([gongwen, "--version"], stdout=subprocess.DEVNULL, check=True)
    starts.append(time.perf_counter() - begin)
pdf, pdftotext = statistics.median(ours), statistics.median(theirs)

text = json.loads(
    subprocess.run([gongwen, "benchmark-text", *texts], stdout=subprocess.PIPE, check=True).stdout)

with contextlib.redirect_stdout(io.StringIO()):
    import jionlp

    lines = [line for path in texts for line in open(path, encoding="utf-8").read().split("\n")]
    jionlp.ner.extract_money("5万元")
    jionlp.ner.extract_time("2021年底前", time_base=time.time())
    begin = time.process_time()
    for line in lines:
        jionlp.ner.extract_money(line)
        jionlp.ner.extract_time(line, time_base=time.time())
    jionlp_seconds = time.process_time() - begin
size = sum(len(line.encode()) + 1 for line in lines)
jionlp_speed = size / 1e6 / jionlp_seconds


def down(value):
    """Two decimals, never rounded up: a figure that has to be reached must not look reached."""
    return math.floor(value * 100) / 100


result = {
    "pdfCPUSeconds": round(pdf, 3),
    "pdftotextCPUSeconds": round(pdftotext, 3),
    "pdfRatio": round(pdf / pdftotext, 2),
    "textMegabytesPerSecond": down(text["megabytesPerSecond"]),
    "jionlpMegabytesPerSecond": round(jionlp_speed, 3),
    "textRatio": down(text["megabytesPerSecond"] / jionlp_speed),
    "versionMilliseconds": round(statistics.median(starts) * 1000, 1),
}
print(f"extract of {len(pdfs)} PDFs   {pdf:8.3f} CPU s (median of {RUNS})")
print(f"pdftotext            {pdftotext:8.3f} CPU s")
print(f"ratio                {result['pdfRatio']:8.2f}   (at most 1.5)")
print(f"text part            {text['megabytesPerSecond']:8.1f} MB/s   (at least 10)")
print(f"JioNLP money + time  {jionlp_speed:8.3f} MB/s")
print(f"ratio                {result['textRatio']:8.2f}   (at least 10)")
print(f"gongwen --version    {result['versionMilliseconds']:8.1f} ms   (at most 30)")
print(json.dumps(result))
