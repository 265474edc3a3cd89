from odoo import api, fields, models
from odoo.exceptions import UserError


class SidocakepAgencyListLine(models.TransientModel):
    """A line of the list and the agency that it makes."""

    _name = "sidocakep.agency.list.line"
    _description = "Agency of a List"

    list_id = fields.Many2one(
        "sidocakep.agency.list", required=True, index=True, ondelete="cascade"
    )
    is_chosen = fields.Boolean(string="Make It")
    name = fields.Char(string="Name of the Agency", required=True)
    kind = fields.Selection(
        selection=lambda self: self._get_kinds(), string="Agency Kind"
    )
    short_name = fields.Char()
    skpd_code = fields.Char(string="SKPD Code")
    above = fields.Char(
        string="Agency Above",
        help="Empty: the government. Or one of the lines, as Dinas Kesehatan above a "
        "puskesmas.",
    )
    agency_id = fields.Many2one(
        "res.company", string="Already There", readonly=True, ondelete="cascade"
    )
    is_repeated = fields.Boolean(string="Stands Twice", readonly=True)
    has_department = fields.Boolean(
        string="Department of HR",
        readonly=True,
        help="HR has a department of this name: Departments Become Agencies makes the "
        "agency and brings its people along.",
    )

    @api.model
    def _get_kinds(self):
        kinds = self.env["res.company"]._fields["sidocakep_kind"]
        return [
            (key, label)
            for key, label in kinds._description_selection(self.env)
            if key != "government"
        ]

    def _check_whole(self):
        """Refuse lines that say too little, all of them at once."""
        names = self.filtered(lambda line: not line.kind).mapped("name")
        if names:
            raise UserError(
                self.env._(
                    "Choose the kind of these agencies first: %(names)s.",
                    names="; ".join(names),
                )
            )

    def _refuse_above(self):
        raise UserError(
            self.env._(
                "%(above)s, above %(agency)s, is no agency of the government and not "
                "among the ticked lines. Correct its name.",
                above=self.above,
                agency=self.name,
            )
        )

    def _make(self, names):
        """Create the agencies of lines whose agency above is there."""
        there = self.filtered(lambda line: names.find(line.name))
        if there:
            raise UserError(
                self.env._(
                    "These agencies are there already: %(names)s. Take the tick away.",
                    names="; ".join(there.mapped("name")),
                )
            )
        self.env["res.company"].create([line._prepare_agency(names) for line in self])

    def _prepare_agency(self, names):
        government = self.list_id.company_id
        above = names.find(self.above)[0] if self.above else government
        return {
            "name": self.name,
            "sidocakep_kind": self.kind,
            "sidocakep_short_name": self.short_name,
            "skpd_code": self.skpd_code,
            "parent_id": above.id,
        }
