from odoo import api, fields, models

#: How many figures are named that have the same file.
SHOWN = 3


class SidocakepDataEvidence(models.Model):
    """A file or link that belongs to one version of one figure and stays with it.

    Gunung Mas 24/2024 art. 9(4)c: penatausahaan dan penyimpanan data.
    """

    _name = "sidocakep.data.evidence"
    _description = "Evidence of a Figure"
    _inherit = ["sidocakep.evidence.mixin"]
    _order = "figure_id, id"
    _workflow_document_field = "figure_id"

    figure_id = fields.Many2one(
        "sidocakep.data.figure",
        string="Performance Figure",
        required=True,
        index=True,
        ondelete="restrict",
    )
    company_id = fields.Many2one(
        related="figure_id.company_id", store=True, index=True, precompute=True
    )
    reused_text = fields.Char(
        string="Also Evidence Of",
        compute="_compute_reused_text",
        help="Other figures of the agency that show the very same file.",
    )

    @api.depends("sha256", "figure_id.state")
    @api.depends_context("lang")
    def _compute_reused_text(self):
        found = self._find_reused()
        for evidence in self:
            names = found.get(evidence, self.figure_id.browse()).mapped("display_name")
            evidence.reused_text = self._say_some(names, SHOWN) or False

    def _find_reused(self):
        """Return ``{evidence: other figures, sudo, that show the same file as proof}``.

        The next version of a figure keeps its file; another indicator or period with
        the same one may be right, and who verifies is to know. Links are left out:
        many an office has one folder for all.
        """
        own = self.sudo().filtered("sha256")
        same = own.search(
            [
                ("company_id", "in", own.company_id.ids),
                ("sha256", "in", own.mapped("sha256")),
            ]
        ).grouped(lambda evidence: (evidence.company_id, evidence.sha256))
        found = {}
        for evidence in own:
            place = evidence.figure_id._get_period_key()
            others = same.get((evidence.company_id, evidence.sha256), own.browse())
            figures = others.figure_id.filtered(
                lambda figure, place=place: (
                    figure.state != "cancelled" and figure._get_period_key() != place
                )
            )
            if figures:
                found[evidence.with_env(self.env)] = figures
        return found
