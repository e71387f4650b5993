#!/usr/bin/env python3
"""Installs a release from a server on this machine, as a reader and as the action do.

    tests/packaging/install.py STET            a release made of that program alone
    tests/packaging/install.py --dist FOLDER   what script/release has made
"""
import functools, hashlib, http.server, os, pathlib, re, shutil, subprocess, sys, tarfile, tempfile, threading

source = pathlib.Path(__file__).resolve().parents[2]
installer = source / "packaging/install.sh"
failures = 0


def expect(true, what, more=""):
    global failures
    if not true:
        failures += 1
        print(f"FAILED: {what}\n{more}")


def run(*command, **environment):
    return subprocess.run(command, env={"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), **environment},
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def small_release(stet, folder):
    """The layout of packaging/stage with a program and nothing else."""
    version = run(stet, "--version").stdout.split()[1]
    name = f"stet-{version}-linux-x86_64"
    for inner in ("bin", "lib/cmake/stet", "include/stet", "share/doc/stet"):
        (folder / name / inner).mkdir(parents=True)
    shutil.copy(stet, folder / name / "bin/stet")
    shutil.copy(installer, folder / name)
    for inner in ("lib/cmake/stet", "include/stet", "share/doc/stet"):
        (folder / name / inner / "file").write_text("x\n")
    with tarfile.open(folder / f"{name}.tar.gz", "w:gz", compresslevel=1) as archive:
        archive.add(folder / name, name)
    sum = hashlib.sha256((folder / f"{name}.tar.gz").read_bytes()).hexdigest()
    (folder / "SHA256SUMS").write_text(f"{sum}  {name}.tar.gz\n")


def script_of(step):
    """The script of a step of action.yml: what GitHub hands to bash."""
    text = (source / "action.yml").read_text()
    text = text[text.index(f"    - name: {step}\n"):]
    lines = re.search(r"      run: \|\n((?:        .*\n|\n)*)", text).group(1).splitlines()
    return "\n".join(line[8:] for line in lines)


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


with tempfile.TemporaryDirectory() as name:
    scratch = pathlib.Path(name)
    if sys.argv[1] == "--dist":
        dist = pathlib.Path(sys.argv[2]).resolve()
    else:
        dist = scratch / "dist"
        dist.mkdir()
        small_release(pathlib.Path(sys.argv[1]).resolve(), dist)
    archive = next(dist.glob("stet-*-linux-x86_64.tar.gz"))
    version = archive.name.split("-")[1]
    right = hashlib.sha256(archive.read_bytes()).hexdigest()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=dist))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    number = 0

    def install(*more):
        global number
        number += 1
        prefix = scratch / f"prefix {number}"
        return prefix, run("sh", installer, "--version", version, "--from", address, "--prefix", prefix, *more)

    for more in ((), ("--sha256", right)):
        prefix, result = install(*more)
        expect(result.returncode == 0 and f"stet {version} is in {prefix}/bin" in result.stdout, "installing", result.stdout)
        expect(run(prefix / "bin/stet", "--version").stdout == f"stet {version}\n", "the program runs")
    (prefix / "bin/other").write_text("")
    with tarfile.open(archive) as unpacked:
        unpacked.extractall(scratch / "here")
    here = scratch / "here" / archive.name.removesuffix(".tar.gz") / "install.sh"
    result = run("sh", here, "--prefix", prefix, "--uninstall")
    left = sorted(str(path.relative_to(prefix)) for path in prefix.rglob("*") if not path.is_dir())
    expect(result.returncode == 0 and left == ["bin/other"], "removing", result.stdout + str(left))
    result = run("sh", here, "--prefix", prefix)
    expect(result.returncode == 0 and (prefix / "bin/stet").exists(), "installing what lies beside it", result.stdout)

    prefix, result = install("--sha256", "0" * 64)
    expect(result.returncode == 2 and "another checksum" in result.stdout and not prefix.exists(), "a wrong sum", result.stdout)
    result = run("sh", installer, "--version", "9.9.9", "--from", address, "--prefix", scratch / "x")
    expect(result.returncode == 2 and "cannot get" in result.stdout, "a version that is not there", result.stdout)
    for wrong in (("--from", address), ("--prefix",), ("--what",)):
        expect(run("sh", installer, *wrong).returncode == 2, f"{wrong} is refused")

    def action(step, **inputs):
        (scratch / "path").write_text("")
        (scratch / "output").write_text("")
        return run("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script_of(step), STET_SOURCE=str(source),
                   GITHUB_PATH=str(scratch / "path"), GITHUB_OUTPUT=str(scratch / "output"), **inputs)

    result = action("Version", INPUT_VERSION="")
    expect((scratch / "output").read_text() == f"version={version}\n", "the action's own version", result.stdout)
    expect(action("Version", INPUT_VERSION="1.0; touch made").returncode == 2, "a version that is none is refused")
    common = {"STET_VERSION": version, "STET_PREFIX": str(scratch / "action"), "STET_RELEASES": "http://127.0.0.1:1", "INPUT_BUILD": "false"}
    result = action("Install", INPUT_FROM=address, INPUT_SHA256="1" * 64, **common)
    expect(result.returncode != 0 and not (scratch / "action").exists(), "the action refuses a wrong sum", result.stdout)
    for address_given in (address, "http://127.0.0.1:1"):  # the second time it is there
        result = action("Install", INPUT_FROM=address_given, INPUT_SHA256=right, **common)
        expect(result.returncode == 0, "the action installs", result.stdout)
        expect((scratch / "path").read_text() == f"{scratch}/action/bin\n", "the action's path")
    server.shutdown()

print("failed" if failures else "installed, refused and removed as it should be")
sys.exit(failures > 0)
