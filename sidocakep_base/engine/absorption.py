"""What of a budget was spent: one realisation, and its share of what was planned.

A share that is not there has a reason: nobody has reported, nothing was planned, or
zero was. A share of zero is a figure: it was reported that nothing was spent.
"""

from dataclasses import dataclass, fields
from decimal import Decimal
from enum import StrEnum

from .figures.arithmetic import Rounding, round_to
from .figures.indonesian import format_number, format_rupiah

#: Of what is spent and stands in no sum, on paper.
UNRATIFIED = "BLUD, BOS, dan kapitasi belum disahkan"
_NOTHING = Decimal(0)
_DECIMALS = 2


class NoShare(StrEnum):
    """Why there is no share."""

    NOT_REPORTED = "not_reported"
    NO_PLAN = "no_plan"
    ZERO_PLAN = "zero_plan"


@dataclass(frozen=True, slots=True)
class Realised:
    """The sums of the documents of a budget line.

    :param ls: paid directly (LS), by SP2D
    :param spj: accounts of advances (UP, GU, TU) that were ratified
    :param returned: paid back (setoran)
    :param blud_spent: spent by a BLUD, a school (BOS) or from kapitasi, ratified or not
    :param blud_ratified: what of it was ratified (disahkan)
    """

    ls: Decimal = _NOTHING
    spj: Decimal = _NOTHING
    returned: Decimal = _NOTHING
    blud_spent: Decimal = _NOTHING
    blud_ratified: Decimal = _NOTHING

    @property
    def net(self) -> Decimal:
        """LS and ratified SPJ less what was returned.

        >>> Realised(ls=Decimal(70), spj=Decimal(40), returned=Decimal(10)).net
        Decimal('100')
        """
        return self.ls + self.spj - self.returned

    @property
    def total(self) -> Decimal:
        """The one realisation: what the finance office reports, ratified BLUD too."""
        return self.net + self.blud_ratified

    @property
    def blud_open(self) -> Decimal:
        """Spent and not ratified yet: told apart, in no sum.

        >>> Realised(blud_spent=Decimal(9), blud_ratified=Decimal(5)).blud_open
        Decimal('4')
        """
        return self.blud_spent - self.blud_ratified

    def plus(self, other: "Realised") -> "Realised":
        """Return both together."""
        return Realised(
            *(getattr(self, f.name) + getattr(other, f.name) for f in fields(self))
        )


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage, or why there is none; the trace says how it was reached."""

    value: Decimal | None
    reason: NoShare | None
    trace: str


def absorb(realised: Realised | None, planned: Decimal | None) -> Share:
    """Return what part of ``planned`` was spent, in percent, with two decimals.

    :param realised: ``None`` where nobody has reported
    :param planned: the ceiling, or the cash plan to date; ``None`` where there is none

    >>> absorb(Realised(ls=Decimal(2303)), Decimal(10000)).value
    Decimal('23.03')
    >>> absorb(Realised(), Decimal(100)).value
    Decimal('0.00')
    >>> absorb(None, Decimal(100)).reason, absorb(Realised(), None).reason
    (<NoShare.NOT_REPORTED: 'not_reported'>, <NoShare.NO_PLAN: 'no_plan'>)
    >>> absorb(Realised(ls=Decimal(5)), Decimal(0)).reason
    <NoShare.ZERO_PLAN: 'zero_plan'>
    """
    if realised is None:
        return Share(None, NoShare.NOT_REPORTED, "")
    parts = _write_parts(realised)
    if planned is None:
        return Share(None, NoShare.NO_PLAN, parts)
    if not planned:
        return Share(None, NoShare.ZERO_PLAN, f"{parts}; 0")
    value = round_to(100 * realised.total / planned, _DECIMALS, Rounding.HALF_UP)
    trace = f"{parts} : {_write(planned)} x 100 = {format_number(value, _DECIMALS)}"
    return Share(value, None, trace)


def say_unratified(amount: Decimal, ceiling: Decimal | None, base: str = "pagu") -> str:
    """Return money that is not ratified as it is printed, apart from what is spent.

    A part of the ceiling of its own: never added to the one that was ratified. Where
    there is none, nothing is said.

    :param base: what the ceiling is of: one amount is another part of each

    >>> say_unratified(Decimal(4_115), Decimal(10_000), "pagu program")
    'Rp4.115,00 (41,15 % dari pagu program)'
    >>> say_unratified(Decimal(4_115), Decimal(10_000))
    'Rp4.115,00 (41,15 % dari pagu)'
    >>> say_unratified(Decimal(5), None)
    'Rp5,00'
    >>> say_unratified(Decimal(0), Decimal(10_000))
    ''
    """
    if not amount:
        return ""
    share = absorb(Realised(blud_ratified=amount), ceiling)
    said = format_rupiah(amount)
    if share.value is None:
        return said
    return f"{said} ({format_number(share.value, _DECIMALS)} % dari {base})"


def _write_parts(realised: Realised) -> str:
    """Return the sum as a person writes it; BLUD only where there is any.

    >>> _write_parts(Realised(Decimal(70), Decimal(40), Decimal(10)))
    'LS 70 + SPJ 40 - setoran 10 = 100'
    """
    parts = (
        f"LS {_write(realised.ls)} + SPJ {_write(realised.spj)}"
        f" - setoran {_write(realised.returned)}"
    )
    if realised.blud_ratified:
        parts += f" + BLUD {_write(realised.blud_ratified)}"
    return f"{parts} = {_write(realised.total)}"


def _write(amount: Decimal) -> str:
    return format_number(amount)
