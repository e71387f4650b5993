#!/usr/bin/env python3
"""compare.py STET [MAPS [SEED]]: random maps and registries, judged by stet and by evaluator.py.

Prints how many maps and claims were compared and what differs, with the seed and the map's number, and exits with 1 if anything
does. Maps for which the evaluator would look at too many positions are left out and counted."""
import collections, json, os, pathlib, random, subprocess, sys, tempfile

from evaluator import Prog, Skip
from maps import KEYS, gen_map, gen_reg, reg_yaml, render, snapshot

FIELDS = ("verdict", "reason", "grade", "label", "granted", "origins")
BATCH = 250


def judged(stet, folder, maps):
    """What stet says of the claims, by file and title."""
    command = [stet, "check", "--no-cache", "--isolated", "-j", "1", "--format", "json", *maps]
    output = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, check=False).stdout
    claims = collections.defaultdict(dict)
    for claim in json.loads(output)["claims"]:
        claims[claim["span"]["file"].removeprefix("inc_")][claim["title"]] = claim
    return claims


def compare_batch(stet, seed, counts):
    chosen = random.Random(seed)
    registries = [gen_reg(chosen, chosen.choice([0, 1])) for _ in range(10)]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for key in KEYS: (folder / f"{key}.txt").write_text(snapshot(key), encoding="utf-8")
        for i, registry in enumerate(registries): (folder / f"reg{i}.yaml").write_text(reg_yaml(registry), encoding="utf-8")
        maps = []
        for i in range(BATCH):
            made, of = gen_map(chosen), chosen.randrange(10)
            for path, text in render(made, chosen, f"reg{of}.yaml", f"m{i}.argdown").items():
                (folder / path).write_text(text, encoding="utf-8")
            maps.append((made, registries[of]))
        found = judged(stet, folder, [f"m{i}.argdown" for i in range(BATCH)])
    for i, (made, registry) in enumerate(maps):
        try:
            expected = Prog(made, registry).evaluate()
        except Skip:
            counts["left out"] += 1
            continue
        counts["maps"] += 1
        for title, claim in expected.items():
            counts["claims"] += 1
            said = found[f"m{i}.argdown"].get(title, {})
            differs = [field for field in FIELDS if said.get(field) != claim[field]]
            if not differs: continue
            counts["differences"] += 1
            field = differs[0]
            print(f"seed {seed}, map {i}, [{title}]: {field} is {said.get(field)!r}, by the page {claim[field]!r}")


def main():
    if len(sys.argv) < 2: sys.exit(__doc__)
    stet, wanted, seed = os.path.abspath(sys.argv[1]), *(int(each) for each in (sys.argv[2:] + ["10000", "1"][len(sys.argv) - 2:]))
    counts = collections.Counter()
    for i in range((wanted + BATCH - 1) // BATCH): compare_batch(stet, seed + i, counts)
    print(f"{counts['maps']} maps, {counts['claims']} claims, {counts['differences']} differ; {counts['left out']} maps left out")
    sys.exit(1 if counts["differences"] else 0)


main()
