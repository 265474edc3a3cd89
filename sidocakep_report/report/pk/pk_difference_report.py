from odoo import api, models


class PkDifferenceReport(models.AbstractModel):
    """The comparison of a PK with the one before it, on what was signed."""

    _name = "report.sidocakep_report.report_pk_difference"
    _description = "Printed Difference of Two Performance Agreements"

    @api.model
    def _get_report_values(self, docids, data=None):
        agreements = self.env["sidocakep.pk"].browse(docids)
        comparisons = agreements._get_difference()
        return {
            "doc_ids": docids,
            "doc_model": agreements._name,
            "pages": [
                {"record": pk, "comparison": comparisons[pk.id]} for pk in agreements
            ],
        }
