"""Places the text and the rules of a document on pages; PDF and OFD are written from it."""

from dataclasses import dataclass, field

from model import HANG, SKIP, Cell

A4 = (595.28, 841.89)
CLOSING = "，。、；：！？）》〕”％%"
OPENING = "（《〔“"


@dataclass
class Page:
    width: float
    height: float
    rotate: bool = False
    texts: list = field(default_factory=list)  # x, baseline from the top, size, text
    lines: list = field(default_factory=list)  # x0, y0, x1, y1, width


class Placing:
    def __init__(self, measure):
        self.measure = measure  # width of a string at a size
        self.pages = []

    # Lines of text

    def wrap(self, text, width, size):
        lines = []
        for part in text.split("\n"):
            line = []
            for token in self.tokens(part):
                if line and self.measure("".join(line) + token, size) > width + 0.01:
                    # A closing mark does not begin a line, an opening one does not end it.
                    carry = []
                    if token[0] in CLOSING and len(line) > 1:
                        carry.insert(0, line.pop())
                    while len(line) > 1 and line[-1] in OPENING:
                        carry.insert(0, line.pop())
                    lines.append("".join(line))
                    line = carry
                line.append(token)
            lines.append("".join(line))
        return lines

    @staticmethod
    def tokens(text):
        """Han characters alone, runs of digits and letters together."""
        tokens = []
        for c in text:
            if tokens and ord(c) < 0x80 and ord(tokens[-1][-1]) < 0x80:
                tokens[-1] += c
            else:
                tokens.append(c)
        return tokens

    # Pages

    def new_page(self, landscape=False, rotate=False):
        w, h = (A4[1], A4[0]) if landscape else A4
        self.page = Page(w, h, rotate)
        self.pages.append(self.page)
        self.left, self.right = 79, w - 75
        self.top, self.bottom = (79, h - 85) if landscape else (98, h - 95)
        self.y = self.top
        number = f"— {len(self.pages)} —"
        self.page.texts.append((w / 2 - self.measure(number, 14) / 2, h - 50, 14, number))

    def text(self, text, size, align="left", indent=0, pitch=1.75):
        width = self.right - self.left
        lines = self.wrap("　" * indent + text, width, size)
        for line in lines:
            if self.y + size * pitch > self.bottom:
                self.new_page()
            w = self.measure(line, size)
            x = {"left": self.left, "centre": (self.left + self.right - w) / 2,
                 "right": self.right - w}[align]
            shown = line.lstrip("　")
            x += size * (len(line) - len(shown))
            self.page.texts.append((x, self.y + size, size, shown))
            self.y += size * pitch

    # Tables

    def table(self, table):
        full = self.right - self.left
        width = full * table.width
        left = self.left + (full - width) / 2
        total = sum(table.weights)
        xs = [left]
        for weight in table.weights:
            xs.append(xs[-1] + width * weight / total)
        size, pitch = table.size, table.size * 1.35
        ruled = table.rules in ("full", "open", "rows")
        pad_x = 4 if table.rules != "none" else 6
        pad_y = 3.5 if ruled else pitch * table.gap / 2
        rows = table.rows
        cells = []  # row, column, last row, lines, cell
        heights = [pitch + 2 * pad_y] * len(rows)
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                if not isinstance(cell, Cell):
                    continue
                inner = xs[c + cell.cols] - xs[c] - 2 * pad_x
                lines = self.wrap(cell.text, inner, size)
                cells.append((r, c, r + cell.rows, lines, cell))
                if cell.rows == 1:
                    heights[r] = max(heights[r], len(lines) * pitch + 2 * pad_y)
        for r, c, end, lines, cell in cells:
            missing = len(lines) * pitch + 2 * pad_y - sum(heights[r:end])
            if missing > 0:
                heights[end - 1] += missing
        # Where each row comes to stand: (page, top, bottom) once or, for a broken row, twice.
        places = [[] for _ in rows]
        heads = len(table.head)
        repeated = []  # page and top of each repetition of the head

        def begin_page():
            self.new_page(table.landscape, table.rotate)
            if table.repeat_head:
                repeated.append((len(self.pages) - 1, self.y))
                self.y += sum(heights[:heads])

        for r, height in enumerate(heights):
            need = height
            if r < heads:
                need = sum(heights[r : heads + 1])
            for rr, c, end, lines, cell in cells:
                # A merged cell's text is not cut by the page's end.
                if rr == r and end > r + 1:
                    fits, y = 0, self.y
                    for inner in heights[r:end]:
                        if y + inner > self.bottom:
                            break
                        y += inner
                        fits += inner
                    if fits < len(lines) * pitch + 2 * pad_y:
                        need = max(need, len(lines) * pitch + 2 * pad_y)
            room = self.bottom - self.y
            if need > room + 0.01:
                own = [len(lines) for rr, c, end, lines, cell in cells if rr == r]
                part = int((room - 2 * pad_y) / pitch)
                can_split = (
                    table.split_rows and r >= heads and need == height and part >= 2
                    and max(own) - part >= 1)
                if can_split:
                    top = self.y
                    self.y += part * pitch + 2 * pad_y
                    places[r].append((len(self.pages) - 1, top, self.y, part))
                    begin_page()
                    height = (max(own) - part) * pitch + 2 * pad_y
                else:
                    begin_page()
            places[r].append((len(self.pages) - 1, self.y, self.y + height, None))
            self.y += height
        for r, c, end, lines, cell in cells:
            self.draw_cell(table, places, r, c, end, lines, cell, xs, pad_x, pad_y, pitch)
        for page, top in repeated:
            shift = top - places[0][0][1]
            moved = [[(page, t + shift, b + shift, n) for _, t, b, n in p] for p in places[:heads]]
            for r, c, end, lines, cell in cells:
                if r < heads:
                    self.draw_cell(table, moved, r, c, end, lines, cell, xs, pad_x, pad_y, pitch)
        if table.rules == "three":
            self.three_rules(places, repeated, heads, heights, xs)

    def draw_cell(self, table, places, r, c, end, lines, cell, xs, pad_x, pad_y, pitch):
        segments = []  # page, top, bottom of the cell on each page
        for row in range(r, end):
            for page, top, bottom, _ in places[row]:
                if segments and segments[-1][0] == page and abs(segments[-1][2] - top) < 0.01:
                    segments[-1] = (page, segments[-1][1], bottom)
                else:
                    segments.append((page, top, bottom))
        x0, x1 = xs[c], xs[c + cell.cols]
        broken = end == r + 1 and len(places[r]) == 2
        if broken:
            cut = places[r][0][3]
            parts = [lines[:cut], lines[cut:]]
        else:
            parts = [lines] + [[]] * (len(segments) - 1)
        for (page, top, bottom), part in zip(segments, parts):
            high = len(part) * pitch
            y = top + pad_y
            if table.valign == "middle" and not broken:
                y = (top + bottom - high) / 2
            for line in part:
                w = self.measure(line, table.size)
                x = (x0 + x1 - w) / 2 if cell.centred else x0 + pad_x
                if line:
                    self.pages[page].texts.append(
                        (x, y + pitch / 2 + 0.38 * table.size, table.size, line))
                y += pitch
            self.draw_rules(table, page, x0, x1, top, bottom, c, len(table.weights), cell)

    def draw_rules(self, table, page, x0, x1, top, bottom, c, columns, cell):
        lines = self.pages[page].lines
        if table.rules in ("full", "open", "rows"):
            lines.append((x0, top, x1, top, 0.6))
            lines.append((x0, bottom, x1, bottom, 0.6))
        if table.rules in ("full", "open"):
            if c > 0 or table.rules == "full":
                lines.append((x0, top, x0, bottom, 0.6))
            if c + cell.cols < columns or table.rules == "full":
                lines.append((x1, top, x1, bottom, 0.6))

    def three_rules(self, places, repeated, heads, heights, xs):
        x0, x1 = xs[0], xs[-1]
        head = sum(heights[:heads])
        for page, top in [(places[0][0][0], places[0][0][1])] + repeated:
            self.pages[page].lines.append((x0, top, x1, top, 1.2))
            self.pages[page].lines.append((x0, top + head, x1, top + head, 0.6))
        ends = {}
        for row in places:
            for page, _, bottom, _ in row:
                ends[page] = max(ends.get(page, 0), bottom)
        for page, bottom in ends.items():
            self.pages[page].lines.append((x0, bottom, x1, bottom, 1.2))

    def document(self, document):
        self.new_page()
        self.text(document.number, 16, "centre")
        self.y += 10
        self.text(document.title, 22, "centre", pitch=1.5)
        self.y += 16
        self.text(document.addressee, 16)
        for text in document.paragraphs:
            for part in text.split("\n"):
                self.text(part, 16, indent=2)
        self.y += 28
        self.text(document.signer, 16, "right")
        self.text(document.date, 16, "right")
        for table in document.tables:
            if table.follows:
                self.y += 20
                self.text(table.title, 16, indent=2)
            else:
                self.new_page(table.landscape, table.rotate)
                self.text(table.label, 16)
                self.text(table.title, 20, "centre")
            if table.remark:
                self.text(table.remark, 12, "right")
            self.table(table)
        return self.pages
