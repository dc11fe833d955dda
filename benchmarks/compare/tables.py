#!/usr/bin/env python3
"""How well `gongwen diff` finds what was done to the rows of task tables.

    benchmarks/compare/tables.py [--program PROGRAM] [--rounds N] [--edits N] [--misses] FILE.html...

Takes web pages with tables, edits cells and rows in known ways (KINDS below, mixed; merged cells stay
merged, numbers of rows count on), lets the program compare each with its edited copy and scores:

  alignment   which row became which
  kind        what happened to each edited row; edits of other rows count against it
  obligation  what changed for whom, counted for each obligation that it concerns: units, deadlines,
              amounts, figures, duties that came or went. What the original's own extraction says
              stands in an edited cell is what changes; whether a row that came obliges is what the
              program says of the copy alone

A row that is left over when the first of a merged group goes shows the merged cells; a row that
stands in another group has other headings: such rows are left out of `kind`.
The same arguments give the same edits.
"""
import argparse
import collections
import html
import json
import random
import re
import subprocess
import tempfile

from copies import Tally, extract, squeeze, unit_edits

TABLE = re.compile(r"<table.*?</table>", re.S)
ROW = re.compile(r"<tr.*?</tr>", re.S)
CELL = re.compile(r"<(td|th)\b([^>]*)>(.*?)</\1>", re.S)
TAG = re.compile(r"<[^>]*>")
SENTENCE = re.compile(r"^[^<>&]{8,80}$")


class Cell:
    def __init__(self, attributes, markup):
        self.markup = markup
        self.attributes = re.sub(r"\s*(row|col)span=\"\d+\"", "", attributes)

    @property
    def text(self):
        return html.unescape(TAG.sub("", self.markup))

    def replaced(self, old, new):
        """The markup with words of the text exchanged, or nothing where tags stand between them."""
        old, new = html.escape(old, quote=False), html.escape(new, quote=False)
        return self.markup.replace(old, new) if self.markup.count(old) == 1 else None


class Row:
    def __init__(self, cells, old=None):
        self.cells, self.old, self.kind, self.isMoved = cells, old, None, False


class Table:
    """Rows of cells; a merged cell stands in every place that it covers."""

    def __init__(self, markup):
        self.open = re.match(r"<table[^>]*>", markup).group()
        grid = {}
        rows = ROW.findall(markup)
        for r, row in enumerate(rows):
            c = 0
            for _, attributes, content in CELL.findall(row):
                while (r, c) in grid:
                    c += 1
                cell = Cell(attributes, content)
                spans = [int((re.search(name + r'span="(\d+)"', attributes) or [0, 1])[1])
                         for name in ("row", "col")]
                for dr in range(spans[0]):
                    for dc in range(spans[1]):
                        grid[r + dr, c + dc] = cell
                c += spans[1]
        self.width = 1 + max((c for _, c in grid), default=-1)
        self.rows = [Row([grid.get((r, c)) for c in range(self.width)], r) for r in range(len(rows))]

    def markup(self):
        lines = []
        for r, row in enumerate(self.rows):
            line = []
            for c, cell in enumerate(row.cells):
                if cell is None or self.covered(r, c):
                    continue
                down, right = 1, 1
                while r + down < len(self.rows) and self.rows[r + down].cells[c] is cell:
                    down += 1
                while c + right < self.width and row.cells[c + right] is cell:
                    right += 1
                spans = (f' rowspan="{down}"' if down > 1 else "") + (
                    f' colspan="{right}"' if right > 1 else "")
                line.append(f"<td{cell.attributes}{spans}>{cell.markup}</td>")
            lines.append("<tr>" + "\n".join(line) + "</tr>")
        return self.open + "".join(lines) + "</table>"

    def covered(self, r, c):
        cell = self.rows[r].cells[c]
        return (r > 0 and self.rows[r - 1].cells[c] is cell) or (
            c > 0 and self.rows[r].cells[c - 1] is cell)

    def shown(self, r):
        """What the row's own line shows."""
        return squeeze("".join(cell.text for c, cell in enumerate(self.rows[r].cells)
                               if cell is not None and not self.covered(r, c)))


