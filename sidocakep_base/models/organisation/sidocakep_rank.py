from odoo import api, fields, models


class SidocakepRank(models.Model):
    """The rank (pangkat, golongan/ruang) of a civil servant or the grade of a PPPK."""

    _name = "sidocakep.rank"
    _description = "Rank"
    _order = "employee_kind desc, sequence, id"
    _rec_names_search = ["name", "code"]

    name = fields.Char(
        required=True, help='E.g. "Pembina Tingkat I", as printed under a signature.'
    )
    code = fields.Char(string="Grade", required=True, help='E.g. "IV/b" or "IX".')
    employee_kind = fields.Selection(
        [("pns", "PNS"), ("pppk", "PPPK")], required=True, default="pns"
    )
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)

    _code_uniq = models.Constraint(
        "UNIQUE(employee_kind, code)", "This grade already exists. Use that grade."
    )

    @api.depends("name", "code", "employee_kind")
    def _compute_display_name(self):
        for rank in self:
            rank.display_name = rank._get_printed()

    def _get_printed(self):
        """Return e.g. ``Pembina Tingkat I (IV/b)``; a PPPK has a grade only."""
        self.ensure_one()
        if self.employee_kind == "pns":
            return f"{self.name} ({self.code})"
        return self.name
