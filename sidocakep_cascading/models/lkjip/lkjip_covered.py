"""Of how many agencies what a report adds up is, who is missing from it and why."""

from functools import cached_property

from odoo.tools.translate import LazyTranslate

from odoo.addons.sidocakep_base.engine.covered import (
    ACHIEVEMENT,
    AGENCIES,
    CEILING,
    CEILINGS,
    SPENDING,
    SPENT,
    name_counted,
    say_budgeted,
    say_covered,
)
from odoo.addons.sidocakep_base.models.document.covered_words import AGENCIES as WHOM
from odoo.addons.sidocakep_base.models.document.covered_words import (
    MEASURED,
    MONEY,
    tell_covered,
)

_lt = LazyTranslate(__name__)

HOLDING = _lt("units that have a DPA")
#: Who has a DPA of its own, where units have one beside their agency.
HOLDERS = "satuan kerja yang memiliki DPA"
LIST = "Daftar"


class LkjipCovered:
    """The part of a source (:class:`.lkjip_source.LkjipSource`) that says it.

    Of one agency without units nothing is added up, and nothing is said.
    """

    @cached_property
    def money_covered(self):
        """Whose money is in the sums, as parts of the engine."""
        if not self.has_parts:
            return []
        agencies = self.agencies if self.is_government else self.companies
        return self.env["sidocakep.realisation"]._get_covered(
            agencies, self.year, self.period.month, is_each=not self.is_government
        )

    @cached_property
    def measured_covered(self):
        """Whose measurement is in what agencies come to; of a government alone."""
        if not self.is_government:
            return []
        return self.env["sidocakep.measurement"]._get_covered(
            self.agencies,
            self.year,
            self.period.kind,
            self.period.number,
            is_settled=True,
        )

    @property
    def whom(self):
        """What the parts of the sums of money are called."""
        return AGENCIES if self.is_government else HOLDERS

    def say_money_covered(self, is_summed=True):
        """Return of how many the money is.

        :param is_summed: whether the table above adds it up
        """
        parts, whom = self.money_covered, self.whom
        ceiling, spent = (CEILING, SPENT) if is_summed else (CEILINGS, SPENDING)
        return [
            *say_budgeted(parts, whom, what=ceiling),
            *say_covered(parts, what=spent, whom=whom),
        ]

    def name_uncovered(self):
        """Return the sentences that name whose realisation is not in the sum."""
        return say_covered(self.money_covered, whom=self.whom)[1:]

    def say_measured_covered(self, what=ACHIEVEMENT):
        return say_covered(self.measured_covered, what=what)

    def tell_covered(self):
        """Return on a screen what is not in it; nothing where all is."""
        whom = WHOM if self.is_government else HOLDING
        told = [
            tell_covered(self.env, self.money_covered, MONEY, whom),
            tell_covered(self.env, self.measured_covered, MEASURED),
        ]
        return [". ".join(said) + "." for said in told if len(said) > 1]

    def name_money_covered(self):
        """Return it as one part of a sentence; empty where nothing is added up."""
        return name_counted(self.money_covered, whom=self.whom)
