"""By which words the cells of a workbook name the indicators of an agency."""

from collections import defaultdict

from ....engine.workbook import normalize
from .pending import same_record
from .plan_words import WITHOUT_CODE


class IndicatorWords:
    """Finds indicators by their words, and the word by which one is found again.

    One text may stand under several components, as in the national nomenclature: then
    the code tells them apart, or the component ("Jumlah dokumen (1.01.02)"); where only
    one of two has a code, that the other has none.
    """

    def __init__(self):
        self.by_code = defaultdict(list)
        self.by_name = defaultdict(list)
        self._by_longer = defaultdict(list)
        self._candidates = {}

    def add(self, indicator, code, name, nodes=()):
        """Make an indicator known by its words.

        :param nodes: the words of the components that it measures
        """
        longer = [f"{name} ({word})" for word in nodes]
        if not code:
            longer.append(f"{name} ({WITHOUT_CODE})")
            longer += [f"{name} ({word}, {WITHOUT_CODE})" for word in nodes]
        self._candidates[indicator] = [name, *filter(None, [code]), *longer]
        if code:
            self.by_code[normalize(code)].append(indicator)
        self.by_name[normalize(name)].append(indicator)
        for word in longer:
            self._by_longer[normalize(word)].append(indicator)

    def find(self, text):
        """Return the indicators a word means: by name, by code or by a longer word."""
        wanted = normalize(text)
        return (
            self.by_name.get(wanted)
            or self.by_code.get(wanted)
            or self._by_longer.get(wanted, [])
        )

    def word_of(self, indicator):
        """Return the shortest word by which an indicator is found and no other."""
        candidates = self._candidates.get(indicator) or [indicator.name]
        for word in candidates:
            found = self.find(word)
            if len(found) == 1 and same_record(found[0], indicator):
                return word
        return candidates[0]

    def words(self):
        """Return the words that :meth:`find` understands, to suggest one."""
        return self.by_code | self.by_name
