"""Turns pages of typeset PDFs into pictures as a scanner takes them."""
import argparse
import io
import math
import os
import re
import subprocess
import time
import zlib

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

FONT = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc"
INK_RED = (206, 24, 30)
# Index of the simplified Chinese face in the collection of fonts.
SIMPLIFIED = 2

DATE = re.compile("D+年D+月D+日".replace("D", r"[\d〇一二三四五六七八九十]"))

KINDS = {
    # skew in degrees, blur and noise in pixels and grey levels
    "clean": dict(dpi=300, skew=0.4, blur=0.6, noise=3, specks=0, light=0, shadow=0, quality=75),
    "noisy": dict(dpi=200, skew=1.2, blur=0.9, noise=11, specks=260, light=38, shadow=120, quality=60),
    "copied": dict(dpi=200, skew=0.6, blur=0.6, noise=3, specks=0, light=0, shadow=0, quality=40),
    "sealed": dict(dpi=300, skew=0.4, blur=0.6, noise=3, specks=0, light=0, shadow=0, quality=75),
}


def pages(pdf, dpi, most):
    """The pages as pictures."""
    last = [] if most is None else ["-l", str(most)]
    data = subprocess.run(
        ["pdftoppm", "-r", str(dpi), *last, pdf], stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, check=True).stdout
    stream = io.BytesIO(data)
    while stream.tell() < len(data):
        header = stream.readline() + stream.readline() + stream.readline()
        width, height = map(int, header.split()[1:3])
        pixels = np.frombuffer(stream.read(width * height * 3), np.uint8)
        yield Image.fromarray(pixels.reshape(height, width, 3))


def dates(pdf):
    """The middles, in points, of the lines that are nothing but a date, by page (from 0)."""
    html = subprocess.run(
        ["pdftotext", "-bbox-layout", pdf, "-"], stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, check=True).stdout.decode()
    found = {}
    for number, page in enumerate(html.split("<page ")[1:]):
        for box, body in re.findall(r"<line ([^>]*)>(.*?)</line>", page, re.S):
            text = "".join(re.findall(r">([^<]*)</word>", body)).replace(" ", "")
            if DATE.fullmatch(text):
                edges = {k: float(v) for k, v in re.findall(r'(\w+)="([\d.]+)"', box)}
                middle = ((edges["xMin"] + edges["xMax"]) / 2, (edges["yMin"] + edges["yMax"]) / 2)
                found.setdefault(number, []).append(middle)
    return found


