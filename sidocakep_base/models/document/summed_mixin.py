"""A screen that adds agencies up says of how many it is, who is missing and why."""

from odoo import api, models
from odoo.fields import Domain

#: By which fields a search names agencies, and those that leave months out.
AGENCY_FIELDS = ("agency_id", "company_id")
#: So many periods of a search are told, the latest first.
PERIODS = 4
ALL_AGENCIES = "sidocakep_base.group_read_all"


class SidocakepSummedMixin(models.AbstractModel):
    """A view of the database whose sums are those of several agencies.

    Above its lists, pivots and graphs stands what :meth:`_tell_covered` says of the
    period that is searched for; of several the counts. Of one agency nothing is said.
    """

    _name = "sidocakep.summed.mixin"
    _description = "Sum of Agencies"

    #: What tells one period, by the fields of the model.
    _covered_period = ("year",)

    @api.model
    @api.readonly
    def read_covered(self, domain):
        """Return in words of how many agencies the sums of a search are.

        ``counts`` is one text, ``details`` are sentences that name who is missing.
        """
        self.browse().check_access("read")
        nothing = {"counts": "", "details": []}
        if not self.env.user.has_group(ALL_AGENCIES):
            return nothing
        domain = Domain(domain)
        agencies = self._find_searched_agencies(domain)
        if len(agencies) < 2:
            return nothing
        periods = self._read_group(domain, self._covered_period)
        told = {
            period: self._tell_covered(agencies, domain, *period)
            for period in sorted(periods, reverse=True)[:PERIODS]
        }
        counts = {
            period: "; ".join(said[0] for said in sums) for period, sums in told.items()
        }
        if len(told) != 1:
            named = [
                f"{self._name_covered_period(*period)} - {text}"
                for period, text in counts.items()
                if text
            ]
            return nothing | {"counts": ". ".join(named)}
        [sums] = told.values()
        details = [sentence for said in sums for sentence in said[1:]]
        return {"counts": "".join(counts.values()), "details": details}

    @api.model
    def _name_covered_period(self, year, kind="year", number=0):
        if kind != "quarter":
            return str(year)
        return self.env._("%(year)s quarter %(number)s", year=year, number=number)

    @api.model
    def _find_searched_agencies(self, domain):
        """Return the agencies that a search asks for, also those that it finds not."""
        agencies = self.env["res.company"].search(
            [("parent_id", "!=", False), ("parent_id.parent_id", "=", False)],
            order="sequence, name, id",
        )
        for condition in domain.iter_conditions():
            if condition.field_expr in AGENCY_FIELDS:
                named = Domain("id", condition.operator, condition.value)
                if isinstance(condition.value, str):
                    named = Domain("name", condition.operator, condition.value)
                agencies = agencies.filtered_domain(named)
        return agencies

    @api.model
    def _tell_covered(self, agencies, domain, *period):
        """Return it of one period, a list of :func:`.covered_words.tell_covered`."""
        raise NotImplementedError
