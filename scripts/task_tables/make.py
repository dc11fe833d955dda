"""Writes all documents in every format, and their truth, into a folder."""

import json
import pathlib
import subprocess
import sys

import docx
import pages
import placing
import specs
import webpage

folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
written = []
for index, make in enumerate(specs.ALL):
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
    path.rename(folder / (path.stem + ".office.pdf"))
office.rmdir()
subprocess.run(["rm", "-r", str(folder / "profile")], check=True)
