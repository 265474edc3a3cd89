from odoo import models

from .sidocakep_lkjip import SIGNED


class SidocakepBenchmark(models.Model):
    """What a signed performance report compares with stays as it is."""

    _name = "sidocakep.benchmark"
    _inherit = "sidocakep.benchmark"

    def _find_signed(self):
        """Return ``{benchmark: signed report that prints it}``, in one query; sudo."""
        sections = self.env["sidocakep.lkjip.section"].sudo()
        sections = sections.search(
            [
                ("content", "=", "benchmarks"),
                ("lkjip_id.state", "=", SIGNED),
                ("lkjip_id.company_id", "in", self.sudo().company_id.ids),
                ("lkjip_id.year", "in", self.mapped("year")),
            ]
        )
        printing = {
            (section.lkjip_id.company_id.id, section.lkjip_id.year): section.lkjip_id
            for section in sections
            if section.table
        }
        found = {
            mark: printing.get((mark.sudo().company_id.id, mark.year)) for mark in self
        }
        documents = {mark: report for mark, report in found.items() if report}
        return {**super()._find_signed(), **documents}
