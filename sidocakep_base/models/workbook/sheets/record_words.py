"""By which words a cell names records of another sheet."""

from collections import defaultdict

from ....engine.workbook import normalize
from .pending import same_record


class RecordWords:
    """Finds records by their words, and the word by which one is found again.

    What has the same first word is the same thing, e.g. in two versions of a document;
    what was added before the other stands for both.
    """

    def __init__(self):
        self._by_word = defaultdict(list)
        self._firsts = {}
        self._first_of = {}

    def add(self, record, *words):
        """Make a record known; the first word names it and nothing else."""
        first = normalize(words[0])
        self._first_of[record] = first
        if self._firsts.setdefault(first, record) is not record:
            return
        for word in dict.fromkeys(normalize(word) for word in words if word):
            self._by_word[word].append(record)

    def find(self, text):
        """Return the records a word means."""
        wanted = normalize(text or "")
        first = self._firsts.get(wanted)
        return [first] if first is not None else self._by_word.get(wanted, [])

    def is_same(self, one, other):
        """Tell whether two records are one thing, perhaps in two versions."""
        if same_record(one, other):
            return True
        first = self._first_of.get(one)
        return first is not None and first == self._first_of.get(other)

    def words(self):
        """Return the words that name one record, to suggest one."""
        return {word: word for word in self._firsts}
