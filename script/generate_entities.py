#!/usr/bin/env python3
"""Writes parser/article/entities.inc: the named character references of HTML (WHATWG, section 13.5).

Usage: generate_entities.py > parser/article/entities.inc
Takes the list from Python's own html.entities.
"""
from html.entities import html5


def literal(text):
    return "".join(f"\\x{byte:02X}" for byte in text.encode())


def main():
    names = sorted({name.rstrip(";") for name in html5}, key=str.encode)
    bare = [name for name in names if name in html5]
    assert max(map(len, names)) < 32 and max(len(text.encode()) for text in html5.values()) < 8
    print("// Made by script/generate_entities.py. Sorted by name; `bare` is true where the semicolon may be left out.")
    print(f"constexpr std::size_t longest_bare_name = {max(map(len, bare))};")
    print("constexpr Entity entities[] = {")
    for name in names:
        print(f'    {{"{name}", "{literal(html5[name + ";"])}", {"true" if name in html5 else "false"}}},')
    print("};")


main()
