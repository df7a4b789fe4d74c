"""Which words a person enjoys, and what is known about each.

A word stays if WordNet knows it, or knows what it is a form of, or if it belongs to
the grammar of English. Names stay where many know them: they must stand in the
dictionaries often. Single letters and insults go.
"""

import re

GRAMMAR = set("""a about above across after again against ago all almost along already also
although always am among amongst an and another any anybody anyone anything anywhere are as
at away be became because become been before behind being below beneath beside besides
between beyond both but by can cannot could despite did do does doing done down during each
either else enough etc even ever every everybody everyone everything everywhere except few
for from further had has have having he hence her here hers herself him himself his how
however i if in indeed instead into is it its itself least less lest many may me might mine
more moreover most much must my myself near neither never nevertheless no nobody none nor not
nothing now nowhere of off often on once one only onto or other others otherwise our ours
ourselves out over own per perhaps quite rather same several shall she should since so some
somebody someone something sometimes somewhere soon still such than that the their theirs
them themselves then there thereby therefore these they this those though through throughout
thus till to together too toward towards under unless until unto up upon us very was we well
were what whatever when whenever where whereas wherever whether which whichever while whither
who whoever whole whom whose why will with within without would yes yet you your yours
yourself""".split())
# Most frequent sense first: what is meant as an insult has no place in a classroom.
INSULT = re.compile(r"ethnic slur|obscene (?:term|word)|vulgar slang|slang for (?:sex|mast)|"
                    r"(?:offensive|disparaging) (?:term|name|slang)")
DATED = {"negro", "negroes", "negress", "papoose", "squaw", "squaws"}
# What a regular form ends in, what its base ends in, and what it can be.
SUFFIXES = [("ies", "y", ("noun", "verb")), ("ves", "f", ("noun",)), ("ves", "fe", ("noun",)),
            ("s", "", ("noun", "verb")), ("es", "", ("noun", "verb")),
            ("men", "man", ("noun",)), ("ed", "", ("verb",)), ("ed", "e", ("verb",)),
            ("ied", "y", ("verb",)), ("ing", "", ("verb",)), ("ing", "e", ("verb",)),
            ("er", "", ("adjective",)), ("er", "e", ("adjective",)),
            ("ier", "y", ("adjective",)), ("est", "", ("adjective",)),
            ("est", "e", ("adjective",)), ("iest", "y", ("adjective",))]
ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
NAME_COUNT = 60     # a name stands so often, or it is left out
PERSON_COUNT = 120  # and a person's
NAME_FIELDS = {"noun.location", "noun.object", "noun.group", "noun.person", "noun.time",
               "noun.communication", "noun.cognition", "noun.event"}
KINDS = ("noun", "verb", "adjective", "adverb")


class Lexicon:
    """What WordNet says about single words."""

    def __init__(self, wordnet, folder, synsets):
        self.counted = wordnet.read_counted_senses(folder)
        self.first = wordnet.read_first_senses(folder, synsets)
        self.exceptions = wordnet.read_exceptions(folder)
        self.common = {word for synset in synsets.values() for word in synset.words
                       if not word[0].isupper()}

    def describe(self, word, count):
        """(part of speech, field) of a word that stays, or None for one that goes."""
        if word in GRAMMAR:
            return "other", ""
        if len(word) < 2 or "'" in word or word in DATED or ROMAN.fullmatch(word):
            return None
        base, kinds = word, KINDS
        if word not in self.common:
            base, kinds = self._base(word) or (word, KINDS)
        sense = self._sense(base, kinds)
        if not sense or self._is_insult(base) or base in DATED:
            return None
        return sense if base in self.common or self._is_known(base, sense, count) else None

    def _base(self, word):
        """The base of a form and what parts of speech it can be, or None."""
        if word in self.exceptions:
            kind, base = self.exceptions[word]
            if (base, kind) in self.first:
                return base, (kind,)
        for ending, base_ending, kinds in SUFFIXES:
            stem = word[:-len(ending)]
            bases = [stem + base_ending]
            if ending in ("ed", "ing", "er", "est") and stem[-1:] == stem[-2:-1]:
                bases.append(stem[:-1])  # stopped
            for base in bases if word.endswith(ending) else ():
                found = tuple(kind for kind in kinds if (base, kind) in self.first)
                if found and len(base) > 2 and base in self.common:
                    return base, found
        return None

    def _sense(self, word, kinds):
        """(part of speech, field) of the most frequent sense of those kinds, or None.

        What was counted most often, or else the first sense of the kind with most."""
        counted = [(self.counted[word, kind], kind) for kind in kinds
                   if (word, kind) in self.counted]
        if counted:
            (_, field), kind = max(counted, key=lambda found: found[0][0])
            return kind, field
        first = [(self.first[word, kind], kind) for kind in kinds if (word, kind) in self.first]
        if first:
            (_, synset), kind = max(first, key=lambda found: found[0][0])
            return kind, synset.field
        return None

    def _is_insult(self, word):
        """Whether its first sense is one."""
        senses = [self.first[word, kind] for kind in KINDS if (word, kind) in self.first]
        return bool(senses) and bool(INSULT.search(max(senses, key=lambda found: found[0])[1]
                                                   .definition))

    def _is_known(self, name, sense, count):
        """Whether a name stands so often that many will know it."""
        kind, field = sense
        least = PERSON_COUNT if field == "noun.person" else NAME_COUNT
        return len(name) > 3 and count >= least and (kind != "noun" or field in NAME_FIELDS)