class Page:
    def __init__(self, markup):
        self.pieces = TABLE.split(markup)
        self.tables = [Table(t) for t in TABLE.findall(markup)]

    def markup(self):
        parts = [self.pieces[0]]
        for table, piece in zip(self.tables, self.pieces[1:]):
            parts += [table.markup(), piece]
        return "".join(parts)

    def places(self, document):
        """The row (table, index) of each clause that stands in one."""
        letters = [(l, i) for i, l in enumerate(document["text"]) if not l.isspace()]
        whole = "".join(l for l, _ in letters)
        spans, at = [], 0
        for t, table in enumerate(self.tables):
            for r in range(len(table.rows)):
                text = table.shown(r)
                if not text:
                    continue
                found = whole.find(text, at)
                if found < 0:
                    return None
                at = found + len(text)
                spans.append((letters[found][1], letters[at - 1][1] + 1, t, r))
        places = {}
        for index, clause in enumerate(document["clauses"]):
            for start, end, t, r in spans:
                if start <= clause["range"][0] < end:
                    places[index] = (t, r)
        return places


class Copy:
    """A page whose rows are edited, what its extraction says, and what the edits change."""

    def __init__(self, page, document, places):
        self.page, self.document = page, document
        self.rowsOfClause = places
        self.byRow = collections.defaultdict(list)
        index = {c["id"]: i for i, c in enumerate(document["clauses"])}
        for o in document["obligations"]:
            place = places.get(index[o["clause"]])
            if place:
                self.byRow[place].append(o)
        self.truth, self.touched, self.loose = [], set(), set()
        self.isRenumbered = False

    def body(self):
        for t, table in enumerate(self.page.tables):
            for r, row in enumerate(table.rows):
                if row.old is not None and self.byRow.get((t, row.old)) and (
                    len(set(map(id, row.cells))) > 1) and (t, row.old) not in self.touched:
                    yield t, r, row

    def own(self, row, c):
        """Whether a cell is the row's alone."""
        cell = row.cells[c]
        return cell is not None and sum(
            cell is other for t in self.page.tables for line in t.rows for other in line.cells) == 1

    def sharing(self, cell):
        return [(t, row) for t, table in enumerate(self.page.tables) for row in table.rows
                if any(cell is c for c in row.cells)]

    def edit(self, cell, markup, kind="rewritten"):
        cell.markup = markup
        rows = self.sharing(cell)
        for number, (t, row) in enumerate(rows):
            self.touched.add((t, row.old))
            if number == 0:
                row.kind = kind

    def change(self, kind, before, after, obligations):
        for o in obligations:
            self.truth.append((kind, before, after, o["id"]))


def pick(chance, options):
    options = list(options)
    return chance.choice(options) if options else None


def numbers(table):
    """The columns that count the rows."""
    for c in range(table.width):
        values = [row.cells[c].text.strip() for row in table.rows if row.cells[c] is not None]
        if sum(v.isdigit() for v in values) >= 3 and [
            int(v) for v in values if v.isdigit()] == list(
                range(1, 1 + sum(v.isdigit() for v in values))):
            yield c


def renumber(copy, table, t):
    """Numbers count on after rows came, went or moved."""
    for c in numbers_at_first[t]:
        number = 0
        for row in table.rows:
            cell = row.cells[c]
            if cell is None or not cell.text.strip().isdigit():
                continue
            number += 1
            if cell.text.strip() != str(number):
                cell.markup = cell.markup.replace(cell.text.strip(), str(number))
                if row.old is not None and row.kind is None:
                    row.kind = "renumbered"


def merged_at(table, r):
    return [c for c in range(table.width) if table.rows[r].cells[c] is not None and any(
        0 <= n < len(table.rows) and table.rows[n].cells[c] is table.rows[r].cells[c]
        for n in (r - 1, r + 1))]


def loosen(copy, t, r, table):
    """Rows whose shown words follow from where a group of merged cells begins."""
    for n in (r - 1, r, r + 1):
        if 0 <= n < len(table.rows) and table.rows[n].old is not None:
            if merged_at(table, n):
                copy.loose.add((t, table.rows[n].old))


