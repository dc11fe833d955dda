#!/usr/bin/env python3
"""How well `gongwen diff` finds what was done to a document.

    benchmarks/compare/truth.py [--program PROGRAM] [--rounds N] [--edits N] [--misses] FILE...

Takes real documents, edits them in known ways (KINDS below, mixed), lets the program compare each
with its edited copy and scores three things:

  alignment   which clause became which, over all clauses and over the edited ones alone
  kind        what happened to each edited clause; edits that were not made count against it
  obligation  what changed for whom: deadlines, amounts, figures, units, roles, force, duties;
              whether a sentence that came or changed is a duty, and how strictly it binds, is
              what the program says of the copy alone. A unit that an untouched item has or loses
              because the copy's items nest otherwise (an edited number, a list that moved) is
              counted apart, if the copy alone says so too

A copy whose clauses the program cuts otherwise than the edits say (a sentence that is inserted may
begin like a heading) cannot be scored clause by clause; such copies are counted and left out.
Rows of tables are left as they are, because a sentence between two rows cuts a table in two; tables.py
edits them. The same arguments give the same edits.
"""
import argparse
import collections
import json
import os
import random
import re
import subprocess
import sys
import tempfile

from copies import Tally, extract, squeeze, unit_edits

NUMERALS = "一二三四五六七八九十"
MARKER = re.compile(r"^(（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．]|第[一二三四五六七八九十]{1,4}条)")


class Piece:
    """A clause of the edited copy: its text and the clauses of the original that it is."""

    def __init__(self, text, old=(), glue=""):
        self.text, self.old, self.glue = text, list(old), glue


class Copy:
    """A document as paragraphs of pieces, and what was done to it."""

    def __init__(self, document):
        self.document = document
        text = document["text"]
        self.clauses = document["clauses"]
        self.paragraphs, self.removed = [], []
        end = 0
        for index, clause in enumerate(self.clauses):
            start, stop = clause["range"]
            between = text[end:start]
            if not self.paragraphs or "\n" in between:
                self.paragraphs.append([])
                between = between.rsplit("\n", 1)[-1]
            self.paragraphs[-1].append(Piece(text[start:stop], [index], between))
            end = stop
        self.touched = set()
        self.kinds = {}
        self.added = []
        self.changes = []
        self.obligations = {}
        self.byClause = collections.defaultdict(list)
        for obligation in document["obligations"]:
            self.byClause[obligation["clause"]].append(obligation)

    def text(self):
        return "\n".join("".join(p.glue + p.text for p in line) for line in self.paragraphs) + "\n"

    def pieces(self):
        return [piece for line in self.paragraphs for piece in line]

    def where(self, piece):
        for number, line in enumerate(self.paragraphs):
            for place, other in enumerate(line):
                if other is piece:
                    return number, place
        raise LookupError

    def free(self, condition=lambda piece: True, least=8):
        return [
            piece for piece in self.pieces()
            if len(piece.old) == 1 and piece.old[0] not in self.touched
            and len(piece.text) >= least and condition(piece)
            and not any("\t" in p.glue + p.text for p in self.paragraphs[self.where(piece)[0]])
        ]

    def clause(self, piece):
        return self.clauses[piece.old[0]]

    def rows(self, piece):
        return self.byClause[self.clause(piece)["id"]]

    def touch(self, piece, kind):
        for index in piece.old:
            self.touched.add(index)
            self.kinds[index] = kind

    def change(self, kind, start="", end=""):
        self.changes.append((kind, start, end))


# The kinds of edits. Each takes the copy, a source of chance and a donor document, and answers
# whether it found something to edit.


def mentions(copy, field, piece):
    clause = copy.clause(piece)
    covered = {i for row in copy.rows(piece) for i in row[field]}
    return [
        m for m in copy.document[field]
        if m["clause"] == clause["id"] and m["id"] in covered
        and m["text"] in piece.text and piece.text.count(m["text"]) == 1
    ]


def pick(chance, options):
    return chance.choice(options) if options else None


def alone(copy, mention):
    """Whether no other figure, time or amount shares words with a mention."""
    start, end = mention["range"]
    return not any(
        m is not mention and m["range"][0] < end and start < m["range"][1]
        for field in ("deadlines", "amounts", "targets") for m in copy.document[field])


