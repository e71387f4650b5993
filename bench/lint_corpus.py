#!/usr/bin/env python3
"""Writes a corpus for bench/lint: lint_corpus.py FOLDER [ARTICLES [SEED]]

Articles in Markdown, each with its map; 17 articles share a desk's registry and snapshots. Of the quotations
one in twenty is altered, some sources are retracted, some claims have no source. The same seed gives the
same bytes."""
import hashlib
import os
import random
import sys

WORDS = """council bridge harbour estimate report minister budget school ferry winter river market engineer
committee contract station hospital valley tunnel museum storm election village railway quarter survey archive
witness inspector concrete timber signal platform mayor deputy resident tenant farmer teacher nurse pilot captain
reporter""".split()
VERBS = "approved rejected delayed opened closed measured repaired questioned promised published counted sold".split()
JOINS = "although because while after before since whereas until".split()
NAMES = "Alder Birch Cedar Dorn Elm Fir Gorse Hazel Iver Juniper Kale Linden Moss Nettle Oak Pine".split()
BYTES_OF_ARTICLE = 9400


def sentence(dice):
    subject, thing, other = dice.choice(WORDS), dice.choice(WORDS), dice.choice(WORDS)
    text = f"The {subject} of {dice.choice(NAMES)} {dice.choice(VERBS)} the {thing}"
    if dice.random() < 0.5:
        text += f" {dice.choice(JOINS)} the {other} {dice.choice(VERBS)} {dice.randint(2, 900)} {dice.choice(WORDS)}s"
    return text + "."


def quote_of(dice, snapshot):
    words = dice.choice(snapshot).rstrip(".").split()
    size = dice.randint(6, max(6, len(words)))
    begin = dice.randint(0, max(0, len(words) - size))
    return words[begin : begin + size]


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def desk_registry(dice, folder, sources):
    snapshots, lines = [], []
    os.makedirs(os.path.join(folder, "snapshots"))
    for number in range(sources):
        snapshot = [sentence(dice) for _ in range(30)]
        snapshots.append(snapshot)
        text = "\n\n".join(" ".join(snapshot[i : i + 5]) for i in range(0, 30, 5)) + "\n"
        write(os.path.join(folder, "snapshots", f"s{number}.txt"), text)
        digest = hashlib.sha256(text.encode()).hexdigest()
        lines.append(f"- id: s{number}\n  type: report\n  title: Report {number} of the {dice.choice(WORDS)}\n"
                     f"  author: [{{family: {dice.choice(NAMES)}}}]\n  publisher: {dice.choice(NAMES)} Press\n"
                     f"  issued: {{date-parts: [[{dice.randint(2018, 2025)}, {dice.randint(1, 12)}, {dice.randint(1, 28)}]]}}\n"
                     f"  custom:\n    tier: {dice.choice(['primary', 'secondary'])}\n"
                     + ("    status: [{kind: retraction, date: \"2024-05-02\"}]\n" if dice.random() < 0.04 else "")
                     + f"    snapshots: [{{path: snapshots/s{number}.txt, sha256: {digest}}}]\n")
    write(os.path.join(folder, "sources.yaml"), "".join(lines))
    return snapshots


def article(dice, folder, number, snapshots):
    paragraphs, claims, size = [f"# Report {number} from the {dice.choice(WORDS)}"], [], 0
    while size < BYTES_OF_ARTICLE:
        sentences = [sentence(dice) for _ in range(dice.randint(4, 8))]
        if len(claims) < 12 and dice.random() < 0.8:
            source = dice.randrange(len(snapshots))
            words = quote_of(dice, snapshots[source])
            if dice.random() < 0.05:
                words[dice.randrange(len(words))] = dice.choice(WORDS)
            claims.append((source, sentences[0], " ".join(words)))
            sentences.insert(1, f"“{' '.join(words)}”, the {dice.choice(WORDS)} wrote.")
        paragraphs.append(" ".join(sentences))
        size += len(paragraphs[-1]) + 2
    write(os.path.join(folder, f"a{number}.md"), "\n\n".join(paragraphs) + "\n")
    lines = [f"===\narticle: a{number}.md\nsources: sources.yaml\n==="]
    for index, (source, first, words) in enumerate(claims):
        anchor = first.rstrip(".")
        lines.append(f"[Claim {index}]: {first} {{anchor: \"{anchor}\"}}")
        if dice.random() < 0.92:
            lines[-1] += f"\n  + <Reason {index}>: \"{words}\" [@s{source}, para. {dice.randint(1, 6)}]"
        if dice.random() < 0.15:
            lines[-1] += f"\n  - <Objection {index}>: {sentence(dice)} [@s{dice.randrange(len(snapshots))}]"
    write(os.path.join(folder, f"a{number}.argdown"), "\n\n".join(lines) + "\n")


def main():
    folder = sys.argv[1]
    articles = int(sys.argv[2]) if len(sys.argv) > 2 else 1071
    dice = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    per_desk = 17
    for desk in range((articles + per_desk - 1) // per_desk):
        here = os.path.join(folder, f"desk{desk:02}")
        os.makedirs(here)
        snapshots = desk_registry(dice, here, 24)
        for number in range(desk * per_desk, min(articles, (desk + 1) * per_desk)):
            article(dice, here, number, snapshots)
    write(os.path.join(folder, "stet.toml"), "[rules]\nall = \"warning\"\nrecommended = \"error\"\n")


if __name__ == "__main__":
    main()
