"""Writes all documents in every format, and their truth, into a folder."""

import json
import pathlib
import re
import subprocess
import sys

import docx
import pages
import placing
import specs
import specs_county
import webpage

folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
written = []
for index, make in enumerate(specs.ALL + specs_county.ALL):
    document = make()
    base = folder / document.name
    placed = placing.Placing(pages.measure).document(document)
    pages.write_pdf(placed, base.with_suffix(".pdf"), document.title)
    pages.write_ofd(placed, base.with_suffix(".ofd"))
    docx.write(document, base.with_suffix(".docx"))
    webpage.write(document, base.with_suffix(".html"), index % 3)
    truth = {
        "title": document.title,
        "tables": [
            {"title": t.title, "grid": t.grid(), "hanging": t.hanging(), "heads": len(t.head)}
            for t in document.tables],
        "rows": document.truth,
    }
    text = json.dumps(truth, ensure_ascii=False, indent=1) + "\n"
    base.with_suffix(".truth.json").write_text(text, "utf-8")
    written.append(base.with_suffix(".docx"))
# The same documents from another producer.
office = folder / "office"
subprocess.run(
    ["soffice", "--headless", f"-env:UserInstallation=file://{folder.resolve()}/profile",
     "--convert-to", "pdf", "--outdir", str(office), *map(str, written)],
    check=True, stdout=subprocess.DEVNULL)
for path in office.glob("*.pdf"):
    # The same file whenever it is made.
    data = path.read_bytes()
    data = re.sub(
        rb"D:\d{14}[^)]*", lambda m: b"D:20240101000000Z".ljust(len(m[0])), data)
    data = re.sub(rb"(?<=/DocChecksum /)[0-9A-F]{32}|(?<=<)[0-9A-F]{32}(?=>)", b"0" * 32, data)
    (folder / (path.stem + ".office.pdf")).write_bytes(data)
    path.unlink()
office.rmdir()
subprocess.run(["rm", "-r", str(folder / "profile")], check=True)