def row_add(copy, chance, donor):
    found = pick(chance, copy.body())
    if not found:
        return False
    t, r, row = found
    table = copy.page.tables[t]
    other = pick(chance, [row for _, _, row in donor.body()])
    texts = sorted({cell.text.strip() for cell in (other.cells if other else []) if cell is not None
                    and len(cell.text.strip()) >= 8 and SENTENCE.match(cell.text.strip())
                    and not re.search("[局委办厅部]", cell.text)}, key=lambda text: (len(text), text))
    task = max((c for c in range(table.width) if copy.own(row, c)),
               key=lambda c: len(row.cells[c].text) if not re.search("[局委办厅]", row.cells[c].text)
               else 0, default=None)
    if not texts or task is None or texts[-1] in copy.document["text"]:
        return False
    cells = [Cell(cell.attributes, cell.markup) if cell is not None and copy.own(row, c) else cell
             for c, cell in enumerate(row.cells)]
    text = cells[task].text.strip()
    markup = cells[task].replaced(text, texts[-1]) if text else None
    if markup is None:
        return False
    cells[task].markup = markup
    new = Row(cells)
    new.kind = "added"
    table.rows.insert(r + 1, new)
    return True


def row_remove(copy, chance, donor):
    found = pick(chance, copy.body())
    if not found:
        return False
    t, r, row = found
    table = copy.page.tables[t]
    loosen(copy, t, r, table)
    table.rows.pop(r)
    row.kind = "removed"
    copy.touched.add((t, row.old))
    for o in copy.byRow[t, row.old]:
        copy.change("dutyDropped", squeeze(o["text"]), "", [o])
    return True


def row_move(copy, chance, donor):
    """Among rows under the same merged cells."""
    found = pick(chance, copy.body())
    if not found:
        return False
    t, r, row = found
    table = copy.page.tables[t]
    merged = merged_at(table, r)

    def fits(n):
        return abs(n - r) > 2 and all(
            any(table.rows[m].cells[c] is row.cells[c] for m in (n - 1, n)) for c in merged) and (
                merged or not merged_at(table, n)) and all(
                    copy.byRow.get((t, table.rows[m].old)) for m in range(min(n, r), max(n, r) + 1)
                    if table.rows[m].old is not None)
    goal = pick(chance, (n for n in range(2, len(table.rows)) if fits(n)))
    if goal is None:
        return False
    for n in (r, goal):
        loosen(copy, t, n, table)
    table.rows.pop(r)
    table.rows.insert(goal, row)
    row.kind, row.isMoved = "moved", True
    copy.touched.add((t, row.old))
    return True


def mentions(copy, field):
    """Cells with a mention of the original that stands in them once, and the obligations that have
    it."""
    for t, r, row in copy.body():
        for c, cell in enumerate(row.cells):
            if cell is None or copy.page.tables[t].covered(r, c):
                continue
            rows = copy.sharing(cell)
            obligations = [o for u, line in rows for o in copy.byRow.get((u, line.old), [])]
            if any((u, line.old) in copy.touched for u, line in rows):
                continue
            known = {m["id"]: m for m in copy.document[field]}
            for i in sorted({i for o in obligations for i in o[field]}, key=list(known).index):
                m = known[i]
                # The same words of another cell are another mention.
                if cell.text.count(m["text"]) == 1 and sum(
                    other is not None and m["text"] in other.text
                    for line in copy.page.tables[t].rows for other in line.cells
                    if any(other is cell2 for _, l in rows for cell2 in l.cells)) == len(rows):
                    yield cell, m, [o for o in obligations if i in o[field]]


def deadline(copy, chance, donor):
    options = []
    for cell, m, rows in mentions(copy, "deadlines"):
        years = re.findall(r"20\d\d(?=年|[.-])", m["text"])
        month = re.findall(r"(?<!\d)(\d{1,2})(?=月)", m["text"])
        if m["kind"] != "by" or not m["end"] or any(
            t["text"] in m["text"] or m["text"] in t["text"]
            for t in copy.document["targets"] if t["clause"] == m["clause"]):
            continue
        if years:
            options.append((cell, m, rows, m["text"].replace(years[-1], str(int(years[-1]) + 1)),
                            str(int(m["end"][:4]) + 1) + m["end"][4:]))
        elif len(month) == 1 and int(month[0]) % 2 == 0 and "日" not in m["text"]:
            other = 10 if int(month[0]) != 10 else 8
            options.append((cell, m, rows, m["text"].replace(month[0], str(other)),
                            f"{m['end'][:4]}-{other:02}-31"))
    found = pick(chance, options)
    if not found:
        return False
    cell, m, rows, text, end = found
    markup = cell.replaced(m["text"], text)
    if markup is None or end.endswith("-02-29"):
        return False
    copy.edit(cell, markup)
    copy.change("deadlineMoved", m["end"], end, rows)
    return True


