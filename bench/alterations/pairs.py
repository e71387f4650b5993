"""Pairs of a claim and the words of its evidence, out of data sets that people have labelled.

Each reader takes a folder as its authors publish it and gives (key, claim, evidence) of the claims that the set calls
supported. Nothing is fetched here:

    averitec       dev.json                     github.com/MichSchli/AVeriTeC, data/
    wice           dev.jsonl, test.jsonl        github.com/ryokamoi/wice, data/entailment_retrieval/claim/
    climate-fever  climate-fever.jsonl          github.com/tdiggelm/climate-fever-dataset, dataset/
    healthver      healthver_*.csv              github.com/sarrouti/HealthVer, data/
    scifact        claims_*.jsonl, corpus.jsonl github.com/allenai/scifact (script/download-data.sh), or whatever has its form
    polnear        dev/, test/ with text/ and attributions/   github.com/networkdynamics/PolNeAR, data/
"""
import csv, json, pathlib, re


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def page(parts):
    """Sentences in a row; what does not end as one is a heading or a dateline, and stands alone."""
    return "".join(part + (" " if part.endswith((".", "?", "!", "”", '"')) else "\n\n") for part in parts)


def averitec(folder):
    for number, one in enumerate(json.loads((folder / "dev.json").read_text(encoding="utf-8"))):
        if one["label"] != "Supported": continue
        said = []
        for question in one["questions"]:
            for answer in question["answers"]:
                said += [question["question"], answer["answer"] + ".", answer.get("boolean_explanation") or ""]
        yield f"averitec {number}", one["claim"], "\n".join(said)


def wice(folder):
    for path in sorted(folder.glob("*.jsonl")):
        for one in lines(path):
            if one["label"] == "supported":
                yield f"wice {one['meta']['id']}", one["claim"], page(one["evidence"])


def climate_fever(folder):
    for one in lines(folder / "climate-fever.jsonl"):
        said = [each["evidence"] for each in one["evidences"] if each["evidence_label"] == "SUPPORTS"]
        if one["claim_label"] == "SUPPORTS":
            yield f"climate-fever {one['claim_id']}", one["claim"], "\n".join(said)


def healthver(folder):
    for path in sorted(folder.glob("*.csv")):
        with open(path, encoding="utf-8", newline="") as file:
            for one in csv.DictReader(file):
                if one["label"] == "Supports": yield f"healthver {one['id']}", one["claim"], one["evidence"]


def scifact(folder):
    texts = {str(one["doc_id"]): "\n".join([one["title"], *one["abstract"]]) for one in lines(folder / "corpus.jsonl")}
    for path in sorted(folder.glob("claims_*.jsonl")):
        for one in lines(path):
            for document, found in (one.get("evidence") or {}).items():
                if document in texts and all(each["label"] == "SUPPORT" for each in found):
                    yield f"{folder.name} {path.stem} {one['id']}", one["claim"], texts[document]


READERS = {"averitec": averitec, "wice": wice, "climate-fever": climate_fever, "healthver": healthver, "scifact": scifact}


def speakers(folder):
    """(key, speaker, words, text): what somebody says in quotation marks in an article, and the article."""
    for path in sorted(folder.glob("*/attributions/*.ann")):
        article = path.parent.parent / "text" / (re.sub(r"_[0-9a-f]{4}\.ann$", "", path.name) + ".txt")
        if not article.exists(): continue
        text, spans, events = article.read_text(encoding="utf-8"), {}, []
        for line in path.read_text(encoding="utf-8").splitlines():
            fields = line.split("\t")
            if line.startswith("T"):
                spans[fields[0]] = ([tuple(map(int, each.split())) for each in fields[1].split(" ", 1)[1].split(";")], fields[2])
            elif line.startswith("E"):
                events.append({re.sub(r"\d+$", "", role): key for role, key in (each.split(":") for each in fields[1].split())})
        for number, event in enumerate(events):
            if "Source" not in event or "Content" not in event: continue
            begin, end = spans[event["Content"]][0][0]
            words = re.search(r"[“\"]([^”\"]{20,})[”\"]", text[begin : end + 1])
            name = re.search(r"(?:[A-Z][\w.'’-]+ ?)+", spans[event["Source"]][1])
            name = re.sub(r"['’]s?$", "", name[0].strip()) if name else ""
            if words and len(name) > 3 and name.lower() not in ("they", "this", "that"):
                yield f"{path.stem} {number}", name, words[1], text
