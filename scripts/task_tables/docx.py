"""WordprocessingML (ECMA-376) by hand: merged cells, repeated heads, landscape sections."""

import zipfile
from xml.sax.saxutils import escape

from model import HANG, SKIP

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FONT = "Noto Serif CJK SC"


def run(text, size, bold=False):
    mark = "<w:b/>" if bold else ""
    return (
        f'<w:r><w:rPr><w:rFonts w:ascii="{FONT}" w:eastAsia="{FONT}" w:hAnsi="{FONT}"/>{mark}'
        f'<w:sz w:val="{int(size * 2)}"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r>')


def paragraph(text, size=16, align="both", indent=False, before="", numbered=False, after=""):
    first = f'<w:ind w:firstLine="{int(size * 40)}"/>' if indent else ""
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if numbered else ""
    body = run(text, size) if text else ""
    return (
        f'<w:p><w:pPr>{before}{number}{first}<w:jc w:val="{align}"/>{after}</w:pPr>{body}</w:p>')


def borders(rules):
    on, off = 'w:val="single" w:sz="4" w:space="0" w:color="000000"', 'w:val="nil"'
    sides = {
        "full": ["top", "left", "bottom", "right", "insideH", "insideV"],
        "open": ["top", "bottom", "insideH", "insideV"],
        "rows": ["top", "bottom", "insideH"],
        "three": ["top", "bottom"],
        "none": [],
    }[rules]
    return "".join(
        f"<w:{side} {on if side in sides else off}/>"
        for side in ["top", "left", "bottom", "right", "insideH", "insideV"])


def table_xml(table, width):
    total = sum(table.weights)
    widths = [int(width * table.width * w / total) for w in table.weights]
    out = [
        '<w:tbl><w:tblPr><w:jc w:val="center"/>'
        f'<w:tblBorders>{borders(table.rules)}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        "</w:tblPr><w:tblGrid>" + "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
        + "</w:tblGrid>"]
    for index, row in enumerate(table.rows):
        head = index < len(table.head)
        properties = "" if table.split_rows else "<w:cantSplit/>"
        properties += "<w:tblHeader/>" if head and table.repeat_head else ""
        out.append(f"<w:tr><w:trPr>{properties}</w:trPr>")
        for column, cell in enumerate(row):
            if cell == SKIP:
                continue
            if cell == HANG:
                out.append(
                    f'<w:tc><w:tcPr><w:tcW w:w="{widths[column]}" w:type="dxa"/><w:vMerge/>'
                    "</w:tcPr><w:p/></w:tc>")
                continue
            span = f'<w:gridSpan w:val="{cell.cols}"/>' if cell.cols > 1 else ""
            merge = '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
            rule = ""
            if table.rules == "three" and head:
                rule = '<w:tcBorders><w:bottom w:val="single" w:sz="4"/></w:tcBorders>'
            valign = "center" if table.valign == "middle" else "top"
            inner = sum(widths[column : column + cell.cols])
            out.append(
                f'<w:tc><w:tcPr><w:tcW w:w="{inner}" w:type="dxa"/>{span}{merge}{rule}'
                f'<w:vAlign w:val="{valign}"/></w:tcPr>')
            align = "center" if cell.centred else "left"
            for text in cell.text.split("\n"):
                shown = "" if cell.number else text
                out.append(paragraph(shown, table.size, align, numbered=cell.number))
            out.append("</w:tc>")
        out.append("</w:tr>")
    return "".join(out) + "</w:tbl>"


def section(landscape, inside=True):
    size = (16838, 11906) if landscape else (11906, 16838)
    orient = ' w:orient="landscape"' if landscape else ""
    xml = (
        f'<w:sectPr><w:pgSz w:w="{size[0]}" w:h="{size[1]}"{orient}/>'
        '<w:pgMar w:top="1800" w:right="1500" w:bottom="1700" w:left="1500" w:header="850" '
        'w:footer="990" w:gutter="0"/></w:sectPr>')
    return f"<w:p><w:pPr>{xml}</w:pPr></w:p>" if inside else xml


def write(document, path):
    out = [paragraph(document.number, 16, "center"), paragraph(document.title, 22, "center")]
    out.append(paragraph(document.addressee, 16))
    for text in document.paragraphs:
        for part in text.split("\n"):
            out.append(paragraph(part, 16, indent=True))
    out += [paragraph(document.signer, 16, "right"), paragraph(document.date, 16, "right")]
    landscape = False
    for table in document.tables:
        if table.follows:
            out.append(paragraph(table.title, 16, indent=True))
        else:
            out.append(section(landscape))
            landscape = table.landscape
            out.append(paragraph(table.label, 16, "left"))
            out.append(paragraph(table.title, 20, "center"))
        if table.remark:
            out.append(paragraph(table.remark, 12, "right"))
        out.append(table_xml(table, 13838 if landscape else 8906))
    out.append("<w:p/>" + section(landscape, inside=False))
    parts = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
            'officedocument.wordprocessingml.document.main+xml"/>'
            '<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-'
            'officedocument.wordprocessingml.numbering+xml"/></Types>'),
        "_rels/.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'
            "</Relationships>"),
        "word/_rels/document.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{R}/numbering" Target="numbering.xml"/>'
            "</Relationships>"),
        "word/numbering.xml": (
            f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">'
            '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
            '<w:suff w:val="nothing"/><w:lvlText w:val="%1"/><w:lvlJc w:val="center"/>'
            '<w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl></w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'),
        "word/document.xml": (
            f'<w:document xmlns:w="{W}"><w:body>{"".join(out)}</w:body></w:document>'),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(
                info, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text)