def seal(dpi, random):
    """A round seal, transparent round its strokes: 42 mm, a star, the name along the rim."""
    size = int(42 / 25.4 * dpi)
    picture = Image.new("RGBA", (size, size), (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    edge = size * 0.03
    draw.ellipse((edge, edge, size - edge, size - edge), outline=INK_RED + (255,), width=int(edge))
    middle = size / 2
    star = []
    for corner in range(10):
        radius = size * (0.15 if corner % 2 == 0 else 0.058)
        angle = math.pi * corner / 5 - math.pi / 2
        star.append((middle + radius * math.cos(angle), middle + radius * math.sin(angle)))
    draw.polygon(star, fill=INK_RED + (255,))
    font = ImageFont.truetype(FONT, int(size * 0.11), index=SIMPLIFIED)
    name = "示范市人民政府办公室"
    for index, character in enumerate(name):
        angle = math.radians(-120 + 240 * index / (len(name) - 1))
        cell = Image.new("RGBA", (int(size * 0.14),) * 2, (0, 0, 0, 0))
        ImageDraw.Draw(cell).text(
            (cell.width / 2, cell.height / 2), character, fill=INK_RED + (255,), font=font, anchor="mm")
        cell = cell.rotate(-math.degrees(angle), resample=Image.BICUBIC)
        radius = size * 0.37
        picture.alpha_composite(
            cell, (int(middle + radius * math.sin(angle) - cell.width / 2),
                   int(middle - radius * math.cos(angle) - cell.height / 2)))
    # Ink is thin in places.
    alpha = np.array(picture.getchannel("A"), np.float32)
    thin = np.array(
        Image.fromarray(random.uniform(0.55, 1, (12, 12)).astype(np.float32)).resize(
            (size, size), Image.BICUBIC))
    picture.putalpha(Image.fromarray(np.clip(alpha * thin, 0, 255).astype(np.uint8)))
    return picture.rotate(random.uniform(-12, 12), resample=Image.BICUBIC)


def stamp(page, picture, x, y):
    """Multiplies: print shows through the ink of a seal."""
    left, top = int(x - picture.width / 2), int(y - picture.height / 2)
    area = page.crop((left, top, left + picture.width, top + picture.height))
    white = Image.new("RGB", picture.size, (255, 255, 255))
    white.paste(picture, mask=picture.getchannel("A"))
    both = np.asarray(area, np.uint16) * np.asarray(white, np.uint16) // 255
    page.paste(Image.fromarray(both.astype(np.uint8)), (left, top))


def letterhead(page, dpi):
    """Red words and a red rule in the upper margin of a page that has none."""
    red, green, _ = page.split()
    if np.any((np.asarray(red) > 150) & (np.asarray(green) < 60)):
        return
    draw = ImageDraw.Draw(page)
    font = ImageFont.truetype(FONT, int(30 / 72 * dpi), index=SIMPLIFIED)
    draw.text(
        (page.width / 2, page.height * 0.065), "示范市人民政府办公室文件", fill=INK_RED, font=font,
        anchor="mm")
    y = page.height * 0.098
    draw.line((page.width * 0.13, y, page.width * 0.87, y), fill=INK_RED, width=max(2, dpi // 90))


def scanned(page, kind, random):
    """The picture that the scanner takes."""
    angle = random.uniform(0.3, 1) * kind["skew"] * random.choice((-1, 1))
    page = page.rotate(angle, resample=Image.BICUBIC, fillcolor=(255, 255, 255))
    page = page.filter(ImageFilter.GaussianBlur(kind["blur"]))
    grey = np.asarray(page, np.float32)
    height, width = grey.shape[:2]
    # Paper is not quite white and ink not quite black.
    grey = 28 + grey * (244 - 28) / 255
    if kind["light"]:
        across = np.linspace(-1, 1, width)[None, :]
        down = np.linspace(-1, 1, height)[:, None]
        slope = random.uniform(-1, 1, 2)
        light = (slope[0] * across + slope[1] * down - 0.6 * (across**2 + down**2)) / 2
        grey += (kind["light"] * light)[..., None]
    if kind["shadow"]:
        reach = width * 0.025
        dark = kind["shadow"] * np.exp(-np.arange(width) / reach)
        grey -= (dark if random.integers(2) else dark[::-1])[None, :, None]
    for _ in range(kind["specks"]):
        x, y = random.integers(width - 4), random.integers(height - 4)
        size = random.integers(1, 4, 2)
        grey[y:y + size[0], x:x + size[1]] = random.uniform(40, 150)
    grey += random.normal(0, kind["noise"], (height, width, 1))
    return Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))


def scan(pdf, name, folder, most):
    kind = KINDS[name]
    base = os.path.basename(pdf).removesuffix(".pdf")
    random = np.random.default_rng(zlib.crc32(f"{base}.{name}".encode()))
    signed = dates(pdf) if name == "sealed" else {}
    pictures = []
    for number, page in enumerate(pages(pdf, kind["dpi"], most)):
        if name == "sealed":
            if number == 0:
                letterhead(page, kind["dpi"])
            for x, y in signed.get(number, []):
                stamp(page, seal(kind["dpi"], random), x * kind["dpi"] / 72, y * kind["dpi"] / 72)
        picture = scanned(page, kind, random)
        pictures.append(picture.convert("L") if name == "copied" else picture)
    path = f"{folder}/{base}.{name}.pdf"
    day = time.gmtime(0)
    pictures[0].save(
        path, save_all=True, append_images=pictures[1:], resolution=kind["dpi"],
        quality=kind["quality"], creationDate=day, modDate=day)
    print(path)


arguments = argparse.ArgumentParser()
arguments.add_argument("--kind", action="append", choices=list(KINDS))
arguments.add_argument("--pages", type=int, help="of each file, the first ones")
arguments.add_argument("folder")
arguments.add_argument("pdf", nargs="+")
options = arguments.parse_args()
os.makedirs(options.folder, exist_ok=True)
for pdf in options.pdf:
    for kind in options.kind or ["clean", "noisy"]:
        scan(pdf, kind, options.folder, options.pages)
