"""The entries of the dictd edition of GCIDE as plain sentences.

An entry is a headword with its pronunciation between backslashes, then grammar,
etymology in brackets, and paragraphs: senses, quotations with their authors, notes,
synonyms and phrases. What explains stays; what is apparatus goes: pronunciations,
etymologies, marks of source, names after quotations, cross-references, numbers of
senses. Each sentence of a definition is given its headword, so that a word meets
what explains it; quotations stay as they are.
"""

import gzip
import re

# The letters that the files write in brackets.
_ACCENTS = {
    "'e": "é", "`e": "è", "^e": "ê", '"e': "ë", "'a": "á", "`a": "à", "^a": "â",
    "aum": "ä", '"a': "ä", "'o": "ó", "^o": "ô", '"o': "ö", "'i": "í", "^i": "î", '"i': "ï",
    "'u": "ú", "`u": "ù", "^u": "û", '"u': "ü", "ccedil": "ç", ",c": "ç", "~n": "ñ",
    "ae": "ae", "AE": "Ae", "oe": "oe", "deg": " ", "eth": "th", "thorn": "th",
}
_ACCENT = re.compile(r"\[(%s)\]" % "|".join(re.escape(code) for code in _ACCENTS))
_BRACKETS = re.compile(r"\[[^\[\]]*\]")
_HEAD = re.compile(r"(?P<word>[A-Za-z][A-Za-z' -]*?) \\[^\\]*\\")
_GRAMMAR = re.compile(
    r"^[,;:.\s]*(?:\([^()]*\)|(?:n|a|adj|adv|v|p|prep|conj|interj|pron|pl|sing|imp|pr|pres|"
    r"vb|t|i|superl|compar|fem|masc|pref|prop|collect|obs|ad|3d|pers|or|and|of|&)\b\.?|\{[^{}]*\})")
_FIELD = re.compile(r"\((?:[A-Z][\w.&, ]*\.|[A-Z][a-z]+\.?)\)")  # (Zool.), (Law)
_SEE = re.compile(r"\b(?:See|Cf\.|Compare|Cf)\s+(?:also\s+)?(?:(?:under|Note under)\s+)?"
                  r"\{[^{}]*\}(?:,? (?:and|or|under|\(below\)|\(above\)|n\.|a\.|v\.|[0-9]+)|"
                  r"[,;] \{[^{}]*\})*\.?")
_AUTHOR_LAST = re.compile(r"--\s*[A-Z(][^\"]{0,60}$")
_AUTHOR = re.compile(r"--\s?(?:[A-Z][\w.'&]*\s?){1,3}\.(?=\s|$)")
_INNER_GRAMMAR = re.compile(r"\\[^\\]*\\|,?\s(?:n|a|adv|adj|v\. t|v\. i|v|pl|imp|p\. p|vb)\.(?=\s|$|;|,)")
_SENSE = re.compile(r"(?:^|\s)(?:[0-9]{1,2}\.|\([a-z]\))(?=\s)")
_SHORT = [(re.compile(pattern), full) for pattern, full in [
    (r"\bi\. ?e\.,?", "that is"), (r"\be\. ?g\.,?", ""), (r"\b[Ee]sp\.", "especially"),
    (r"\betc\.|&c\.", ""), (r"\b[Ss]pecif\.", "specifically"), (r"\b[Uu]sually\b", "usually"),
    (r"\bU\. ?S\.", "United States"), (r"\bFig\.", ""), (r"\b(?:Dr|Mr|Mrs|St|Gen|Bp)\.", ""),
    (r"\b[A-Z]\.(?= ?[A-Z])", ""), (r"\bcf\.", ""), (r"\bopp\. to\b", "opposed to"),
]]


def _paragraphs(lines):
    """Blocks of lines between empty ones, each as one string."""
    block = []
    for line in lines:
        if line.strip():
            block.append(line.strip())
        elif block:
            yield " ".join(block)
            block = []
    if block:
        yield " ".join(block)


def entries(path):
    """Each entry as (headword, list of its paragraphs)."""
    with gzip.open(path, "rt", encoding="utf-8", errors="replace") as text:
        word, lines = None, []
        for line in text:
            head = _HEAD.match(line)
            if head:
                if word:
                    yield word, list(_paragraphs(lines))
                word, lines = head["word"], [line[head.end():]]
            elif word:
                lines.append(line)
        if word:
            yield word, list(_paragraphs(lines))


def _clean(text):
    """A paragraph without brackets, names, references and abbreviations."""
    text = _ACCENT.sub(lambda match: _ACCENTS[match[1]], text)
    while _BRACKETS.search(text):
        text = _BRACKETS.sub(" ", text)
    text = _AUTHOR_LAST.sub("", text.strip())
    text = _AUTHOR.sub(" ", text)
    text = _SEE.sub(" ", text)
    text = _FIELD.sub(" ", text)
    text = _SENSE.sub(" ", text)
    text = _INNER_GRAMMAR.sub(" ", text)
    for pattern, full in _SHORT:
        text = pattern.sub(full, text)
    return re.sub(r"[{}*`]", "", text)


def _without_grammar(text):
    """A first paragraph from where its grammar and forms end."""
    text = _ACCENT.sub(lambda match: _ACCENTS[match[1]], text)
    while _BRACKETS.search(text):
        text = _BRACKETS.sub(" ", text)
    while True:
        match = _GRAMMAR.match(text)
        if not match:
            return text
        text = text[match.end():]


def sentences(path):
    """All sentences of the dictionary, in its order."""
    for word, paragraphs in entries(path):
        if len(word) < 2 or word.endswith("-"):  # letters and prefixes
            continue
        for i, paragraph in enumerate(paragraphs):
            if i == 0:
                paragraph = _without_grammar(paragraph)
            quotation = i > 0 and re.search(r"--\s*[A-Z(][^\"]{0,60}$", _BRACKETS.sub("", paragraph).strip()) \
                and not re.match(r"[0-9(]|Note:|Syn:|\{", paragraph)
            text = re.sub(r"^(?:Note|Syn|Usage):", "", _clean(paragraph)).strip()
            for sentence in re.split(r"(?<=[.!?])\s+", text):
                sentence = " ".join(sentence.split())
                if len(sentence) < 3 or not re.search("[a-z]{2}", sentence):
                    continue
                yield sentence if quotation else f"{word}: {sentence}"
