from odoo import api, fields, models
from odoo.exceptions import ValidationError

#: Field of the row > field of the indicator that it is drawn from.
DEFINITION = {
    "name": "name",
    "formula": "formula_text",
    "source": "data_source",
}
#: What evaluators ask of every IKU.
ASKED = ("reason", "formula", "source", "owner_job_id")


class SidocakepIkuDecreeLine(models.Model):
    """One IKU as the decree defines it: why, by which formula, from which source.

    Drawn from the indicator and frozen with the decree, so that an indicator that was
    changed afterwards is told from what was decided.
    """

    _name = "sidocakep.iku.decree.line"
    _description = "IKU of a Decree"
    _inherit = ["sidocakep.workflow.part.mixin"]
    _order = "decree_id, sequence, id"
    _workflow_document_field = "decree_id"
    _trail_fields = frozenset({"name", "reason", "formula", "source", "owner_job_id"})

    decree_id = fields.Many2one(
        "sidocakep.iku.decree",
        string="Decree of the IKU",
        required=True,
        index=True,
        ondelete="cascade",
    )
    company_id = fields.Many2one(
        related="decree_id.company_id", store=True, index=True, precompute=True
    )
    sequence = fields.Integer(default=10)
    indicator_id = fields.Many2one(
        "sidocakep.indicator", required=True, index=True, ondelete="restrict"
    )
    name = fields.Text(
        string="Indicator Wording",
        compute="_compute_definition",
        store=True,
        precompute=True,
        readonly=False,
    )
    reason = fields.Text(help="Why this indicator shows the success of the agency.")
    formula = fields.Text(
        string="Formula of the Figure",
        compute="_compute_definition",
        store=True,
        precompute=True,
        readonly=False,
    )
    source = fields.Text(
        string="Data Source",
        compute="_compute_definition",
        store=True,
        precompute=True,
        readonly=False,
    )
    owner_job_id = fields.Many2one(
        "hr.job",
        string="Responsible Position",
        compute="_compute_definition",
        store=True,
        precompute=True,
        readonly=False,
        index="btree_not_null",
        ondelete="restrict",
    )

    _indicator_uniq = models.UniqueIndex(
        "(decree_id, indicator_id)",
        "The indicator stands in the decree already. Change that row.",
    )

    @api.depends("indicator_id")
    def _compute_definition(self):
        """Propose what the indicator says."""
        for line in self:
            indicator = line.indicator_id
            line.owner_job_id = line.owner_job_id or indicator.owner_job_id
            for name, of_indicator in DEFINITION.items():
                line[name] = line[name] or indicator[of_indicator]

    @api.constrains("indicator_id", "decree_id")
    def _check_indicator(self):
        for line in self.sudo():
            indicator = line.indicator_id
            if indicator.company_id != line.company_id or indicator.kind != "iku":
                raise ValidationError(
                    self.env._(
                        "%(indicator)s is not an IKU of %(agency)s. Choose one of its "
                        "indicators of the kind IKU.",
                        indicator=indicator.name,
                        agency=line.company_id.name,
                    )
                )

    def _get_missing(self):
        """Return in words what the row lacks."""
        self.ensure_one()
        labels = self.fields_get(ASKED, ["string"])
        return [labels[name]["string"] for name in ASKED if not self[name]]

    def _get_changed(self):
        """Return in words what the indicator says otherwise than was decided.

        An indicator that says nothing contradicts nothing: the decree defines it.
        """
        self.ensure_one()
        labels = self.fields_get(DEFINITION, ["string"])
        return [
            labels[name]["string"]
            for name, of_indicator in DEFINITION.items()
            if _squeeze(self.indicator_id[of_indicator])
            not in ("", _squeeze(self[name]))
        ]


def _squeeze(text):
    """Blanks, case and a final stop make no other definition."""
    return " ".join((text or "").split()).rstrip(".").casefold()
