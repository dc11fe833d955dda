"""A document as the generator sees it, apart from any format."""

from dataclasses import dataclass, field

HANG = "hang"  # covered by a merged cell that begins in a row above
SKIP = "skip"  # covered by a merged cell that begins to the left


@dataclass
class Cell:
    text: str
    rows: int = 1
    cols: int = 1
    head: bool = False
    centred: bool = False
    number: bool = False  # DOCX: an automatic number, not typed


@dataclass
class Table:
    title: str
    weights: list  # relative widths of the columns
    head: list  # rows of Cell, HANG, SKIP
    body: list
    rules: str = "full"  # full, open, rows, three, none
    repeat_head: bool = True
    split_rows: bool = False
    landscape: bool = False
    rotate: bool = False  # landscape by /Rotate
    size: float = 10.5
    width: float = 1.0  # of the page's text width
    valign: str = "middle"
    gap: float = 0.5  # between rows of an unruled table, in lines
    label: str = ""  # 附件1
    remark: str = ""  # （单位：万元）
    follows: bool = False  # on the page of the table before it, without a label

    @property
    def rows(self):
        return self.head + self.body

    def grid(self):
        """The text of each cell by column; what a merged cell covers is empty."""
        result = []
        for row in self.rows:
            cells = ["" if c in (HANG, SKIP) else c.text.replace("\n", "") for c in row]
            while len(cells) > 1 and not cells[-1]:
                cells.pop()
            result.append(cells)
        return result

    def hanging(self):
        return [[i for i, c in enumerate(row) if c == HANG] for row in self.rows]


@dataclass
class Document:
    name: str
    title: str
    number: str
    addressee: str
    paragraphs: list
    signer: str
    date: str
    tables: list
    truth: list = field(default_factory=list)
    font: str = "仿宋"