def raised(text):
    found = list(re.finditer(r"(?<![\d.,])\d+(?![\d.,])", text))
    if len(found) != 1:
        return None
    number = found[0]
    return text[: number.start()] + str(int(number.group()) * 2 + 1) + text[number.end():]


def figure(copy, chance, field, kind):
    options = [
        (cell, m, rows) for cell, m, rows in mentions(copy, field)
        if raised(m["text"]) and not re.search(r"20\d\d年|%|％|-|—|至", m["text"])
        and m.get("bound") in (None, "exact", "atMost", "atLeast")
        and m.get("comparator") not in ("cover", "multiply")
        and not any(n is not m and n["range"][0] < m["range"][1] and m["range"][0] < n["range"][1]
                    for f in ("deadlines", "amounts", "targets") for n in copy.document[f])]
    found = pick(chance, options)
    if not found:
        return False
    cell, m, rows = found
    markup = cell.replaced(m["text"], raised(m["text"]))
    if markup is None:
        return False
    copy.edit(cell, markup)
    copy.change(kind, squeeze(m["text"]), squeeze(raised(m["text"])), rows)
    return True


def amount(copy, chance, donor):
    return figure(copy, chance, "amounts", "amountRaised")


def target(copy, chance, donor):
    return figure(copy, chance, "targets", "targetRaised")


def unit_cells(copy):
    """Cells that hold nothing but units, with what each of them is to the obligations beside it."""
    for t, r, row in copy.body():
        table = copy.page.tables[t]
        for c, cell in enumerate(row.cells):
            if cell is None or table.covered(r, c):
                continue
            rows = copy.sharing(cell)
            if any((u, line.old) in copy.touched for u, line in rows):
                continue
            obligations = [o for u, line in rows for o in copy.byRow.get((u, line.old), [])]
            names = [n for n in re.split("[、]", cell.text.strip())]
            units = []
            for name in names:
                roles = {(u["canonical"], u["role"]) for o in obligations for u in o["units"]
                         if u["name"] == name}
                inAll = [r for r in roles if all(r in {(u["canonical"], u["role"])
                                                       for u in o["units"]} for o in obligations)]
                elsewhere = any(other is not None and other is not cell and name in other.text
                                for _, line in rows for other in line.cells)
                if len(roles) != 1 or not inAll or elsewhere:
                    break
                units.append((name, *inAll[0]))
            else:
                if units and obligations:
                    yield cell, units, obligations


def strange(copy, chance, near):
    """A unit of another row of the document."""
    names = sorted({(u["name"], u["canonical"]) for o in copy.document["obligations"]
                    for u in o["units"] if u["name"][0] == near[0] and re.search("[局委]$", u["name"])})
    return pick(chance, names)


def unit_edit(copy, chance, what):
    found = pick(chance, unit_cells(copy))
    if not found:
        return False
    cell, units, rows = found
    name, canonical, role = chance.choice(units)
    if what == "alias":
        if name == canonical or name in canonical:
            return False
        markup = cell.replaced(name, canonical)
    elif what == "drop":
        markup = cell.replaced("、" + name, "") or cell.replaced(name + "、", "")
    else:
        new = strange(copy, chance, name)
        texts = [c.text for _, line in copy.sharing(cell) for c in line.cells if c is not None]
        if not new or any(new[0] in t or new[1] in t for t in texts) or new[1] in {
            u["canonical"] for o in rows for u in o["units"]}:
            return False
        markup = cell.replaced(name, new[0] if what == "replace" else name + "、" + new[0])
    if markup is None:
        return False
    copy.edit(cell, markup)
    if what == "drop":
        copy.change("unitDropped", canonical, "", rows)
    elif what == "replace":
        copy.change("unitReplaced", canonical, new[1], rows)
    elif what == "add":
        copy.change("unitAdded", "", new[1], rows)
    return True