def raise_number(text, chance):
    """The text with its last whole number of 2 or more digits, or else its first, one higher or
    twice as high."""
    found = list(re.finditer(r"(?<![\d.,])\d+(?![\d.,])", text))
    if not found:
        return None
    number = found[-1]
    return text[: number.start()] + str(int(number.group()) * 2 + 1) + text[number.end():]


def sentence(donor, chance, label=None):
    options = [
        c for c in donor["clauses"]
        if 18 <= len(c["text"]) <= 90 and c["text"].endswith("。") and not MARKER.match(c["text"])
        and (label is None or (c["label"] == "context") == (label == "context"))
        and not re.search(r"[：:《》（）()“”\n]|责任单位|牵头|负责", c["text"])
    ]
    return pick(chance, options)


def inside(copy, piece):
    """Whether the piece is neither the first nor the only one of its paragraph."""
    number, place = copy.where(piece)
    return place > 0


def add_sentence(copy, chance, donor):
    piece = pick(chance, copy.free(lambda p: p.text.endswith("。") and len(p.text) > 15))
    new = sentence(donor, chance)
    if not piece or not new or any(new["text"] == p.text for p in copy.pieces()):
        return False
    number, place = copy.where(piece)
    copy.paragraphs[number].insert(place + 1, Piece(new["text"]))
    copy.added.append(new["text"])
    copy.touched.update(piece.old)
    return True


def add_paragraph(copy, chance, donor):
    piece = pick(chance, copy.free(lambda p: p.text.endswith("。") and len(p.text) > 15))
    new = sentence(donor, chance)
    if not piece or not new or any(new["text"] == p.text for p in copy.pieces()):
        return False
    number, place = copy.where(piece)
    if place + 1 != len(copy.paragraphs[number]):
        return False
    copy.paragraphs.insert(number + 1, [Piece(new["text"])])
    copy.added.append(new["text"])
    copy.touched.update(piece.old)
    return True


def drop(copy, piece):
    number, place = copy.where(piece)
    line = copy.paragraphs[number]
    line.pop(place)
    if not line:
        copy.paragraphs.pop(number)


def remove_sentence(copy, chance, donor):
    piece = pick(chance, copy.free(lambda p: inside(copy, p) and p.text.endswith("。") and not assigned(copy, p)))
    if not piece:
        return False
    copy.touch(piece, "removed")
    if copy.rows(piece):
        copy.change("dutyDropped", squeeze(piece.text), "")
    drop(copy, piece)
    return True


def replace_sentence(copy, chance, donor):
    piece = pick(chance, copy.free(lambda p: inside(copy, p) and p.text.endswith("。") and not assigned(copy, p)))
    new = sentence(donor, chance, "context")
    if not piece or not new or any(new["text"] == p.text for p in copy.pieces()):
        return False
    if len(set(piece.text) & set(new["text"])) > len(set(new["text"])) * 0.5:
        return False
    number, place = copy.where(piece)
    copy.touch(piece, "removed")
    copy.added.append(new["text"])
    copy.paragraphs[number][place] = Piece(new["text"], [], piece.glue)
    if copy.rows(piece):
        copy.change("dutyDropped", squeeze(piece.text), "")
    return True


def covering(copy, piece):
    return sorted((u["canonical"], u["role"]) for row in copy.rows(piece) for u in row["units"])


def move(copy, chance, within):
    def fits(p):
        return (inside(copy, p) and p.text.endswith("。") and len(p.text) > 14
                and not covering(copy, p) and not mentions(copy, "deadlines", p)
                and not assigned(copy, p))
    piece = pick(chance, copy.free(fits))
    if not piece:
        return None
    section = copy.clause(piece)["section"]
    number, place = copy.where(piece)

    def target(p):
        n, _ = copy.where(p)
        return (p is not piece and p.text.endswith("。") and n != number
                and (copy.clause(p)["section"] == section) == within
                and all(not covering(copy, q) for q in copy.paragraphs[n] if len(q.old) == 1))
    goal = pick(chance, copy.free(target))
    if not goal:
        return None
    # Between the two places there must be more than what moves.
    between = abs(piece.old[0] - goal.old[0])
    if between < 3:
        return None
    drop(copy, piece)
    number, place = copy.where(goal)
    copy.paragraphs[number].insert(place + 1, piece)
    piece.glue = ""
    copy.touch(piece, "moved")
    copy.touched.update(goal.old)
    return piece


