"""Prints the characters of an OFD file and where its TextCode elements put them, one a line: page,
code point, left edge, top edge, advance, size, in points. Reads only upright text without matrices."""

import sys
import xml.etree.ElementTree as xml
import zipfile

POINTS = 72 / 25.4
# Share of the size that a Han character stands above its base line.
ASCENT = 0.86


def local(element):
    return element.tag.rsplit("}", 1)[-1]


def numbers(text):
    words, result = text.split(), []
    while words:
        if words[0] == "g":
            result += [float(words[2])] * int(words[1])
            del words[:3]
        else:
            result.append(float(words.pop(0)))
    return result


package = zipfile.ZipFile(sys.argv[1])
document = xml.fromstring(package.read("Doc_0/Document.xml"))
pages = [e.get("BaseLoc") for e in document.iter() if local(e) == "Page"]
for number, path in enumerate(pages, 1):
    for text in xml.fromstring(package.read("Doc_0/" + path)).iter():
        if local(text) != "TextObject":
            continue
        left, top = map(float, text.get("Boundary").split()[:2])
        size = float(text.get("Size"))
        for code in text:
            if local(code) != "TextCode":
                continue
            x, y = left + float(code.get("X")), top + float(code.get("Y"))
            steps = numbers(code.get("DeltaX", ""))
            for index, character in enumerate(code.text or ""):
                step = steps[index] if index < len(steps) else size * (0.5 if ord(character) < 256 else 1)
                print(number, ord(character), x * POINTS, (y - ASCENT * size) * POINTS,
                      step * POINTS, size * POINTS)
                x += step
