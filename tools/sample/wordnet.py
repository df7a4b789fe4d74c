"""WordNet's synsets as sentences, and what it knows about a word.

A synset becomes its words with the definition, each example, and the words with
those of its neighbours in the net: what it is a kind of, a part of, similar to or
derived from, its opposite, and the field it belongs to. The names of genera and
families stay out: there are more of them than of words.
"""

import collections
import os
import re

PARTS = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
KINDS = {"1": "noun", "2": "verb", "3": "adjective", "4": "adverb", "5": "adjective"}
FIELDS = """adj.all adj.pert adv.all noun.Tops noun.act noun.animal noun.artifact
noun.attribute noun.body noun.cognition noun.communication noun.event noun.feeling
noun.food noun.group noun.location noun.motive noun.object noun.person noun.phenomenon
noun.plant noun.possession noun.process noun.quantity noun.relation noun.shape noun.state
noun.substance noun.time verb.body verb.change verb.cognition verb.communication
verb.competition verb.consumption verb.contact verb.creation verb.emotion verb.motion
verb.perception verb.possession verb.social verb.stative verb.weather adj.ppl""".split()
NEAR = {"@", "@i", "#m", "#s", "#p", "%m", "%s", "%p", "&", "+", ";c", "=", "!", "\\", "<"}
NEAR_MAX = 8
RANKS = re.compile(r"(?:genus|family|order|suborder|superfamily|subfamily|class|subclass|"
                   r"phylum|subphylum|division|subdivision|kingdom|tribe)_")

Synset = collections.namedtuple("Synset", "field words near definition examples")


def _lines(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8", errors="replace") as file:
        for line in file:
            if not line.startswith("  "):  # the licence
                yield line.rstrip("\n")


def _is_taxon(word, field):
    return RANKS.match(word) or field in ("noun.animal", "noun.plant") and word[0].isupper()


def read_synsets(folder):
    """All synsets with words by (part of speech, offset), in the order of the files."""
    synsets = {}
    for letter, name in PARTS.items():
        for line in _lines(folder, "data." + name):
            record, _, gloss = line.partition(" | ")
            f = record.split(" ")
            field, n = FIELDS[int(f[1])], int(f[3], 16)
            words = [re.sub(r"\((?:a|p|ip)\)$", "", word) for word in f[4:4 + 2 * n:2]]
            words = [word for word in words if not _is_taxon(word, field)]
            at = 4 + 2 * n
            pointers = [f[i:i + 4] for i in range(at + 1, at + 1 + 4 * int(f[at]), 4)]
            near = [(part, offset) for symbol, offset, part, _ in pointers if symbol in NEAR]
            examples = re.findall(r'"([^"]+)"', gloss)
            definition = re.sub(r'"[^"]*"?', "", gloss).strip(" ;:,-")
            definition = definition.replace("e.g.", "").replace("i.e.", "that is")
            if words:
                synsets[letter, f[0]] = Synset(field, words, near, definition, examples)
    return synsets


def sentences(synsets):
    """Sentences about each synset, and one that lists each word with its neighbours."""
    spaced = {key: [word.replace("_", " ") for word in synset.words]
              for key, synset in synsets.items()}
    for key, synset in synsets.items():
        for word in spaced[key]:
            yield f"{word}: {synset.definition}"
        yield from synset.examples
        near = [word for other in synset.near for word in spaced.get(other, [])[:1]]
        around = list(dict.fromkeys(near))[:NEAR_MAX]
        for word in spaced[key]:
            others = [other for other in spaced[key] + around if other != word]
            if others:
                yield " ".join([word] + others)


def places(synsets):
    """The names of places that are several words: New York, Pacific Ocean."""
    names = {word for synset in synsets.values() for word in synset.words
             if synset.field in ("noun.location", "noun.object")}
    return {name.replace("_", " ") for name in names
            if re.fullmatch(r"[A-Z][a-z]+(?:_[A-Z][a-z]+){1,2}", name)
            and not re.search(r"_(?:Republic|State|Church|Confederation|Federation)$", name)}


def _kind(name):
    return {"adj": "adjective", "adv": "adverb"}.get(name, name)


def read_counted_senses(folder):
    """How often the most frequent sense of a word was counted, and its field: by
    (word, part of speech)."""
    senses = {}
    for line in _lines(folder, "cntlist.rev"):
        key, _, count = line.split(" ")
        word, _, rest = key.partition("%")
        kind, field = rest.split(":")[:2]
        key = word, KINDS[kind]
        senses[key] = max((int(count), FIELDS[int(field)]), senses.get(key, (0, "")))
    return senses


def read_first_senses(folder, synsets):
    """How many senses a word has, and the first of them: by (word, part of speech)."""
    senses = {}
    for letter, name in PARTS.items():
        for line in _lines(folder, "index." + name):
            f = line.split()
            n = int(f[2])
            synset = synsets.get((letter, f[-n]))
            if synset:
                senses[f[0], _kind(name)] = n, synset
    return senses


def read_exceptions(folder):
    """(part of speech, base) of each irregular form: mice, went, better."""
    bases = {}
    for name in PARTS.values():
        for line in _lines(folder, name + ".exc"):
            form, *rest = line.split()
            if rest:
                bases.setdefault(form, (_kind(name), rest[0]))
    return bases
