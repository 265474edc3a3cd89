from odoo import api, fields, models


class SidocakepMutasiLine(models.TransientModel):
    """The PKs that a mutasi touches are named before it is recorded."""

    _name = "sidocakep.mutasi.line"
    _inherit = "sidocakep.mutasi.line"

    touched = fields.Text(
        string="PKs Touched",
        compute="_compute_touched",
        compute_sudo=True,
        help="A signed PK of the former position gets a proposed revision, a draft "
        "follows by Refresh Parties.",
    )

    @api.depends("employee_id", "former_job_id", "mutasi_id.date_start")
    def _compute_touched(self):
        """Name them without a right to PKs: personnel must know what it sets off."""
        domain = [
            ("employee_id", "in", self.employee_id._origin.ids),
            ("job_id", "in", self.former_job_id._origin.ids),
            ("state", "!=", "replaced"),
        ]
        pks = self.env["sidocakep.pk"].search(domain)
        states = dict(pks._fields["state"]._description_selection(self.env))
        for line in self:
            day = line.mutasi_id.date_start
            own = pks.filtered(
                lambda pk, line=line, day=day: (
                    pk.employee_id == line.employee_id._origin
                    and pk.job_id == line.former_job_id._origin
                    and not (day and pk.date_until and pk.date_until < day)
                    and not (day and pk.year < day.year)
                )
            )
            line.touched = "\n".join(
                f"{pk.display_name}: {states[pk.state]}" for pk in own
            )
