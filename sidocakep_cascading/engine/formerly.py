"""What a target or a figure was before it became what a report prints, in words.

A change of the budget brings a new agreement, an audit another figure: the report of
the year prints both. The notes are Indonesian, as the statutory report is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

#: How final a figure became, by its code; else it was corrected.
AFTER = {"audited": "setelah audit", "official": "setelah rilis resmi"}


class Agreement(NamedTuple):
    """What was promised for a year by one version of an agreement.

    :param words: which one it is, as printed
    :param targets: ``{key of the indicator: (its name, its target)}``, in order
    """

    words: str
    targets: Mapping[str, tuple[str, str]]


class Former(NamedTuple):
    """A figure of a year that has been reported on, as it was printed then and is now.

    :param standing: code of how final it is now; empty where nothing is said of it
    """

    year: int
    name: str
    then: str
    now: str
    standing: str


def changed_targets(agreements: Sequence[Agreement]) -> Iterator[str]:
    """Say which targets of the last agreement were others in those before it.

    :param agreements: of one post and year, the first one first
    :return: a note for each indicator of which the target changed, came or went

    >>> first = Agreement("PK Nomor 1", {"7": ("Indeks Kepuasan", "80 Persen")})
    >>> last = Agreement("PK Nomor 2", {"7": ("Indeks Kepuasan", "85 Persen")})
    >>> list(changed_targets([first, last]))
    ['Target Indeks Kepuasan: semula 80 Persen (PK Nomor 1), menjadi 85 Persen (PK \
Nomor 2)']
    >>> list(changed_targets([last]))
    []
    """
    if len(agreements) < 2:
        return
    *former, last = agreements
    for key, (name, target) in last.targets.items():
        steps = list(_drop_repeated(_follow(key, former), target))
        if steps:
            yield (
                f"Target {name}: semula {', lalu '.join(steps)}, menjadi {target} "
                f"({last.words})"
            )
        elif not any(key in agreement.targets for agreement in former):
            yield f"{name}: baru dalam {last.words}, sebelumnya tidak diperjanjikan"
    gone = {}
    for agreement in former:
        for key, (name, target) in agreement.targets.items():
            if key not in last.targets:
                gone[key] = (
                    f"{name}: semula {target} ({agreement.words}), tidak "
                    "diperjanjikan lagi"
                )
    yield from gone.values()


def name_agreements(agreements: Sequence[Agreement]) -> list[str]:
    """Return the note that names the agreements of a post and year.

    >>> name_agreements([Agreement("PK Nomor 1", {}), Agreement("PK Nomor 2", {})])
    ['PK Nomor 1, diubah dengan PK Nomor 2']
    >>> name_agreements([])
    []
    """
    words = ", diubah dengan ".join(agreement.words for agreement in agreements)
    return [words] if words else []


def _follow(key, former):
    """Return ``(target, words of the agreement)`` of an indicator, in order."""
    return [
        (agreement.targets[key][1], agreement.words)
        for agreement in former
        if key in agreement.targets
    ]


def _drop_repeated(steps, last):
    """Leave a target that the next agreement, or the last one, promised again."""
    following = [*(target for target, _words in steps[1:]), last]
    for (target, words), then in zip(steps, following, strict=False):
        if target != then:
            yield f"{target} ({words})"


def changed_figures(figures: Iterable[Former]) -> Iterator[str]:
    """Say which figures of earlier years were others when they were reported.

    PermenPANRB 53/2014 compares years; an audit ends after the report of its year.

    >>> row = Former(2025, "Belanja", "78 Persen", "79 Persen", "audited")
    >>> list(changed_figures([row, row._replace(now="78 Persen")]))
    ['Realisasi 2025 Belanja: semula 78 Persen, setelah audit 79 Persen']
    """
    for row in figures:
        if row.then and row.now and row.then != row.now:
            after = AFTER.get(row.standing, "setelah dikoreksi")
            yield (
                f"Realisasi {row.year} {row.name}: semula {row.then}, {after} {row.now}"
            )
