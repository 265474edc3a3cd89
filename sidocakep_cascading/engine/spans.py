"""Numbers in a row, as a person writes them."""

from collections.abc import Iterable


def write_spans(numbers: Iterable[int]) -> str:
    """Return numbers with runs of three or more as a span.

    >>> write_spans(range(1, 13)), write_spans([11, 12]), write_spans([1, 3, 4, 5, 9])
    ('1-12', '11, 12', '1, 3-5, 9')
    >>> write_spans([])
    ''
    """
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words = ([f"{run[0]}-{run[-1]}"] if len(run) > 2 else map(str, run) for run in runs)
    return ", ".join(word for run in words for word in run)