def reword(copy, chance, donor):
    """In the middle of a task."""
    options = []
    for t, r, row in copy.body():
        for c, cell in enumerate(row.cells):
            if cell is not None and copy.own(row, c) and re.search("[，、]", cell.text) and (
                not re.search("[局委办厅部室]", cell.text)) and len(cell.text) > 12:
                options.append(cell)
    cell = pick(chance, options)
    if not cell:
        return False
    comma = re.search("[，、]", cell.markup).end()
    copy.edit(cell, cell.markup[:comma] + chance.choice(["逐步", "稳妥", "继续"]) + cell.markup[comma:])
    return True


def punctuation(copy, chance, donor):
    options = [cell for t, r, row in copy.body() for c, cell in enumerate(row.cells)
               if cell is not None and copy.own(row, c) and cell.text.count("，") == 1]
    cell = pick(chance, options)
    if not cell:
        return False
    copy.edit(cell, cell.markup.replace("，", ","), "typography")
    return True


KINDS = [
    row_add, row_remove, row_move, deadline, amount, target,
    *unit_edits(unit_edit, "replace", "add", "drop", "alias"), reword, punctuation,
]


def links(result, count):
    """Pairs of clauses."""
    pairs, gone, came = [], set(), set()
    for edit in result["edits"]:
        gone.update(range(*edit["old"]))
        came.update(range(*edit["new"]))
        pairs += [(i, j) for i in range(*edit["old"]) for j in range(*edit["new"])]
    kept = iter([i for i in range(count) if i not in gone])
    return pairs + [(next(kept), j) for j in range(result["new"]["clauses"]) if j not in came]


def value_of(change):
    kind, start, end = change["kind"], change["from"] or {}, change["to"] or {}
    if kind == "deadlineMoved":
        return kind, start["value"].split("/")[-1], end["value"].split("/")[-1]
    if kind.startswith("unit"):
        return kind, start.get("value", ""), end.get("value", "")
    return kind, squeeze(start.get("text", "")), squeeze(end.get("text", ""))


def said(result, old, new):
    """Every change for every obligation."""
    texts = {o["id"]: squeeze(o["text"]) for o in new["obligations"]}
    before = {o["id"]: squeeze(o["text"]) for o in old["obligations"]}
    for change in result["obligations"]:
        if change["kind"] == "dutyNew":
            yield from (("dutyNew", "", texts[o], "") for o in change["new"]["obligations"])
        elif change["kind"] == "dutyDropped":
            yield from (("dutyDropped", before[o], "", o) for o in change["old"]["obligations"])
        else:
            for o in change["old"]["obligations"]:
                yield (*value_of(change), o)


