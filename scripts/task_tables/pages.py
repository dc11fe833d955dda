"""Writes placed pages as PDF and as OFD (GB/T 33190-2016)."""

import zipfile
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONT_FILE = "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"
rl_config.invariant = 1
pdfmetrics.registerFont(TTFont("text", FONT_FILE, subfontIndex=0))


def measure(text, size):
    return pdfmetrics.stringWidth(text, "text", size)


def write_pdf(pages, path, title):
    # A font object is drawn into one file only: its subsets go on from file to file.
    pdfmetrics.registerFont(TTFont("text", FONT_FILE, subfontIndex=0))
    canvas = Canvas(str(path), pageCompression=1)
    canvas.setTitle(title)
    for page in pages:
        if page.rotate:
            # The library exchanges the sides of a turned page.
            canvas.setPageSize((page.width, page.height))
            canvas.setPageRotation(90)
            canvas.transform(0, 1, -1, 0, page.height, 0)
        else:
            canvas.setPageSize((page.width, page.height))
            canvas.setPageRotation(0)
        for x0, y0, x1, y1, width in page.lines:
            canvas.setLineWidth(width)
            canvas.line(x0, page.height - y0, x1, page.height - y1)
        for x, y, size, text in page.texts:
            canvas.setFont("text", size)
            canvas.drawString(x, page.height - y, text)
        canvas.showPage()
    canvas.save()


OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def mm(points):
    return f"{points * 25.4 / 72:.3f}"


def write_ofd(pages, path):
    parts = {}
    parts["OFD.xml"] = (
        f'<ofd:OFD {OFD} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>'
        "<ofd:DocID>00000000000000000000000000000001</ofd:DocID></ofd:DocInfo>"
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>")
    listed = "".join(
        f'<ofd:Page ID="{100 + i}" BaseLoc="Pages/Page_{i}/Content.xml"/>'
        for i in range(len(pages)))
    parts["Doc_0/Document.xml"] = (
        f"<ofd:Document {OFD}><ofd:CommonData><ofd:MaxUnitID>999999</ofd:MaxUnitID><ofd:PageArea>"
        f"<ofd:PhysicalBox>0 0 {mm(pages[0].width)} {mm(pages[0].height)}</ofd:PhysicalBox>"
        "</ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>")
    parts["Doc_0/PublicRes.xml"] = (
        f'<ofd:Res {OFD} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="3" FontName="宋体" '
        'FamilyName="宋体"/></ofd:Fonts></ofd:Res>')
    identifier = 1000
    for index, page in enumerate(pages):
        objects = []
        for x0, y0, x1, y1, width in page.lines:
            identifier += 1
            w, h = max(x1 - x0, width), max(y1 - y0, width)
            objects.append(
                f'<ofd:PathObject ID="{identifier}" Boundary="{mm(x0)} {mm(y0)} {mm(w)} {mm(h)}" '
                f'LineWidth="{mm(width)}"><ofd:AbbreviatedData>M 0 0 L {mm(x1 - x0)} {mm(y1 - y0)}'
                "</ofd:AbbreviatedData></ofd:PathObject>")
        for x, y, size, text in page.texts:
            identifier += 1
            steps = [mm(measure(c, size)) for c in text[:-1]]
            delta = f' DeltaX="{" ".join(steps)}"' if steps else ""
            width = measure(text, size)
            objects.append(
                f'<ofd:TextObject ID="{identifier}" Boundary="{mm(x)} {mm(y - size)} {mm(width)} '
                f'{mm(size * 1.3)}" Font="3" Size="{mm(size)}"><ofd:TextCode X="0" '
                f'Y="{mm(size)}"{delta}>{escape(text)}</ofd:TextCode></ofd:TextObject>')
        parts[f"Doc_0/Pages/Page_{index}/Content.xml"] = (
            f"<ofd:Page {OFD}><ofd:Area><ofd:PhysicalBox>0 0 {mm(page.width)} {mm(page.height)}"
            f'</ofd:PhysicalBox></ofd:Area><ofd:Content><ofd:Layer ID="{500 + index}" Type="Body">'
            f'{"".join(objects)}</ofd:Layer></ofd:Content></ofd:Page>')
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, HEAD + text)