def move_within(copy, chance, donor):
    return move(copy, chance, True) is not None


def move_across(copy, chance, donor):
    return move(copy, chance, False) is not None


def move_and_reword(copy, chance, donor):
    piece = move(copy, chance, False)
    if piece is None:
        return False
    reword_text(piece, chance)
    return True


def renumber(copy, chance, donor):
    piece = pick(chance, copy.free(lambda p: MARKER.match(p.text) and not inside(copy, p)))
    if not piece:
        return False
    marker = MARKER.match(piece.text).group()
    if marker[0] == "（":
        other = f"（{chance.choice(NUMERALS)}）"
    elif marker[0].isdigit():
        other = f"{chance.randint(1, 19)}{marker[-1]}"
    else:
        return False
    if other == marker:
        return False
    piece.text = other + piece.text[len(marker):]
    copy.touch(piece, "renumbered")
    return True


def commas(text):
    depth, found = 0, []
    for index, letter in enumerate(text):
        if letter in "（(《“〔【":
            depth += 1
        elif letter in "）)》”〕】":
            depth -= 1
        elif letter in "，," and depth == 0 and 8 <= index <= len(text) - 9:
            found.append(index)
    return found


def split(copy, chance, donor):
    piece = pick(chance, copy.free(
        lambda p: commas(p.text) and p.text.endswith("。") and not copy.rows(p)
        and not assigned(copy, p)))
    if not piece:
        return False
    cut = chance.choice(commas(piece.text))
    number, place = copy.where(piece)
    first = Piece(piece.text[:cut] + "。", piece.old, piece.glue)
    second = Piece(piece.text[cut + 1:], piece.old)
    copy.paragraphs[number][place: place + 1] = [first, second]
    copy.touch(piece, "split")
    return True


def merge(copy, chance, donor):
    def fits(p):
        number, place = copy.where(p)
        line = copy.paragraphs[number]
        if place + 1 >= len(line) or p.text[-1] not in "。；":
            return False
        after = line[place + 1]
        return (len(after.old) == 1 and after.old[0] not in copy.touched and len(after.text) >= 8
                and not copy.rows(after) and not copy.rows(p) and not MARKER.match(after.text)
                and after.text[-1] in "。；" and after.glue == "" and len(p.text) > 12)
    piece = pick(chance, copy.free(fits))
    if not piece:
        return False
    if assigned(copy, piece):
        return False
    number, place = copy.where(piece)
    after = copy.paragraphs[number].pop(place + 1)
    piece.text = piece.text[:-1] + "，" + after.text
    piece.old += after.old
    copy.touch(piece, "merged")
    return True


WORDS = ["切实", "扎实", "积极", "稳步", "持续", "全面", "有序", "统筹"]


