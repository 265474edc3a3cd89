"""To whom a document goes, through whom, and who has a copy of it."""

from odoo import api, fields, models

#: Words that stand for whoever it is on the day of the letter.
HEAD_OF_REGION = "Kepala Daerah"
PLANNING_AGENCY = "Perangkat Daerah Perencana"
INSPECTORATE = "Inspektorat Daerah"
TEAM, SEKDA = "Tim Monitoring dan Evaluasi", "Sekretaris Daerah"
ORGANISATION = "Bagian Organisasi"
#: Names of a document's way, in the order of ``ROUTES``.
ROUTE = ("addressee", "through", "copies")
_OF_THE_TEAM = (HEAD_OF_REGION, TEAM, PLANNING_AGENCY)
#: What a new line of a document has until somebody writes another; what goes out of a
#: document for which the regulation names no day, and so has no line.
ROUTES = {
    # Gunung Mas 24/2024 art. 9(8), 9(9); the evaluation of the Renja is the planner's
    "measurement_quarter": _OF_THE_TEAM,
    "measurement_year": _OF_THE_TEAM,
    # Gunung Mas 24/2024 art. 11(2)
    "lkjip": (HEAD_OF_REGION, f"{ORGANISATION} Sekretariat Daerah", PLANNING_AGENCY),
    # Paser 23/2016 art. 7(3)
    "cascading_report": (HEAD_OF_REGION, SEKDA, f"{ORGANISATION}\n{INSPECTORATE}"),
}


class SidocakepProfileDeadline(models.Model):
    """What is due goes a way, which the regulation names together with the day."""

    _name = "sidocakep.profile.deadline"
    _inherit = "sidocakep.profile.deadline"

    addressee = fields.Char(
        string="Addressed To",
        help="As the letter prints it. “Kepala Daerah” is printed with its title here.",
    )
    through = fields.Char(
        string="Through", help="By whose hands it goes; empty: directly."
    )
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
