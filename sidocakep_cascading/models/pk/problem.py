"""A thing that is wrong with a PK, in words."""

from typing import NamedTuple


class Problem(NamedTuple):
    """Something that keeps a PK from being proposed (block) or is unusual (warn)."""

    severity: str
    message: str
    remedy: str = ""
