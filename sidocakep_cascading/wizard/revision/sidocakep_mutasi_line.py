from odoo import api, fields, models

from ...const import SIGNED_FIRST


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
        below = self._find_half_signed()
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
            told = [f"{pk.display_name}: {states[pk.state]}" for pk in own]
            told += [
                self.env._(
                    "%(pk)s: the signature of Party I lapses, who signs again for who "
                    "holds the position then",
                    pk=pk.display_name,
                )
                for pk in below
                if pk.second_employee_id == line.employee_id._origin
                and pk.second_job_id == line.former_job_id._origin
            ]
            line.touched = "\n".join(told)

    def _find_half_signed(self):
        """Return the PKs of subordinates that wait for these people's signature."""
        return self.env["sidocakep.pk"].search(
            [
                ("second_employee_id", "in", self.employee_id._origin.ids),
                ("second_job_id", "in", self.former_job_id._origin.ids),
                ("state", "=", SIGNED_FIRST),
            ]
        )
