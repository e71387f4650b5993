"""One thing of a claim made wrong: a figure, a date, a magnitude, a unit, a name, a negation."""
import re

MONTHS = "January February March April May June July August September October November December".split()
WORDS = "two three four five six seven eight nine ten eleven twelve".split()
MAGNITUDES = ["thousand", "million", "billion", "trillion"]
UNITS = [("percent", "percentage points"), ("per cent", "percentage points"), ("%", " percentage points"), ("miles", "kilometres"),
         ("kilometres", "miles"), ("kilometers", "miles"), ("km", "miles"), ("metres", "feet"), ("meters", "feet"), ("feet", "metres"),
         ("dollars", "euros"), ("euros", "dollars"), ("$", "€"), ("£", "$"), ("€", "£"), ("days", "weeks"), ("weeks", "months"),
         ("months", "weeks"), ("years", "months"), ("hours", "days"), ("minutes", "hours"), ("kg", "pounds"), ("pounds", "kg"),
         ("tonnes", "kilograms"), ("acres", "hectares"), ("°C", "°F"), ("°F", "°C"), ("mg", "g"), ("inches", "centimetres")]
LEAST = r"(?:more than|over|above|at least|exceed\w*|top\w*|surpass\w*|minimum of|greater than|>|≥)"
MOST = r"(?:less than|fewer than|under|below|up to|as (?:many|much) as|at most|almost|nearly|<|≤)"
ABOUT = r"(?:about|around|roughly|approximately|some|estimated|close to|circa|~)"
AFTER = r"is|are|was|were|has|have|had|will|can|could|would|should|does|do|did"


def bound(text, at, kinds):
    return re.search(kinds + r"(?: an?)?[ $£€]*$", text[:at], re.IGNORECASE)


def number(text, at, digits, chosen):
    """Another number that the words before it do not make true as well."""
    first, rest = digits[0], digits[1:]
    if bound(text, at, LEAST) or re.match(r"\+| or (?:more|over)| and (?:more|over)", text[at + len(digits):]): return "9" + digits
    if bound(text, at, MOST) or bound(text, at, ABOUT):
        other = str((int(first) + 3) % 9 + 1)
        return other + rest if rest else other + "0"
    places = [i for i, c in enumerate(digits) if c.isdigit()]
    place = chosen.choice(places)
    other = (int(digits[place]) + chosen.choice([1, 2, 5, 8])) % 10
    if place == 0 and other == 0: other = int(first) % 9 + 1
    return digits[:place] + str(other) + digits[place + 1:]


def put(text, begin, end, words):
    return text[:begin] + words + text[end:]


def alterations(text, names, chosen):
    """(kind, altered text, the words that were altered, the words there now) of a claim; `names`: of other claims."""
    for kind, begin, end, words in places(text, names, chosen):
        altered = re.sub("  +", " ", put(text, begin, end, words))
        if altered != text: yield kind, altered, text[begin:end], words


