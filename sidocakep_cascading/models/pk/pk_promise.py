"""What a position promises, as plan and targets say it."""

from typing import NamedTuple


class Promise(NamedTuple):
    """An indicator that a position promises; records are sudo."""

    indicator: object
    node: object
    target: object
