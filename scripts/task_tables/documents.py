"""The documents: what stands in them and what has to be read out of them."""

import random

from fields import FIELDS, TAILS
from model import HANG, SKIP, Cell, Document
from units import BELOW, DEPARTMENTS, FULL, PLACES, TOWNSHIP

CHINESE = "零一二三四五六七八九十"
LEVELS = {"省": 0, "市": 1, "县": 2, "镇": 3}
LAST_DAY = {1: 31, 2: 28, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}


class Maker:
    """One document's places, units, times and tasks, from one seed."""

    def __init__(self, name, field, level, year, bare=False, full=False):
        self.random = random.Random(name)
        self.name, self.field, self.level, self.year = name, field, level, year
        self.places = self.random.choice(PLACES)
        self.bare, self.full = bare, full
        self.used = set()
        self.truth = []

    @property
    def place(self):
        return self.places[LEVELS[self.level]] + self.level

    # Units

    def unit(self):
        if self.level == "镇":
            return self.random.choice(TOWNSHIP)
        name = self.random.choice(DEPARTMENTS)[LEVELS[self.level]]
        if self.full:
            name = FULL.get(name, name)
        if self.bare and not name.startswith("委"):
            return name
        return self.level + name

    def units(self, least, most, below=0.0):
        result = []
        count = self.random.randint(least, most)
        while len(result) < count:
            unit = self.unit()
            if unit not in result:
                result.append(unit)
        if self.random.random() < below and self.level in BELOW:
            result += self.random.choice(BELOW[self.level]).split("、")
        return result

    # Times: text, kind, start, end

    def deadline(self, style="mixed"):
        y = self.year
        month = self.random.choice([3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
        last = LAST_DAY[month]
        by = lambda text, m, year=y: (text, "by", None, f"{year}-{m:02}-{LAST_DAY[m]:02}")
        dated = [
            by(f"{y}年{month}月底前", month), by(f"{y}年{month}月底", month),
            by(f"{y}年{month}月{last}日前", month), by(f"{y}年底前", 12), by(f"{y + 1}年底前", 12, y + 1),
            by(f"{y}年12月31日前", 12), by(f"{y + 1}年6月底前", 6, y + 1),
        ]
        short = [
            by(f"{month}月底前", month), by("年底前", 12), by(f"{month}月{last}日前", month),
            by("6月底前", 6), by("12月底前", 12),
        ]
        spans = [
            (f"{y}年3月—10月", "during", f"{y}-03-01", f"{y}-10-31"),
            (f"{y}年1月至6月", "during", f"{y}-01-01", f"{y}-06-30"),
            (f"{y}年第三季度", "during", f"{y}-07-01", f"{y}-09-30"),
            (f"{y}年上半年", "during", f"{y}-01-01", f"{y}-06-30"),
        ]
        none = [("长期坚持", None, None, None), ("持续推进", None, None, None)]
        recurring = [("每季度末", "recurring", None, None), ("每年12月底前", "recurring", None, None)]
        pools = {
            "dated": dated, "short": short, "none": none,
            "mixed": dated * 4 + spans * 2 + none * 3 + recurring,
            "shortMixed": short * 4 + none * 2,
        }
        return self.random.choice(pools[style])

    # Tasks

    def task(self, text, tails=0.3, dot=True, lead=""):
        """A task that has not been used, with numbers in its slots."""
        while "{n}" in text:
            text = text.replace("{n}", str(self.random.choice([5, 8, 12, 16, 20, 36, 50, 120, 300])), 1)
        text = lead + text
        if self.random.random() < tails:
            text += "。" + self.random.choice(TAILS)
        elif dot:
            text += "。"
        return text

    def categories(self, count=3, tasks=6, fields=None):
        """Categories with their tasks, as many as there are."""
        result = []
        for field in fields or [self.field]:
            for title, pool in FIELDS[field][1]:
                pool = list(pool)
                self.random.shuffle(pool)
                result.append((title, pool[:tasks]))
        return result[:count]

    def row(self, task, lead=(), responsible=(), cooperating=(), deadline=None, path=(), **more):
        entry = {
            "path": list(path), "task": task.replace("\n", ""), "lead": list(lead),
            "responsible": list(responsible), "cooperating": list(cooperating),
            "deadline": None, "amounts": [], "targets": [], "kind": "task",
        }
        if deadline is not None:
            text, kind, start, end = deadline
            entry["deadline"] = {"text": text, "kind": kind, "start": start, "end": end}
        entry.update(more)
        self.truth.append(entry)
        return entry

    def document(self, topic, tables, verb="印发"):
        office = f"{self.place}人民政府办公室"
        short = self.places[LEVELS[self.level]]
        year = self.year
        subject = FIELDS[self.field][0]
        title = f"{office}关于印发{topic}的通知"
        below = {
            "省": "各市人民政府，省人民政府各部门、各直属机构：",
            "市": "各县（市、区）人民政府，市直有关部门、单位：",
            "县": "各乡镇人民政府，县直各有关单位：",
            "镇": "各村（社区），镇直各单位：",
        }[self.level]
        paragraphs = [
            f"为扎实做好{year}年{subject}工作，现将《{topic}》印发给你们，请结合实际认真组织实施。",
            f"各责任单位要对照任务分工，细化工作措施，明确专人负责，确保各项{subject}任务落到实处。",
        ]
        attached = [t for t in tables if not t.follows]
        if len(attached) == 1:
            paragraphs.append(f"附件：{tables[0].title}")
            tables[0].label = "附件"
        else:
            paragraphs.append(
                "附件：" + "\n".join(f"{i + 1}.{t.title}" for i, t in enumerate(attached)))
            for i, table in enumerate(attached):
                table.label = f"附件{i + 1}"
        month = self.random.randint(1, 4)
        day = self.random.randint(2, 28)
        return Document(
            self.name, title, f"{short}政办发〔{year}〕{self.random.randint(3, 60)}号", below,
            paragraphs, office, f"{year}年{month}月{day}日", tables, self.truth)


def heads(*texts):
    return [Cell(t, head=True, centred=True) for t in texts]


def centred(text, **more):
    return Cell(text, centred=True, **more)


def down(column, cells):
    """Puts a merged cell over the rows `cells` at `column`."""
    first, rest = cells[0], cells[1:]
    first[column].rows = len(cells)
    for row in rest:
        row[column] = HANG


def section(text, width):
    return [Cell(text, cols=width)] + [SKIP] * (width - 1)


def number(index):
    return CHINESE[index] if index <= 10 else "十" + CHINESE[index - 10]
