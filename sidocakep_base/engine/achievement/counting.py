"""Which of several rows that say a target of one period is the one that counts.

An indicator is one record over all versions of a plan, so of one period there may be a
row of each version, and one that was set for the year alone. What nobody decided
promises nothing: who drafts the next version would else choose what is measured.
"""

from collections.abc import Hashable, Iterable
from enum import IntEnum
from typing import NamedTuple


class Standing(IntEnum):
    """How much a row counts by what it stands in: the later, the more.

    Without a decided plan an agency still promises by what it has drafted; a row that
    was set for the year alone counts before it.
    """

    UNDECIDED = 0
    FORMER = 1
    LOOSE = 2
    IN_FORCE = 3


class Version(NamedTuple):
    """A version of a plan, as far as it says whether its targets count."""

    #: Whose plan it is, of which kind.
    owner: Hashable
    first_year: int
    last_year: int
    number: int = 1
    is_decided: bool = False
    #: A later version took its place.
    is_replaced: bool = False
    #: It is drafted to take the place of one that was decided.
    is_amending: bool = False
    #: The year in which the plan was closed.
    ended_in: int | None = None

    def holds_in(self, year: int) -> bool:
        """Tell whether the plan was decided for a year and not closed before it.

        >>> Version("A", 2025, 2029, is_decided=True, ended_in=2026).holds_in(2027)
        False
        """
        return (
            self.is_decided
            and self.first_year <= year <= self.last_year
            and not self._ended_before(year)
        )

    def _ended_before(self, year: int) -> bool:
        return self.ended_in is not None and self.ended_in < year

    def get_standing(self, year: int) -> Standing:
        """Return how much its targets count in a year.

        A plan that was closed once its years were over still says what was promised in
        them: closing it changes nothing that was measured.
        """
        if not self.is_decided:
            return Standing.UNDECIDED
        if self.is_replaced or self._ended_before(year):
            return Standing.FORMER
        return Standing.IN_FORCE


#: What a row of no plan is sorted as.
LOOSE_RANK = (Standing.LOOSE, 0, 0)


def rank(
    version: Version, year: int, decided: Iterable[Version]
) -> tuple[Standing, int, int] | None:
    """Return what a version's targets of a year are sorted by; ``None``: they are none.

    :param decided: the versions that were decided, of any owner

    >>> first = Version("A", 2025, 2029, is_decided=True)
    >>> draft = Version("A", 2025, 2029, number=2, is_amending=True)
    >>> rank(draft, 2026, [first]) is None
    True
    >>> rank(Version("A", 2030, 2034), 2030, [first])[0].name
    'UNDECIDED'
    """
    standing = version.get_standing(year)
    if standing is Standing.UNDECIDED and (
        version.is_amending
        or any(
            other.owner == version.owner and other.holds_in(year) for other in decided
        )
    ):
        return None
    return standing, version.first_year, version.number
