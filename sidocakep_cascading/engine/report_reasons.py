"""Why a target was met or not, by which programmes, and what was changed by it.

As with the other sentences nothing is judged that a table does not say: a programme is
set beside the objective above it, and what has no figure decides nothing. A person
accepts the sentence, or writes another.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from .efficiency import MET, MISSED, WITHOUT_FIGURE
from .report_data import Facts, put_reserve
from .report_sentences import Sentence, end_sentence, say_reserve, take, take_figure

#: What is said of a target that was missed.
_REASONS = {
    "obstacle": "Kendala",
    "solution": "Solusi",
    "follow_up": "Tindak lanjut",
}


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


def causes(rows: Iterable[Facts]) -> Iterator[Sentence]:
    """Say why a target was or was not met, as those responsible wrote it.

    >>> row = {"key": "7", "name": "IKM", "state": "below", "obstacle": "Alat rusak.",
    ...        "solution": "Pinjam alat", "support": "", "follow_up": "", "reason": ""}
    >>> next(causes([row])).text
    'IKM belum mencapai target. Kendala: Alat rusak. Solusi: Pinjam alat.'
    >>> next(causes([row | {"follow_up": "Beli alat (Kabid Uji, selesai)"}])).text
    'IKM belum mencapai target. Kendala: Alat rusak. Solusi: Pinjam alat. Tindak \
lanjut: Beli alat (Kabid Uji, selesai).'

    What has no figure has its reason too:

    >>> row |= {"state": "none", "why": "belum dirilis", "reason": "BPS merilis Mei"}
    >>> next(causes([row])).text
    'IKM tidak memiliki angka capaian (belum dirilis): BPS merilis Mei.'
    """
    for row in rows:
        parts: list[str] = []
        said: tuple[str, ...] = ("support",)
        name = f"{row['name']}{put_reserve(row, 'angka ')}"
        if row["state"] == MISSED and any(row[name] for name in _REASONS):
            # One that is empty is no fact: what was accepted before stays accepted.
            said = (
                "obstacle",
                "solution",
                *(["follow_up"] if row["follow_up"] else ()),
            )
            parts.append(f"{name} belum mencapai target.")
            parts += [
                f"{label}: {end_sentence(row[name])}"
                for name, label in _REASONS.items()
                if row[name]
            ]
        elif row["state"] == MET and row["support"]:
            parts.append(f"{name} mencapai target.")
            parts.append(f"Faktor pendukung: {end_sentence(row['support'])}")
        elif row["state"] == WITHOUT_FIGURE and row["reason"]:
            said = ("why", "reason")
            parts.append(
                f"{row['name']} tidak memiliki angka capaian ({row['why']}): "
                f"{end_sentence(row['reason'])}"
            )
        if parts:
            facts = take_figure(row, "name", "state", *said)
            yield Sentence(f"indicator-{row['key']}", " ".join(parts), facts)


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
    if (
        reached is None
        or not found
        or (MISSED not in found and WITHOUT_FIGURE in found)
    ):
        return Role.OPEN
    if MISSED in found:
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
    >>> row |= {"reserve": "IKM (sementara)"}
    >>> next(programmes([row])).text.partition(". ")[2]
    'Belum final: IKM (sementara).'
    """
    for row in rows:
        sentence = _SENTENCES.get(Role(row["role"]))
        if sentence:
            names = ("program", "achieved", "objective", "role")
            facts = take_figure(row, *names)
            text = sentence.format(**facts)
            if row.get("reserve"):
                text = f"{text} {say_reserve(row['reserve'])}"
            yield Sentence(f"program-{row['key']}", text, facts)


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
