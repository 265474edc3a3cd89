"""Which programmes helped or hindered, and what was changed by it, by plain rules.

As with the other sentences nothing is judged that a table does not say: a programme is
set beside the objective above it, and what has no figure decides nothing. A person
accepts the sentence, or writes another.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from .report_sentences import Facts, Sentence, end_sentence, take


class Role(StrEnum):
    """What a programme was to the objective above it."""

    HELPED = "helped"
    HINDERED = "hindered"
    BEHIND = "behind"
    AHEAD = "ahead"
    OPEN = "open"


#: As it is printed in the table.
ROLE_WORDS = {
    Role.HELPED: "menunjang keberhasilan",
    Role.HINDERED: "turut menghambat",
    Role.BEHIND: "sasaran tercapai, capaian program di bawah 100 persen",
    Role.AHEAD: "capaian program 100 persen atau lebih, sasaran belum tercapai",
    Role.OPEN: "tidak dapat disimpulkan",
}
#: What a sentence says of it; of what decides nothing there is none.
_SENTENCES = {
    Role.HELPED: "{program} (capaian {achieved} persen) menunjang tercapainya sasaran "
    "“{objective}”.",
    Role.HINDERED: "{program} (capaian {achieved} persen) turut menghambat "
    "tercapainya sasaran “{objective}”.",
}


def weigh(states: Iterable[str], reached: bool | None) -> Role:
    """Return what a programme was to an objective.

    :param states: of the indicators of the objective: ``met``, ``below`` or ``none``;
        one below its target makes the objective missed, one without figure leaves it
        open
    :param reached: whether the programme came to 100 percent, ``None`` if not known

    >>> weigh(["met", "met"], True), weigh(["met", "below"], False)
    (<Role.HELPED: 'helped'>, <Role.HINDERED: 'hindered'>)
    >>> weigh(["met"], False), weigh(["below", "none"], True)
    (<Role.BEHIND: 'behind'>, <Role.AHEAD: 'ahead'>)
    >>> weigh(["met", "none"], True), weigh([], True), weigh(["met"], None)
    (<Role.OPEN: 'open'>, <Role.OPEN: 'open'>, <Role.OPEN: 'open'>)
    """
    found = set(states)
    if reached is None or not found or ("below" not in found and "none" in found):
        return Role.OPEN
    if "below" in found:
        return Role.AHEAD if reached else Role.HINDERED
    return Role.HELPED if reached else Role.BEHIND


def programmes(rows: Iterable[Facts]) -> Iterator[Sentence]:
    """Say which programmes helped an objective and which hindered it.

    >>> row = {"key": "7-1", "program": "1.02 PROGRAM KESEHATAN", "achieved": "92,00",
    ...        "objective": "Meningkatnya mutu", "role": "hindered"}
    >>> next(programmes([row])).text
    '1.02 PROGRAM KESEHATAN (capaian 92,00 persen) turut menghambat tercapainya \
sasaran “Meningkatnya mutu”.'
    >>> list(programmes([row | {"role": "open"}]))
    []
    """
    for row in rows:
        sentence = _SENTENCES.get(Role(row["role"]))
        if sentence:
            facts = take(row, "program", "achieved", "objective", "role")
            yield Sentence(f"program-{row['key']}", sentence.format(**facts), facts)


def uses(rows: Iterable[Facts]) -> Iterator[Sentence]:
    """Say what was decided because of the figures, and which document changed.

    >>> row = {"key": "3", "decision": "Menambah armada uji", "figures": "IKM: 80",
    ...        "document": "DPA Perubahan 900/12"}
    >>> next(uses([row])).text
    'Berdasarkan hasil pengukuran (IKM: 80), diputuskan: Menambah armada uji. Dokumen \
yang berubah: DPA Perubahan 900/12.'
    """
    for row in rows:
        facts = take(row, "decision", "figures", "document")
        text = (
            f"Berdasarkan hasil pengukuran ({facts['figures']}), diputuskan: "
            f"{end_sentence(facts['decision'])}"
        )
        if facts["document"]:
            text = f"{text} Dokumen yang berubah: {end_sentence(facts['document'])}"
        yield Sentence(f"use-{row['key']}", text, facts)
