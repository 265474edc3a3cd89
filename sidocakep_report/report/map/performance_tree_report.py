from odoo import api, models

from ...engine.map import draw_map, draw_parts, drawings_document
from .strategy_map_report import FACES, NOT_DECIDED, get_heading, read_scripts

# An official sheet is Indonesian, whatever the language of who prints it.
KINDS = {
    "outcome": "Outcome",
    "csf": "Critical Success Factor (CSF)",
    "intermediate": "Kondisi Antara",
    "operational": "Kondisi Operasional",
}
#: Millimetres for a unit of the drawing: its smallest type, 11.5 units, has 8 points.
SMALLEST = 8 * 0.3528 / 11.5


class PerformanceTreeReport(models.AbstractModel):
    """The performance tree on landscape sheets of A3, as the screen shows it.

    As it was issued, before that with the rights of who prints. PermenPANRB 89/2021.
    """

    _name = "report.sidocakep_report.report_performance_tree"
    _description = "Printed Performance Tree"

    @api.model
    def _get_typst_documents(self, trees):
        """Return ``{tree id: TypstDocument}``."""
        values = trees._get_drawing_values()
        return {tree.id: self._get_document(tree, values[tree.id]) for tree in trees}

    @api.model
    def _get_document(self, tree, values):
        """Return the sheets of a tree.

        :param values: what it says, see ``sidocakep.performance.tree._get_drawings``
        """
        scripts = read_scripts()
        drawings = draw_parts(
            [self._get_box(row) for row in values["rows"]],
            KINDS,
            lambda boxes, names: draw_map(scripts, boxes, names, FACES),
            SMALLEST,
        )
        document = ", ".join(filter(None, (values["document"], values["date"])))
        if tree.state == "draft":
            document = NOT_DECIDED
        heading = get_heading(self, values, [values["holder"], document], [])
        return drawings_document(
            drawings, heading, tree._name, tree.id, smallest=SMALLEST
        )

    @api.model
    def _get_box(self, row):
        """Return a card as the box that is drawn of it."""
        plain = dict.fromkeys(("responsible", "person", "facts", "perspective"), "")
        return {**row, **plain, "code": KINDS[row["kind"]]}