def reword_text(piece, chance):
    places = [m.end() for m in re.finditer(r"[，、；]", piece.text[:-4])]
    places = [p for p in places if p > 4] or [len(piece.text) // 2]
    place = chance.choice(places)
    words = chance.sample(WORDS, 2)
    piece.text = piece.text[:place] + words[0] + piece.text[place:]


def reword(copy, chance, donor):
    piece = pick(chance, copy.free(
        lambda p: not copy.rows(p) and len(p.text) > 16 and not assigned(copy, p)))
    if not piece:
        return False
    reword_text(piece, chance)
    copy.touch(piece, "rewritten")
    return True


def assigned(copy, piece):
    start, end = copy.clause(piece)["range"]
    return any(start < a["range"][1] and a["range"][0] < end for a in copy.document["assignments"])


def cut_words(copy, chance, donor):
    piece = pick(chance, copy.free(lambda p: not copy.rows(p) and len(commas(p.text)) >= 2 and not assigned(copy, p)))
    if not piece:
        return False
    first, second = sorted(chance.sample(commas(piece.text), 2))
    if second - first > len(piece.text) * 0.4:
        return False
    piece.text = piece.text[:first] + piece.text[second:]
    copy.touch(piece, "rewritten")
    return True


def punctuation(copy, chance, donor):
    piece = pick(chance, copy.free(lambda p: "、" in p.text and not copy.rows(p)))
    if not piece:
        return False
    place = piece.text.index("、")
    if re.match(r"[0-9A-Za-z]、[0-9A-Za-z]", piece.text[max(0, place - 1): place + 2]):
        return False
    if MARKER.match(piece.text) and place < 4:
        return False
    piece.text = piece.text[:place] + "，" + piece.text[place + 1:]
    copy.touch(piece, "typography")
    return True


def width(copy, chance, donor):
    piece = pick(chance, copy.free(lambda p: re.search(r"\d", p.text) and not copy.rows(p)
                                   and not re.match(r"^\d", p.text)))
    if not piece:
        return False
    piece.text = re.sub(r"\d", lambda m: chr(ord(m.group()) + 0xFEE0), piece.text)
    copy.touch(piece, "typography")
    return True


def date(copy, chance, donor):
    options = []
    for piece in copy.free():
        for m in mentions(copy, "deadlines", piece):
            years = re.findall(r"20\d\d(?=年)", m["text"])
            inTarget = [t for t in copy.document["targets"] + copy.document["amounts"]
                        if t["clause"] == m["clause"] and years and years[-1] in t["text"]]
            if years and not inTarget and m["end"] and piece.text.count(years[-1]) == 1:
                options.append((piece, m, years[-1]))
    found = pick(chance, options)
    if not found:
        return False
    piece, m, year = found
    text = m["text"].replace(year, str(int(year) + 1))
    piece.text = piece.text.replace(m["text"], text)
    copy.touch(piece, "rewritten")
    copy.change("deadlineMoved", m["end"][:4], str(int(year) + 1))
    return True


def amount(copy, chance, donor):
    options = [(p, m) for p in copy.free() for m in mentions(copy, "amounts", p)
               if m["bound"] in ("exact", "atMost", "atLeast") and raise_number(m["text"], chance)
               and len(re.findall(r"\d+", m["text"])) == 1 and alone(copy, m)]
    found = pick(chance, options)
    if not found:
        return False
    piece, m = found
    text = raise_number(m["text"], chance)
    piece.text = piece.text.replace(m["text"], text)
    copy.touch(piece, "rewritten")
    copy.change("amountRaised", squeeze(m["text"]), squeeze(text))
    return True


def figure(copy, chance, donor):
    options = [(p, m) for p in copy.free() for m in mentions(copy, "targets", p)
               if raise_number(m["text"], chance) and len(re.findall(r"\d+", m["text"])) == 1
               and not re.search(r"20\d\d年|%|％", m["text"]) and alone(copy, m)]
    found = pick(chance, options)
    if not found:
        return False
    piece, m = found
    text = raise_number(m["text"], chance)
    piece.text = piece.text.replace(m["text"], text)
    copy.touch(piece, "rewritten")
    copy.change("targetRaised", squeeze(m["text"]), squeeze(text))
    return True


def lists(copy, roles=("lead", "responsible", "cooperating")):
    """Lists of units that close an item or stand in a sentence, with the piece that holds them."""
    byClause = {}
    for piece in copy.free(least=4):
        start, end = copy.clause(piece)["range"]
        byClause[(start, end)] = piece
    for a in copy.document["assignments"]:
        for (start, end), piece in byClause.items():
            if start <= a["range"][0] and a["range"][1] <= end and a["role"] in roles:
                units = [u for u in a["units"] if piece.text.count(u["name"]) == 1]
                covered = [row for row in copy.document["obligations"]
                           if any(u["canonical"] == v["canonical"] and u["role" if False else "canonical"]
                                  == v["canonical"] for u in a["units"] for v in row["units"])]
                if len(units) == len(a["units"]) and units and covered and len(a["units"]) >= 2:
                    yield piece, a


def covered_rows(copy, a, canonical):
    """Obligations that have the unit from this assignment and from no other."""
    scope = a["scope"]
    parents = {o["id"]: o["parent"] for o in copy.document["outline"]}
    sections = {c["id"]: c["section"] for c in copy.clauses}
    rows = []
    for row in copy.document["obligations"]:
        if "clause" in scope and scope["clause"]:
            hit = row["clause"] == scope["clause"]
        else:
            section, hit = sections[row["clause"]], False
            while section:
                hit = hit or section == scope["section"]
                section = parents.get(section)
        if hit:
            rows.append(row)
    return rows


def other_unit(copy, a, chance):
    taken = {v["name"] for b in copy.document["assignments"] for v in b["units"]}
    names = ["气象局", "体育局", "统计局", "审计局", "信访局", "档案局"]
    prefix = pick(chance, [u["name"][0] for u in a["units"]
                           if re.match(r"^[省市县区州][^\s]{1,8}局$", u["name"])])
    options = [n for n in names if not any(n in t for t in taken)]
    if not prefix or not options:
        return None
    return prefix + options[0]


def unit_edit(copy, chance, what):
    options = [
        (p, a) for p, a in lists(copy)
        if covered_rows(copy, a, None)
        and not any(b is not a and b["scope"] == a["scope"] for b in copy.document["assignments"])
        and not any(
            b is not a and any(u["canonical"] == v["canonical"] for u in a["units"]
                               for v in b["units"])
            and any(r in covered_rows(copy, a, None) for r in covered_rows(copy, b, None))
            for b in copy.document["assignments"])
    ]
    found = pick(chance, options)
    if not found:
        return False
    piece, a = found
    unit = chance.choice(a["units"])
    if what == "alias":
        names = [u for u in a["units"] if u["canonical"] != u["name"]
                 and u["name"] not in u["canonical"]
                 and not re.search(re.escape(u["name"]) + "[员会局]", piece.text)]
        if not names:
            return False
        piece.text = piece.text.replace(names[0]["name"], names[0]["canonical"])
        copy.touch(piece, "rewritten")
        return True
    if what == "drop":
        for form in ("、" + unit["name"], unit["name"] + "、"):
            if piece.text.count(form) == 1:
                piece.text = piece.text.replace(form, "")
                copy.touch(piece, "rewritten")
                copy.change("unitDropped", unit["canonical"], "")
                return True
        return False
    new = other_unit(copy, a, chance)
    if not new or new in copy.document["text"]:
        return False
    if what == "replace":
        if not re.search(r"[局委办厅室]$", unit["name"]):
            return False
        piece.text = piece.text.replace(unit["name"], new)
        copy.change("unitReplaced", unit["canonical"], new)
    else:
        piece.text = piece.text.replace(unit["name"], unit["name"] + "、" + new)
        copy.change("unitAdded", "", new)
    copy.touch(piece, "rewritten")
    return True


def weaken(copy, chance, donor):
    pattern = re.compile(r"应当|必须|务必")
    options = [p for p in copy.free(lambda p: pattern.search(p.text))
               if len(pattern.findall(p.text)) == 1
               and [r["modality"] for r in copy.rows(p)] == ["must"]
               and not re.search(r"鼓励|支持|不得|可以|可|要|引导", p.text)]
    piece = pick(chance, options)
    if not piece:
        return False
    piece.text = pattern.sub("可以", piece.text)
    copy.touch(piece, "rewritten")
    return True


KINDS = [
    add_sentence, add_paragraph, remove_sentence, replace_sentence, move_within, move_across,
    move_and_reword, renumber, split, merge, reword, cut_words, punctuation, width, date, amount,
    figure, *unit_edits(unit_edit, "alias", "replace", "add", "drop"), weaken,
]


def links(result, old, new):
    """Pairs of clauses, which of them an edit names, and the clauses of the new document."""
    pairs, mentioned, gone, came = [], set(), set(), {}
    for edit in result["edits"]:
        for i in range(*edit["old"]):
            gone.add(i)
            for j in range(*edit["new"]):
                pairs.append((i, j))
                mentioned.add((i, j))
        for j, text in zip(range(*edit["new"]), edit["newTexts"]):
            came[j] = text
    kept = iter([i for i in range(len(old)) if i not in gone])
    texts = []
    for j in range(result["new"]["clauses"]):
        if j in came:
            texts.append(came[j])
        else:
            i = next(kept)
            pairs.append((i, j))
            texts.append(old[i])
    return pairs, mentioned, texts


STRENGTH = {"must": 4, "prohibit": 4, "strive": 3, "encourage": 2, "may": 1, None: 0}


def force(old, new):
    if old["label"] != new["label"]:
        yield "labelChanged", old["label"], new["label"]
    before, after = STRENGTH[old["modality"]], STRENGTH[new["modality"]]
    if old["modality"] != new["modality"]:
        kind = "Strengthened" if before < after else "Weakened" if before > after else "Changed"
        yield "modality" + kind, old["modality"] or "", new["modality"] or ""


def units_of(document, ids):
    rows = {o["id"]: o for o in document["obligations"]}
    return {(u["canonical"], u["role"]) for i in ids for u in rows[i]["units"]}


def follows(change, old, new, copy):
    """Whether an untouched clause has other units because of where it stands now."""
    if not change["kind"].startswith("unit") or not change["old"] or not change["new"]:
        return False
    if set(change["old"]["clauses"]) & set(copy.kinds):
        return False
    before = units_of(old, change["old"]["obligations"][:1])
    after = units_of(new, change["new"]["obligations"][:1])
    gone = (change["from"] or {}).get("value")
    came = (change["to"] or {}).get("value")
    role = change["role"]
    return ((gone is None or (gone, role) in before - after)
            and (came is None or (came, role) in after - before))


def value_of(change):
    """What an obligation's change is compared by."""
    kind = change["kind"]
    start, end = change["from"] or {}, change["to"] or {}
    if kind == "dutyNew":
        return kind, "", squeeze(change["new"]["text"])
    if kind == "dutyDropped":
        return kind, squeeze(change["old"]["text"]), ""
    if kind == "deadlineMoved":
        return kind, start["value"].split("/")[-1][:4], end["value"].split("/")[-1][:4]
    if kind.startswith(("unit", "modality")):
        return kind, start.get("value", ""), end.get("value", "")
    return kind, squeeze(start.get("text", "")), squeeze(end.get("text", ""))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+")
    parser.add_argument("--program", default=".build/release/gongwen")
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--edits", type=int, default=12)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    folder = tempfile.mkdtemp()
    documents = []
    for number, document in enumerate(extract(options.program, options.files)):
        path = f"{folder}/{number:03}.txt"
        open(path, "w").write(document["text"] + "\n")
        documents.append(path)
    documents = [d for d in extract(options.program, documents) if len(d["clauses"]) >= 15]
    made, left_out = collections.Counter(), 0
    whole, touched, obligations = Tally(), Tally(), Tally()
    right, wrong = collections.Counter(), collections.Counter()
    spurious, copies, consequences = 0, 0, 0
    for number, document in enumerate(documents):
        for round in range(options.rounds):
            chance = random.Random(number * 1000 + round)
            donor = documents[(number + 1 + chance.randrange(len(documents) - 1)) % len(documents)]
            copy = Copy(document)
            done = []
            for edit in chance.sample(KINDS * 3, len(KINDS) * 3):
                if len(done) >= options.edits:
                    break
                if edit(copy, chance, donor):
                    done.append(edit.__name__)
            path = f"{folder}/new.txt"
            open(path, "w").write(copy.text())
            run = subprocess.run(
                [options.program, "diff", document["source"]["path"], path, "--format", "json"],
                capture_output=True)
            result = json.loads(run.stdout)
            old = [c["text"] for c in document["clauses"]]
            predicted, mentioned, texts = links(result, old, None)
            pieces = copy.pieces()
            if [squeeze(t) for t in texts] != [squeeze(p.text) for p in pieces]:
                left_out += 1
                if options.misses:
                    for a, b in zip(texts, pieces):
                        if squeeze(a) != squeeze(b.text):
                            print(f"OTHERWISE CUT {document['source']['path']} {round}: {a!r} {b.text!r}")
                            break
                continue
            copies += 1
            made.update(done)
            true = [(i, j) for j, piece in enumerate(pieces) for i in piece.old]
            whole.add(predicted, true)
            changed = set(copy.kinds) | {
                i for e in result["edits"] for i in range(*e["old"])}
            fresh = {j for j, p in enumerate(pieces) if not p.old}
            touched.add(
                [(i, j) for i, j in predicted if i in changed or j in fresh],
                [(i, j) for i, j in true if i in changed or j in fresh])
            # Kinds: every clause that was edited, and every edit that was not made.
            said = {}
            for edit in result["edits"]:
                for i in range(*edit["old"]):
                    said[i] = edit["kind"]
            seen = set()
            for i, kind in copy.kinds.items():
                ok = said.get(i) == kind
                (right if ok else wrong)[kind] += 1
                if not ok and options.misses:
                    print(f"KIND {kind} said {said.get(i)}: {old[i][:70]!r} "
                          f"{[p.text[:70] for p in pieces if i in p.old]}")
                seen.add(i)
            added = {j for e in result["edits"] if e["kind"] == "added" for j in range(*e["new"])}
            for j in fresh:
                ok = j in added
                (right if ok else wrong)["added"] += 1
                if not ok and options.misses:
                    print(f"KIND added not said: {pieces[j].text[:80]!r}")
            extra = [i for i in said if i not in copy.kinds] + [j for j in added if j not in fresh]
            spurious += len(extra)
            if options.misses:
                for i in said:
                    if i not in copy.kinds:
                        print(f"NOT MADE {said[i]}: {old[i][:70]!r}")
            after = extract(options.program, [path])[0]
            labels = [c["label"] != "context" for c in after["clauses"]]
            changes = list(copy.changes)
            for j, piece in enumerate(pieces):
                was = [i for i in piece.old if document["clauses"][i]["label"] != "context"]
                kinds = {copy.kinds.get(i) for i in piece.old}
                # Half a sentence may oblige where the whole did not.
                isSplit = kinds == {"split"} and not was and not any(
                    labels[k] for k in range(j) if pieces[k].old == piece.old)
                if labels[j] and (not piece.old or isSplit):
                    changes.append(("dutyNew", "", squeeze(piece.text)))
                elif len(piece.old) == 1 and kinds <= {"rewritten", "moved"} and (
                    piece.text != document["clauses"][piece.old[0]]["text"]
                ):
                    if labels[j] and not was:
                        changes.append(("dutyNew", "", squeeze(piece.text)))
                    if was and not labels[j]:
                        changes.append(("dutyDropped", squeeze(old[piece.old[0]]), ""))
                    if was and labels[j]:
                        changes += force(document["clauses"][was[0]], after["clauses"][j])
            truth = collections.Counter(changes)
            # A time that is printed as before but counts from another one that was edited.
            said_changes = [
                c for c in result["obligations"]
                if c["kind"] != "deadlineMoved" or c["from"]["text"] != c["to"]["text"]]
            told = collections.Counter()
            for c in said_changes:
                value = value_of(c)
                if truth[value] <= told[value] and follows(c, document, after, copy):
                    consequences += 1
                else:
                    told[value] += 1
            obligations.add(list(told.elements()), list(truth.elements()))
            if options.misses:
                for miss in (truth - told).elements():
                    print("OBLIGATION missed", document["source"]["path"], miss)
                for extra in (told - truth).elements():
                    print("OBLIGATION not made", document["source"]["path"], extra)
    total = sum(right.values()) + sum(wrong.values()) + spurious
    print(f"{copies} copies of {len(documents)} documents, {sum(made.values())} edits; "
          f"{left_out} copies left out")
    print("  " + ", ".join(f"{name} {count}" for name, count in sorted(made.items())))
    print(f"alignment, all clauses     {whole}")
    print(f"alignment, edited clauses  {touched}")
    print(f"kind                       {sum(right.values()) / max(1, total):.4f} of {total} "
          f"({spurious} not made)")
    for kind in sorted(set(right) | set(wrong)):
        print(f"  {kind:12} {right[kind]}/{right[kind] + wrong[kind]}")
    print(f"obligations                {obligations}; {consequences} that follow from others")


main()
