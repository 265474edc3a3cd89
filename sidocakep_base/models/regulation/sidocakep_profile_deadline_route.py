"""To whom a document goes, through whom, and who has a copy of it."""

from odoo import api, fields, models

from .deadline_route import ROUTE, ROUTES


class SidocakepProfileDeadline(models.Model):
    """What is due goes a way, which the regulation names together with the day."""

    _name = "sidocakep.profile.deadline"
    _inherit = "sidocakep.profile.deadline"

    addressee = fields.Char(
        string="Addressed To",
        help="As the letter prints it. “Kepala Daerah” is printed with its title here.",
    )
    through = fields.Char(help="By whose hands it goes; empty: directly.")
    copies = fields.Text(
        string="Copies To",
        help="One a line, as the letter prints them; empty: nobody. “Perangkat Daerah "
        "Perencana” and “Inspektorat Daerah” are printed with their names here.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        """A line of a document that says nothing of its way has that of its kind."""
        routed = []
        for vals in vals_list:
            route = {}
            if not vals.keys() & set(ROUTE) and vals.get("document") in ROUTES:
                route = dict(zip(ROUTE, ROUTES[vals["document"]], strict=True))
            routed.append(route | vals)
        return super().create(routed)

    @api.onchange("document")
    def _onchange_document_route(self):
        """Another document goes another way."""
        for name, value in zip(
            ROUTE, ROUTES.get(self.document, ("",) * 3), strict=True
        ):
            self[name] = value