def main():
    global numbers_at_first
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+")
    parser.add_argument("--program", default=".build/release/gongwen")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--edits", type=int, default=6)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    folder = tempfile.mkdtemp()
    sources = []
    for path, document in zip(options.files, extract(options.program, options.files)):
        markup = open(path, encoding="utf-8").read()
        plain = f"{folder}/{len(sources):03}.html"
        open(plain, "w").write(Page(markup).markup())
        sources.append((path, plain, markup))
    documents = extract(options.program, [plain for _, plain, _ in sources])
    made, left_out, copies = collections.Counter(), 0, 0
    alignment, obligations = Tally(), Tally()
    byKind = collections.defaultdict(Tally)
    right, wrong, spurious = collections.Counter(), collections.Counter(), 0
    for number, ((path, plain, markup), document) in enumerate(zip(sources, documents)):
        places = Page(markup).places(document)
        if places is None:
            left_out += options.rounds
            continue
        for round in range(options.rounds):
            chance = random.Random(number * 1000 + round)
            other = (number + 1 + chance.randrange(len(sources) - 1)) % len(sources)
            donorPage = Page(sources[other][2])
            donor = Copy(donorPage, documents[other], donorPage.places(documents[other]) or {})
            copy = Copy(Page(markup), document, places)
            numbers_at_first = {t: list(numbers(table)) for t, table in enumerate(copy.page.tables)}
            done = []
            for edit in chance.sample(KINDS * 3, len(KINDS) * 3):
                if len(done) >= options.edits:
                    break
                if edit(copy, chance, donor):
                    done.append(edit.__name__)
            for t, table in enumerate(copy.page.tables):
                renumber(copy, table, t)
            new = f"{folder}/new.html"
            open(new, "w").write(copy.page.markup())
            after = extract(options.program, [new])[0]
            where = copy.page.places(after)
            if where is None:
                left_out += 1
                continue
            copies += 1
            made.update(done)
            run = subprocess.run([options.program, "diff", plain, new, "--format", "json"],
                                 capture_output=True)
            result = json.loads(run.stdout)
            pairs = links(result, len(document["clauses"]))
            rowOf = lambda j: (where[j][0], copy.page.tables[where[j][0]].rows[where[j][1]])
            got = {(places.get(i), where.get(j)) for i, j in pairs} - {(None, None)}
            true = {((t, row.old), (t, r)) for t, table in enumerate(copy.page.tables)
                    for r, row in enumerate(table.rows)
                    if row.old is not None and (t, row.old) in places.values()
                    and (t, r) in where.values()}
            alignment.add(got, true)
            if options.misses:
                for a, b in sorted(got ^ true, key=str):
                    print("ALIGNMENT", "said" if (a, b) in got else "missed", path, round, a, b)
            kinds = collections.defaultdict(set)
            for edit in result["edits"]:
                for i in range(*edit["old"]):
                    kinds["old", places.get(i)].add(edit["kind"])
                if edit["kind"] == "added":
                    for j in range(*edit["new"]):
                        kinds["new", where.get(j)].add("added")
            expected = {}
            for t, table in enumerate(copy.page.tables):
                present = {row.old for row in table.rows}
                for r, row in enumerate(table.rows):
                    key = ("new", (t, r)) if row.old is None else ("old", (t, row.old))
                    if row.kind and (row.old is None or (t, row.old) not in copy.loose):
                        expected[key] = row.kind
                for old in {o for u, o in places.values() if u == t} - present:
                    expected["old", (t, old)] = "removed"
            for key, kind in expected.items():
                # A row of which the number changes too is renumbered.
                ok = kind in kinds[key] and kinds[key] <= {kind, "typography", "renumbered"} or (
                    kind == "moved" and kind in kinds[key]) or (
                    kind == "typography" and kinds[key] == {"renumbered"})
                (right if ok else wrong)[kind] += 1
                if not ok and options.misses:
                    print("KIND", kind, "said", sorted(kinds[key]), path, round, key)
            for key, got in kinds.items():
                if key[1] is None or key in expected or key[0] == "old" and key[1] in copy.loose:
                    continue
                if got:
                    spurious += 1
                    if options.misses:
                        print("NOT MADE", sorted(got), path, round, key)
            truth = list(copy.truth)
            clauses = {c["id"]: i for i, c in enumerate(after["clauses"])}
            for o in after["obligations"]:
                place = where.get(clauses[o["clause"]])
                if place and copy.page.tables[place[0]].rows[place[1]].old is None:
                    truth.append(("dutyNew", "", squeeze(o["text"]), ""))
            told = list(said(result, document, after))
            obligations.add(told, truth)
            for kind in {t[0] for t in truth + told}:
                byKind[kind].add([t for t in told if t[0] == kind], [t for t in truth if t[0] == kind])
            if options.misses:
                a, b = collections.Counter(truth), collections.Counter(told)
                for miss in (a - b).elements():
                    print("OBLIGATION missed", path, round, miss)
                for extra in (b - a).elements():
                    print("OBLIGATION not made", path, round, extra)
    total = sum(right.values()) + sum(wrong.values()) + spurious
    print(f"{copies} copies of {len(sources)} documents, {sum(made.values())} edits; "
          f"{left_out} copies left out")
    print("  " + ", ".join(f"{name} {count}" for name, count in sorted(made.items())))
    print(f"alignment of rows   {alignment}")
    print(f"kind                {sum(right.values()) / max(1, total):.4f} of {total} "
          f"({spurious} not made)")
    for kind in sorted(set(right) | set(wrong)):
        print(f"  {kind:12} {right[kind]}/{right[kind] + wrong[kind]}")
    print(f"obligations         {obligations}")
    for kind, tally in sorted(byKind.items()):
        print(f"  {kind:16} {tally}")


main()
