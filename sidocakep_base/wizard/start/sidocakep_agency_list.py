"""The agencies of a government from a list: forty are made in one go."""

from odoo import Command, api, fields, models
from odoo.exceptions import UserError

from ...engine.agencies import AgencyNames, guess_kind, read_agencies
from ...models.organisation.res_company import GOVERNMENTS

#: Of what kind the agency above one is that names none.
_ABOVE = {"bagian": ("sekretariat daerah",), "puskesmas": ("dinas kesehatan",)}


class SidocakepAgencyList(models.TransientModel):
    """Lines are pasted from any table; what is there already is not made again."""

    _name = "sidocakep.agency.list"
    _description = "Agencies from a List"

    company_id = fields.Many2one(
        "res.company",
        string="Government",
        required=True,
        domain=GOVERNMENTS,
        default=lambda self: self.env["res.company"]._get_default_government(),
    )
    text = fields.Text(
        string="Pasted Lines",
        help="A line an agency: name, kind, short name, SKPD code, agency above. "
        "Copied from a spreadsheet as it is, with or without its headers.",
    )
    line_ids = fields.One2many(
        "sidocakep.agency.list.line",
        "list_id",
        string="Agencies",
        compute="_compute_line_ids",
        store=True,
        readonly=False,
    )

    @api.depends("text", "company_id")
    def _compute_line_ids(self):
        for wizard in self:
            names = wizard._get_names()
            seen = AgencyNames({})
            lines = []
            for line in read_agencies(wizard.text or ""):
                vals = wizard._prepare_line(line, names)
                if not vals["agency_id"]:
                    vals["is_repeated"] = bool(seen.find(line.name))
                    seen.add({len(lines): (line.name, ())})
                vals["is_chosen"] = not (vals["agency_id"] or vals["is_repeated"])
                lines.append(Command.create(vals))
            wizard.line_ids = [Command.clear(), *lines]

    def _get_names(self):
        """Return the agencies of the government by what they are called."""
        government = self.company_id.sudo()
        companies = government.search([("id", "child_of", government.ids)])
        names = {
            company: (company.name, (company.sidocakep_short_name, company.skpd_code))
            for company in companies
        }
        return AgencyNames(names, government.region_name or "")

    def _prepare_line(self, line, names):
        kind = self._find_kind(line.kind) or guess_kind(line.name)
        department = self.env["hr.department"].sudo()
        department = department.search(
            [
                ("company_id", "in", [False, *self.company_id.ids]),
                ("name", "=ilike", line.name),
            ],
            limit=1,
        )
        return {
            "name": line.name,
            "kind": kind,
            "short_name": line.short,
            "skpd_code": line.code,
            "above": line.above or self._find_above(kind, names),
            "agency_id": self._find_agency(line, names),
            "is_repeated": False,
            "has_department": bool(department),
        }

    @staticmethod
    def _find_agency(line, names):
        """Return the id of the agency that is there already, by name or code."""
        found = names.find(line.name) or (line.code and names.find(line.code))
        return found[0].id if found else False

    def _find_kind(self, text):
        """Return the kind that a word of the list means."""
        labels = self.env["sidocakep.agency.list.line"]._get_kinds()
        named = {label.casefold(): kind for kind, label in labels}
        return named.get(text.casefold()) or (text and guess_kind(text))

    @staticmethod
    def _find_above(kind, names):
        for word in _ABOVE.get(kind, ()):
            found = names.find(word)
            if len(found) == 1:
                return found[0].name
        return ""

    def action_confirm(self):
        """Make the agencies that are ticked, those above before those below."""
        self.ensure_one()
        self.check_access("write")
        self.env["res.company"].check_access("create")
        self.company_id._check_is_government()
        waiting = self.line_ids.filtered("is_chosen")
        if not waiting:
            raise UserError(
                self.env._("Tick the agencies that are to be made, then confirm.")
            )
        waiting._check_whole()
        while waiting:
            # found anew: somebody may have made one meanwhile, and so do these lines
            names = self._get_names()
            ready = waiting.filtered(
                lambda line, names=names: not line.above or names.find(line.above)
            )
            if not ready:
                waiting[0]._refuse_above()
            ready._make(names)
            waiting -= ready
        action = self.env["ir.actions.act_window"]
        return action._for_xml_id("sidocakep_base.res_company_action")
