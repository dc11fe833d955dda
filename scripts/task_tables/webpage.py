"""A web page of an office's site, in one of a few makes."""

from html import escape

from model import HANG, SKIP


def table_html(table, make):
    border = ' border="1"' if table.rules != "none" else ""
    out = [f'<table{border} cellspacing="0" style="border-collapse:collapse;width:100%">']
    for index, row in enumerate(table.rows):
        head = index < len(table.head)
        if make == 0 and index == 0:
            out.append("<thead>")
        out.append("<tr>")
        for cell in row:
            if cell in (HANG, SKIP):
                continue
            tag = "th" if head and make != 1 else "td"
            span = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
            span += f' colspan="{cell.cols}"' if cell.cols > 1 else ""
            lines = [escape(line) for line in cell.text.split("\n")]
            if make == 1:
                text = "".join(
                    f'<p style="text-align:center"><span style="font-size:14px">{line or "&nbsp;"}'
                    "</span></p>" for line in lines)
            elif make == 2:
                text = "<br/>".join(lines)
            else:
                text = "".join(f"<div>{line}</div>" for line in lines) if len(lines) > 1 else lines[0]
            out.append(f"<{tag}{span}>{text}</{tag}>\n")
        out.append("</tr>")
        if make == 0 and index == len(table.head) - 1:
            out.append("</thead><tbody>")
    out.append("</tbody></table>" if make == 0 else "</table>")
    return "".join(out)


def write(document, path, make):
    p = lambda text, style="text-indent:2em": f'<p style="{style}">{escape(text)}</p>\n'
    body = [p(document.number, "text-align:center"), p(document.addressee, "")]
    for text in document.paragraphs:
        body += [p("\u3000\u3000" + part) for part in text.split("\n")]
    body += [p(document.signer, "text-align:right"), p(document.date, "text-align:right")]
    for table in document.tables:
        if table.follows:
            body.append(p("\u3000\u3000" + table.title))
        else:
            body += [p(table.label, ""), p(table.title, "text-align:center")]
        if table.remark:
            body.append(p(table.remark, "text-align:right"))
        body.append(table_html(table, make))
    content = "".join(body)
    if make == 2:
        content = (
            '<table width="960" align="center" cellpadding="0"><tr><td class="content">'
            f"{content}</td></tr></table>")
    links = "".join(f'<li><a href="/c{i}/">{t}</a></li>' for i, t in enumerate(
        ["首页", "政务公开", "政务服务", "互动交流", "数据开放"]))
    page = (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        f"<title>{escape(document.title)}</title>"
        f'<meta name="ArticleTitle" content="{escape(document.title)}">'
        "<style>td{padding:4px}</style><script>var page = 1;</script></head><body>"
        f'<div class="header"><ul class="nav">{links}</ul></div>'
        '<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a></div>'
        f'<div class="article"><h1>{escape(document.title)}</h1>'
        '<div class="tools">字体：[<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>]</div>'
        f'<div id="zoom">{content}</div></div>'
        '<div class="footer"><a href="/about/">关于我们</a> | <a href="/map/">网站地图</a></div>'
        "</body></html>\n")
    path.write_text(page, "utf-8")
