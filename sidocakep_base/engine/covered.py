"""Of how many agencies a sum is, which are missing from it, and why.

A sum of those that handed something in reads like that of the whole government. What
each lacks is a code, said on paper in Indonesian and on the screen in the language of
the reader: one list for every paper and every screen.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from .figures.indonesian import name_months

#: What an agency lacks > how a paper says it; of some the months are named.
WORDS = {
    "no_budget": "tanpa DPA",
    "not_reported": "realisasi belum dilaporkan",
    "months_missing": "belum dilaporkan: {detail}",
    "months_open": "belum ditutup: {detail}",
    "unit": "{detail}",
    "no_measurement": "belum ada pengukuran",
    "no_agreement": "tanpa Perjanjian Kinerja yang diukur",
    "no_figure": "belum ada angka capaian",
    "not_due": "indikatornya belum tiba tenggatnya",
    "not_sent": "pengukuran belum dikirim",
    "returned": "pengukuran dikembalikan",
    "not_taken": "belum diterima Perangkat Daerah",
    "not_accepted": "belum diterima Tim Monev",
}
#: Sentences of a paper, and what the parts of a sum are called.
SENTENCES = {
    "counted": "{what} memuat {counted} dari {all} {whom}",
    "zero": "Dihitung 0 menurut kebijakan, {why}: {names}",
    "missing": "Tidak termuat, {why}: {names}",
    "partly": "Termuat, belum lengkap: {names}",
}
AGENCIES = "Perangkat Daerah"
SPENT, CEILING, ACHIEVEMENT = "Jumlah realisasi", "Jumlah pagu", "Capaian"
#: The same, below a table that adds nothing up.
SPENDING, CEILINGS = "Realisasi", "Pagu"


class Lack(NamedTuple):
    """One thing that an agency lacks.

    :param code: of :data:`WORDS`
    :param detail: numbers of months, or a text; empty where nothing is to be named
    """

    code: str
    detail: tuple[int, ...] | str = ()


class Part(NamedTuple):
    """An agency beside a sum.

    :param is_in: whether anything of it is in the sum
    :param lacks: what of it is not in the sum, or may still change
    :param is_zero: whether the policy counts it as 0 because nothing of it is there

    >>> zero = Part("Dinas B", False, (Lack("no_agreement"),), is_zero=True)
    >>> say_covered([zero])[1:]
    ['Dihitung 0 menurut kebijakan, tanpa Perjanjian Kinerja yang diukur: Dinas B']
    """

    name: str
    is_in: bool
    lacks: tuple[Lack, ...] = ()
    is_zero: bool = False


def say_covered(
    parts: Iterable[Part],
    name_months: Callable[[Iterable[int]], str] = name_months,
    what: str = SPENT,
    whom: str = AGENCIES,
    words: Mapping[str, str] = WORDS,
    sentences: Mapping[str, str] = SENTENCES,
) -> list[str]:
    """Return in sentences of how many a sum is, who is missing and why.

    Each part is in one of them: with a figure, as 0 by the policy, or not at all.

    :param name_months: how months are written
    :param what: what is made of them
    :param whom: what the parts are called

    >>> parts = [Part("Dinas A", True), Part("Dinas B", False, (Lack("no_budget"),)),
    ...          Part("Dinas C", True, (Lack("months_open", (7, 8)),)),
    ...          Part("Dinas D", False, (Lack("no_budget"),))]
    >>> for said in say_covered(parts):
    ...     print(said)
    Jumlah realisasi memuat 2 dari 4 Perangkat Daerah
    Tidak termuat, tanpa DPA: Dinas B; Dinas D
    Termuat, belum lengkap: Dinas C (belum ditutup: Juli, Agustus)
    >>> say_covered([Part("Dinas A", True)], what="Capaian")
    ['Capaian memuat 1 dari 1 Perangkat Daerah']
    >>> say_covered([])
    []
    """
    parts = list(parts)
    if not parts:
        return []
    counted = [part for part in parts if part.is_in]
    said = [
        sentences["counted"].format(
            what=what, counted=len(counted), all=len(parts), whom=whom
        )
    ]
    for key, is_zero in (("zero", True), ("missing", False)):
        of_key = [part for part in parts if part.is_zero is is_zero]
        for why, names in _group_missing(of_key, name_months, words).items():
            said.append(sentences[key].format(why=why, names="; ".join(names)))
    partly = [
        f"{part.name} ({_say_lacks(part, name_months, words)})"
        for part in counted
        if part.lacks
    ]
    if partly:
        said.append(sentences["partly"].format(names="; ".join(partly)))
    return said


def say_budgeted(
    parts: Iterable[Part], whom: str = AGENCIES, what: str = CEILING
) -> list[str]:
    """Return of how many the sum of the ceilings is, where it is of others too.

    :param what: the sum, or the ceilings where the table adds nothing up

    >>> parts = [Part("Dinas A", True), Part("Dinas B", False, (Lack("no_budget"),)),
    ...          Part("Dinas C", False, (Lack("not_reported"),))]
    >>> say_budgeted(parts), say_budgeted(parts[:2])
    (['Jumlah pagu memuat 2 dari 3 Perangkat Daerah'], [])
    """
    parts = list(parts)
    budgeted = [part for part in parts if Lack("no_budget") not in part.lacks]
    if len(budgeted) == sum(part.is_in for part in parts):
        return []
    counted = SENTENCES["counted"]
    return [counted.format(what=what, counted=len(budgeted), all=len(parts), whom=whom)]


def name_counted(parts: Iterable[Part], whom: str = AGENCIES) -> str:
    """Return it within a sentence: the count, and who is missing with the reason.

    >>> parts = [Part("Dinas A", True), Part("Dinas B", False, (Lack("no_budget"),)),
    ...          Part("Dinas C", True, (Lack("months_open", (7, 8)),))]
    >>> name_counted(parts)
    '2 dari 3 Perangkat Daerah, 1 di antaranya belum lengkap; tidak termuat karena \
tanpa DPA: Dinas B'
    >>> name_counted([]), name_counted(parts[:1])
    ('', '1 dari 1 Perangkat Daerah')
    """
    parts = list(parts)
    if not parts:
        return ""
    counted = [part for part in parts if part.is_in]
    said = f"{len(counted)} dari {len(parts)} {whom}"
    if partly := sum(bool(part.lacks) for part in counted):
        said += f", {partly} di antaranya belum lengkap"
    missing = _group_missing(parts, name_months, WORDS)
    return said + "".join(
        f"; tidak termuat karena {why}: {', '.join(names)}"
        for why, names in missing.items()
    )


def _group_missing(
    parts: Iterable[Part],
    name_months: Callable[[Iterable[int]], str],
    words: Mapping[str, str],
) -> dict[str, list[str]]:
    """Return whose money or figures are missing, by what they lack in words."""
    groups: dict[str, list[str]] = {}
    for part in parts:
        if not part.is_in:
            why = _say_lacks(part, name_months, words)
            groups.setdefault(why, []).append(part.name)
    return groups


def _say_lacks(
    part: Part,
    name_months: Callable[[Iterable[int]], str],
    words: Mapping[str, str],
) -> str:
    return ", ".join(say_lack(lack, name_months, words) for lack in part.lacks)


def say_lack(
    lack: Lack,
    name_months: Callable[[Iterable[int]], str] = name_months,
    words: Mapping[str, str] = WORDS,
) -> str:
    """Return one thing that an agency lacks in words.

    >>> say_lack(Lack("not_reported")), say_lack(Lack("unit", "RSUD"))
    ('realisasi belum dilaporkan', 'RSUD')
    """
    detail = lack.detail
    text = detail if isinstance(detail, str) else name_months(detail)
    return words[lack.code].format(detail=text)
