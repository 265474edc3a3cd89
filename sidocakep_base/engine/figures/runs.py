"""Numbers that follow one another."""

from collections.abc import Iterable


def get_runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Return consecutive numbers as (first, last), each once.

    >>> get_runs([1, 2, 3, 7])
    [(1, 3), (7, 7)]
    """
    runs: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs
