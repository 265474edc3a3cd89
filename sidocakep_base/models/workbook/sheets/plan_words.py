"""By which words the cells of a workbook name the nodes of a plan."""

from collections import defaultdict
from dataclasses import dataclass

from ....const import NODE_LEVEL_RANK
from ....engine.workbook import normalize
from .pending import same_record
from .plan_node_columns import LEVELS

_LABELS = dict(LEVELS)
WITHOUT_CODE = "tanpa kode"


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is known of a node, pending or not."""

    level: str
    code: str
    name: str
    parents: tuple[str, ...]

    def candidates(self):
        """Yield the words that may name the node, the shortest first."""
        label = _LABELS.get(self.level, "")
        if self.code:
            yield self.code
        yield self.name
        if self.code:
            yield f"{label} {self.code}"
        yield f"{label} {self.name}"
        for parent in self.parents:
            yield f"{self.name} ({parent})"
            yield f"{label} {self.name} ({parent})"
        if not self.code:
            # Its namesake has one.
            yield f"{label} {self.name} ({WITHOUT_CODE})"


class NodeWords:
    """Finds nodes by their words, and the word by which one is found again.

    The codes of the nomenclature are unique; a misi, a tujuan and a sasaran may all be
    "1", as in every Renstra. There the level tells them apart ("Tujuan 1"), and of
    texts without a code the level or what stands above ("Strategi ... (S1)").
    """

    def __init__(self):
        self.by_code = defaultdict(list)
        self.by_name = defaultdict(list)
        self._by_longer = defaultdict(list)
        self._facts = {}

    def add(self, node, level, code, name, *parents):
        """Make a node known by its words.

        :param parents: words of what stands above it
        """
        above = tuple(filter(None, parents))
        facts = _Facts(level or "", code or "", name or "", above)
        self._facts[node] = facts
        if facts.code:
            self.by_code[normalize(facts.code)].append(node)
        self.by_name[normalize(facts.name)].append(node)
        for word in facts.candidates():
            self._by_longer[normalize(word)].append(node)

    def add_record(self, node):
        """Make a node of the database known by its words."""
        above = node.parent_id
        word = above.code or above.name
        longer = word and f"{_LABELS.get(above.level, '')} {word}"
        self.add(node, node.level, node.code, node.name, word, longer)

    def add_code(self, node, code):
        """Make a node known by the code that it gets now, too."""
        found = self.by_code[normalize(code)]
        if not any(same_record(node, other) for other in found):
            found.append(node)

    def find(self, text):
        """Return the nodes a word means: by code, by name or by a longer word."""
        wanted = normalize(text or "")
        return (
            self.by_code.get(wanted)
            or self.by_name.get(wanted)
            or self._by_longer.get(wanted, [])
        )

    def find_above(self, text, level):
        """Return what a word means above a node of ``level``: the nearest of them."""
        found = self.find(text)
        rank = NODE_LEVEL_RANK.get(level, 0)
        above = [node for node in found if self._rank_of(node) < rank]
        nearest = max(map(self._rank_of, above), default=0)
        return [node for node in above if self._rank_of(node) == nearest] or found

    def find_of_levels(self, text, levels):
        """Return what a word means among the nodes of some levels, else anywhere."""
        found = self.find(text)
        return [node for node in found if self._facts[node].level in levels] or found

    def word_of(self, node, find=None):
        """Return the shortest word by which a node is found again and no other.

        :param find: how the cell is going to be looked up, :meth:`find` if not said
        """
        facts = self._facts[node]
        for word in facts.candidates():
            found = (find or self.find)(word)
            if len(found) == 1 and same_record(found[0], node):
                return word
        return facts.code or facts.name

    def candidates(self, node):
        """Return all words that may name a node, the shortest first."""
        return list(self._facts[node].candidates())

    def all_words(self, node):
        """Return all words that may name a node, as they are compared."""
        return set(map(normalize, self.candidates(node)))

    def words(self):
        """Return the words that :meth:`find` understands, to suggest one."""
        return self.by_name | self.by_code

    def _rank_of(self, node):
        return NODE_LEVEL_RANK.get(self._facts[node].level, 0)
