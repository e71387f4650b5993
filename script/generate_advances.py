#!/usr/bin/env python3
"""Writes argmap/layout/advances.inc: the advance widths of Liberation Sans (metrically equal to Arial),
regular and bold, for the scripts that its glyphs cover and that need no shaping.

Usage: generate_advances.py [FOLDER OF THE FONT] > argmap/layout/advances.inc
Needs python3-fonttools and fonts-liberation.
"""
import sys
from pathlib import Path

from fontTools.ttLib import TTFont

# Blocks of the Unicode Standard: Latin, IPA, Greek, Cyrillic, Latin Extended Additional, Greek Extended,
# General Punctuation to Number Forms, arrows, operators, box drawing to geometric shapes.
RANGES = [(0x20, 0x7E), (0xA0, 0x2FF), (0x370, 0x52F), (0x1E00, 0x1FFF), (0x2010, 0x215F),
          (0x2190, 0x22FF), (0x2500, 0x25FF), (0xFB00, 0xFB06)]
UNITS = 2048


def advances(path):
    font = TTFont(path)
    assert font["head"].unitsPerEm == UNITS
    return font.getBestCmap(), font["hmtx"]


def main():
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/fonts/truetype/liberation")
    faces = [advances(folder / f"LiberationSans-{face}.ttf") for face in ("Regular", "Bold")]
    print("// Made by script/generate_advances.py from Liberation Sans. Advances in 1/2048 em; 0: no glyph.")
    print("constexpr AdvanceRange advance_ranges[] = {")
    offset = 0
    for first, last in RANGES:
        print(f"    {{0x{first:04X}, 0x{last:04X}, {offset}}},")
        offset += last - first + 1
    print("};")
    for name, (cmap, metrics) in zip(("regular", "bold"), faces):
        values = [metrics[cmap[c]][0] if c in cmap else 0 for first, last in RANGES for c in range(first, last + 1)]
        print(f"constexpr std::uint16_t {name}_advances[] = {{")
        for at in range(0, len(values), 18):
            print("    " + ", ".join(str(v) for v in values[at:at + 18]) + ",")
        print("};")


if __name__ == "__main__":
    main()