def places(text, names, chosen):
    for found in re.finditer(r"(?<![\w.,/:-])\d+(?:[.,]\d+)*(?![\w/:-]|\.\d)|(?<![\w.,/:-])\d+(?:[.,]\d+)*(?=%|-(?:year|day|month)|(?:st|nd|rd|th|km|kg|m|bn|k|mg)\b)", text):
        digits, at = found[0], found.start()
        if re.search(r"(?:[A-Z][\w-]*|No\.|[Aa]ge|[Vv]ersion|[Tt]ype|[Pp]hase) $", text[:at]) and not re.search(r"\b(?:In|On|By|At|Of|The|About|Over|Some|From|Since|Nearly|Almost|" + "|".join(MONTHS) + r") $", text[:at]):
            continue  # Apollo 11
        if digits.strip("01") == "" and len(digits) > 5: continue
        if re.fullmatch(r"(?:1[89]|20)\d\d", digits) and not re.match(r" (?:people|\w+s\b)", text[found.end():]):
            year = int(digits) + chosen.choice([-9, -3, -2, -1, 1, 2, 3, 10])
            yield "date", at, found.end(), str(year)
        elif re.search("(?:" + "|".join(MONTHS) + ") $", text[:at]) or re.match("(?:st|nd|rd|th)? (?:of )?(?:" + "|".join(MONTHS) + r")\b", text[found.end():]):
            if re.match("(?:st|nd|rd|th)", text[found.end():]): continue
            yield "date", at, found.end(), str(int(digits) % 27 + chosen.choice([1, 2]))
        elif re.match("st|nd|rd|th", text[found.end():]):
            yield "figure", at, found.end() + 2, chosen.choice([d for d in ["4th", "6th", "7th", "9th"] if d[0] != digits[-1]])
        else:
            yield "figure", at, found.end(), number(text, at, digits, chosen)
    for found in re.finditer(r"\b(?:" + "|".join(WORDS) + r")\b(?! of (?:the|his|her|its)\b)", text):
        if bound(text, found.start(), LEAST) or bound(text, found.start(), MOST) or bound(text, found.start(), ABOUT): continue
        yield "number word", found.start(), found.end(), chosen.choice([each for each in WORDS if each != found[0]])
    for found in re.finditer(r"\b(?:" + "|".join(MONTHS) + r")\b", text):
        if found[0] == "May" and not re.search(r"(?:\d|in|of|since) $", text[: found.start()]) and not re.match(r" \d", text[found.end():]): continue
        if found[0] == "March" and re.match(r" (?:on|for|to)", text[found.end():]): continue
        yield "date", found.start(), found.end(), MONTHS[(MONTHS.index(found[0]) + chosen.choice([1, 4, 7])) % 12]
    for found in re.finditer(r"(?<=\d )(?:" + "|".join(MAGNITUDES) + r")\b|(?<=\d)(?:bn|m|tn)\b", text):
        short = {"m": "bn", "bn": "m", "tn": "bn"}
        other = short.get(found[0]) or chosen.choice([each for each in MAGNITUDES if each != found[0]])
        if bound(text, found.start(), LEAST + r" [\d.,]+ ?"): other = "trillion" if found[0] != "trillion" else "quadrillion"
        if other != "quadrillion": yield "magnitude", found.start(), found.end(), other
    for before, after in UNITS:
        word = re.escape(before) + (r"\b" if before[-1].isalpha() else "")
        counted = r"(?<=\d)[ -]?" + word + "|(?:(?<=" + ")|(?<=".join(WORDS + MAGNITUDES) + "))[ -]" + word
        for found in re.finditer(word + r"(?=\d)" if before in "$£€" else counted, text):
            yield "unit", found.end() - len(before), found.end(), after
    for begin, end in names_of(text):
        name = text[begin:end]
        others = [each for each in names if each.count(" ") == name.count(" ") and not set(each.split()) & set(name.split())]
        if others: yield "name", begin, end, chosen.choice(others)
    negation = re.search(r"\b(?:" + AFTER + r") (not|never|no longer)\b|(?:" + AFTER + r")(n['’]t)\b", text)
    if negation:
        group = 1 if negation[1] else 2
        yield "negation", negation.start(group), negation.end(group), ""
    else:
        denied = re.search(r"\b(?:" + AFTER + r")\b(?! (?:not|no|never)\b)(?= [a-z])", text)
        if denied: yield "negation", denied.start(), denied.end(), denied[0] + " not"


def evidence_has(kind, words, text, evidence):
    """Whether the evidence says what was altered: the figure, the name, or for a negation a sentence with four of five of
    the claim's telling words. Nothing else could be compared."""
    if kind == "negation": return any(shares(text, sentence, 0.8) for sentence in sentences(evidence))
    if kind in ("magnitude", "unit"): words = re.search(r"([\d.,]*\d|\w+)[ -]?" + re.escape(words) + "|" + re.escape(words) + r"([\d.,]+)", text)[0]
    if kind == "name": return re.search(r"\b" + words.split()[-1] + r"\b", evidence) is not None
    if words in MONTHS: return re.search(r"\b" + words[:3] + "|-" + f"{MONTHS.index(words) + 1:02}-", evidence, re.IGNORECASE) is not None
    digits = re.search(r"\d+(?:[.,]\d+)*", words)
    plain = digits[0].replace(",", "") if digits else words
    if plain in WORDS: plain = f"{plain}|{WORDS.index(plain) + 2}"
    elif plain.isdigit() and 2 <= int(plain) <= 12: plain = f"{plain}|{WORDS[int(plain) - 2]}|0{plain}"
    return re.search(r"(?<![\d.])(?:" + plain + r")(?![\d]|\.\d)", evidence.replace(",", ""), re.IGNORECASE) is not None


def telling(text):
    """The words that make a sentence what it is, by their beginnings."""
    return {word[:5] for word in re.findall(r"[a-zà-ÿ]{4,}|[A-Z][\w-]+|\d[\d.,]*", text) if word not in SMALL}


def sentences(text):
    return re.split(r"(?<=[a-z\d)”\"][.?!]) +|\n", text)


def shares(text, sentence, part=0.6):
    own = telling(text)
    return len(own & telling(sentence)) >= part * len(own)


SMALL = set("that this with from have been were they their there which would could should about into more than also when what where".split())
NO_NAME = set(MONTHS) | set("Monday Tuesday Wednesday Thursday Friday Saturday Sunday The A An In On I He She They It We His Her Its Mr Mrs Dr Ms COVID-19 Covid Covid-19 COVID".split())


def names_of(text):
    """Runs of words with a capital within the sentence."""
    headline = [word for word in re.findall(r"[A-Za-z]{4,}", text)]
    if headline and sum(word[0].isupper() for word in headline) > 0.6 * len(headline): return
    for found in re.finditer(r"(?<=[a-z,] )[A-Z][a-zà-ÿ]{2,}(?: [A-Z][a-zà-ÿ]{2,})*\b(?![-\w&]|\.\w| (?:of|&|for) [A-Z]| [A-Z\d])", text):
        if not set(found[0].split()) & NO_NAME: yield found.start(), found.end()
