"""Order and steps of a pohon kinerja. PermenPANRB 89/2021."""

from collections.abc import Mapping

OUTCOME = "outcome"
CSF = "csf"
INTERMEDIATE = "intermediate"
OPERATIONAL = "operational"

#: What a node may stand under; ``None`` is the top of the tree.
UPPER_KINDS: Mapping[str, frozenset[str | None]] = {
    OUTCOME: frozenset({None, OUTCOME}),
    CSF: frozenset({OUTCOME}),
    INTERMEDIATE: frozenset({CSF, INTERMEDIATE}),
    OPERATIONAL: frozenset({CSF, INTERMEDIATE, OPERATIONAL}),
}
#: What is usually written below a node of a kind.
NEXT_KIND: Mapping[str | None, str] = {
    None: OUTCOME,
    OUTCOME: CSF,
    CSF: INTERMEDIATE,
    INTERMEDIATE: OPERATIONAL,
    OPERATIONAL: OPERATIONAL,
}

FIRST_STEP, LAST_STEP = 1, 5
#: The tree is built without structure, programmes and budget up to here.
LAST_FREE_STEP = 3
#: Steps that a document of the tree must have behind it; the translation into plans
#: and positions may follow.
LAST_DOCUMENT_STEP = 4


def may_stand_under(kind: str, upper_kind: str | None) -> bool:
    """Tell whether a node of ``kind`` may stand under ``upper_kind``.

    >>> may_stand_under("csf", "outcome"), may_stand_under("csf", "operational")
    (True, False)
    >>> may_stand_under("outcome", None), may_stand_under("intermediate", None)
    (True, False)
    """
    return upper_kind in UPPER_KINDS[kind]


def steps_done(open_counts: Mapping[int, int]) -> int:
    """Return the last step that is done with all before it.

    :param open_counts: step > number of things that are still missing in it

    >>> steps_done({1: 1, 4: 3})
    0
    >>> steps_done({4: 3})
    3
    >>> steps_done({})
    5
    """
    for step in range(FIRST_STEP, LAST_STEP + 1):
        if open_counts.get(step):
            return step - 1
    return LAST_STEP
