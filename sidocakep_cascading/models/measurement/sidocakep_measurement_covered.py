"""Whose measurement what is made of several agencies has, and what the others lack."""

from odoo import api, models

from odoo.addons.sidocakep_base.engine.covered import Lack, Part, say_lack
from odoo.addons.sidocakep_base.models.document.covered_words import (
    MEASURED,
    MONEY,
    tell_covered,
)

from .sidocakep_measurement import ACCEPTED, RETURNED, SENT


class SidocakepMeasurement(models.Model):
    """Of how many agencies an achievement or a table of indicators is."""

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    @api.model
    def _get_covered(self, agencies, year, kind, number, is_settled=False):
        """Return a ``Part`` of the engine for each agency, in their order; sudo.

        It is in with a figure of its own or of a unit. What Tim Monev has not accepted
        is named.

        :param kind: of the period, ``number`` which of the year
        :param is_settled: only what was sent counts, with or without a figure
        """
        companies = agencies._get_with_units()
        found = self._find_shown(companies, year, kind, number)
        parts = []
        for agency in agencies:
            own = companies.filtered(lambda item, top=agency: top in item.parent_ids)
            told, lacks = [], []
            for company in own:
                item = found.get(company)
                if (
                    not item
                    and company != agency
                    and not (is_settled and company.active)
                ):
                    # Of a unit nothing says that it is measured by itself.
                    continue
                is_in, code = item._say_lack(is_settled) if item else _NO_MEASUREMENT
                told.append(is_in)
                lack = code and Lack(code)
                if lack and company != agency:
                    lack = Lack("unit", f"{company.name} {say_lack(lack)}")
                lacks += [lack] if lack else []
            parts.append(Part(agency.name, any(told), tuple(lacks)))
        return parts

    @api.model
    def _tell_covered(self, agencies, year, kind, number, with_money=False):
        """Return on a screen of how many agencies the sums of a period are."""
        parts = self._get_covered(agencies, year, kind, number)
        said = [tell_covered(self.env, parts, MEASURED)]
        if not with_money:
            return said
        month = 3 * number or 12
        spent = self.env["sidocakep.realisation"]._get_covered(agencies, year, month)
        return [*said, tell_covered(self.env, spent, MONEY)]

    @api.model
    def _find_shown(self, companies, year, kind, number):
        """Return ``{company: the version that counts}``: accepted, else the last."""
        items = self.sudo().search(
            [
                ("company_id", "in", companies.ids),
                ("year", "=", year),
                ("period_kind", "=", kind),
                ("period_no", "=", number),
                ("state", "not in", ("replaced", "cancelled")),
            ],
            order="version",
        )
        ordered = items.sorted(lambda item: item.state == ACCEPTED)
        return {item.company_id: item for item in ordered}

    def _say_lack(self, is_settled):
        """Return whether it counts, and what it lacks; nothing of what was accepted."""
        self.ensure_one()
        if not self.line_ids:
            return False, "no_agreement"
        is_sent = self.state in (SENT, ACCEPTED)
        code = {ACCEPTED: "", SENT: "not_accepted", RETURNED: "returned"}
        code = code.get(self.state, "not_sent")
        if self.state == SENT and self.closes_to_id and not self.taken_on:
            code = "not_taken"
        if is_settled:
            return is_sent, code
        statuses = set(self.line_ids.mapped("status"))
        if "ok" not in statuses:
            if "not_due" in statuses and statuses <= _IDLE:
                # Sent or not: there is nothing in it to be counted.
                return False, "not_due"
            return False, "no_figure" if is_sent else code
        return True, code


#: Of an indicator that asks for nothing in the period.
_IDLE = frozenset(("not_due", "not_applicable"))
_NO_MEASUREMENT = (False, "no_measurement")
