#!/usr/bin/env python3
"""Makes stand-ins for the C library that offer what glibc 2.31 offered, so that what is linked with them runs there.

    stub.py FOLDER OBJECT...

Each stand-in has the names of this machine's library, each in the newest version that is not newer than the floor, and
no code: programs are linked with them and run with the real ones. What glibc has only offered since is in the objects.
"""
import pathlib, re, subprocess, sys

FLOOR = (2, 31)
LIBRARIES = {"libc.so.6": "libc", "libm.so.6": "libm", "ld-linux-x86-64.so.2": "ld"}
# Part of libc since glibc 2.34. They have no names here, and are loaded for those of older systems.
PARTS = {"libpthread.so.0": "libpthread", "libdl.so.2": "libdl"}
OURS = {"__libc_start_main"}  # defined in start.c, which calls the library's


def where(name):
    return subprocess.run(["gcc", f"-print-file-name={name}"], stdout=subprocess.PIPE, text=True, check=True).stdout.strip()


def symbols(library):
    """name -> (version, kind, size): the newest within the floor."""
    chosen = {}
    listing = subprocess.run(["nm", "-D", "-S", "--defined-only", "--with-symbol-versions", where(library)],
                             stdout=subprocess.PIPE, text=True, check=True).stdout
    for line in listing.splitlines():
        match = re.fullmatch(r"[0-9a-f]+ (?:([0-9a-f]+) )?(\w) (\w+)@@?(GLIBC_([\d.]+))", line)
        if not match:
            continue
        size, kind, name, version, numbers = match.groups()
        number = tuple(map(int, numbers.split(".")))
        if number <= FLOOR and (name not in chosen or number > chosen[name][0]):
            chosen[name] = (number, version, kind, int(size or "0", 16))
    return {name: rest for name, (_, *rest) in sorted(chosen.items())}


def build(folder, soname, names):
    stem = folder / soname
    versions = sorted({version for version, _, _ in names.values()}, key=lambda text: list(map(int, text[6:].split("."))))
    lines = [".text"]
    for number, (name, (version, kind, size)) in enumerate(names.items()):
        label = f"stub_{number}"
        data = kind in "BbDdRVv" and size
        sign = "@" if name in OURS else "@@"
        lines += [".data" if data else ".text", f".globl {label}", f".type {label},@{'object' if data else 'function'}",
                  f"{label}: .skip {size if data else 1}", f".size {label},{size if data else 1}",
                  f'.symver {label},{name}{sign}{version},remove']
    stem.with_suffix(".s").write_text("\n".join(lines + [""]))
    script = "".join(f"{version} {{ }};\n" for version in versions)
    stem.with_suffix(".map").write_text(script)
    command = ["gcc", "-shared", "-nostdlib", f"-Wl,-soname,{soname}", "-o", stem, stem.with_suffix(".s")]
    if versions:
        command.append(f"-Wl,--version-script={stem.with_suffix('.map')}")
    subprocess.run(command, check=True)


folder, objects = pathlib.Path(sys.argv[1]), [pathlib.Path(name).resolve() for name in sys.argv[2:]]
folder.mkdir(parents=True, exist_ok=True)
for soname in LIBRARIES:
    build(folder, soname, symbols(soname))
for soname, name in PARTS.items():
    build(folder, soname, {})
    (folder / f"{name}.so").write_text(f"INPUT({folder / soname})\n")
(folder / "libm.so").write_text(f"INPUT({folder / 'libm.so.6'})\n")
archive = folder / "libc_compat.a"
archive.unlink(missing_ok=True)
subprocess.run(["ar", "rcD", archive, *objects], check=True)
(folder / "libc.so").write_text(f"GROUP({archive} {folder / 'libc.so.6'} {where('libc_nonshared.a')} "
                                f"AS_NEEDED({folder / 'ld-linux-x86-64.so.2'}))\n")
