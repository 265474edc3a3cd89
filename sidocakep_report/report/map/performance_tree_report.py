from odoo import api, models
from odoo.tools import file_open

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date
from odoo.addons.sidocakep_base.models.document.document_lang import document_lang

from ...engine.map import MapHeading, draw_map, draw_parts, drawings_document
from .strategy_map_report import FACES, SCRIPTS

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

    With the rights of who prints. PermenPANRB 89/2021.
    """

    _name = "report.sidocakep_report.report_performance_tree"
    _description = "Printed Performance Tree"

    @api.model
    def _get_typst_documents(self, trees):
        """Return ``{tree id: TypstDocument}``."""
        return {tree.id: self._get_document(tree) for tree in trees}

    @api.model
    def _get_document(self, tree):
        sources = []
        for script in SCRIPTS:
            with file_open(script) as source:
                sources.append(source.read())
        boxes = self._get_boxes(tree)
        drawings = draw_parts(
            boxes,
            KINDS,
            lambda boxes, names: draw_map(sources, boxes, names, FACES),
            SMALLEST,
        )
        heading = self._get_heading(tree, boxes)
        return drawings_document(
            drawings, heading, tree._name, tree.id, smallest=SMALLEST
        )

    @api.model
    def _get_boxes(self, tree):
        """Return what the cards of the tree say, as boxes: what stands above first."""
        nodes = self.env["sidocakep.performance.tree.node"]
        nodes = nodes.with_context(lang=document_lang(self.env))
        found = nodes.search([("tree_id", "=", tree.id)], order="sequence, id")
        return [
            {
                "id": node.id,
                "parent_id": node.parent_id.id,
                "kind": node.kind,
                "code": KINDS[node.kind],
                "name": node.name,
                "responsible": "",
                "person": "",
                "facts": "",
                "perspective": "",
                "rating": node.achievement_mark,
                "notes": self._get_notes(node),
            }
            for node in found.sorted(lambda node: node.parent_path.count("/"))
        ]

    @api.model
    def _get_notes(self, node):
        """Return the lines below the name: indicators, plan, positions, agencies."""
        notes = [f"• {indicator['text']}" for indicator in node.indicator_names or []]
        notes += [chip["text"] for chip in node.link_chips or []]
        notes += [
            f"{'Mendukung' if chip['incoming'] else 'Crosscutting'} {chip['agency']}: "
            f"{chip['label']}"
            for chip in node.crosscutting_chips or []
        ]
        return notes

    @api.model
    def _get_counted(self, tree):
        """Return title and note of the period that is printed, empty without one."""
        key = self.env.context.get("sidocakep_achievement")
        shown = tree.with_context(lang=document_lang(self.env)).achievement_view
        period = next((one for one in shown["periods"] if one["key"] == key), {})
        return period.get("title", ""), period.get("note", "")

    @api.model
    def _get_heading(self, tree, boxes):
        today = self.env.user._get_office_day()
        title, note = self._get_counted(tree)
        ratings = {box["id"]: box["rating"] for box in boxes if box["rating"]}
        legend = self.env["sidocakep.plan.node"]._get_map_legend(ratings)
        document = "Rancangan, belum ditetapkan"
        if tree.state != "draft":
            day = tree.document_date and format_date(tree.document_date)
            document = ", ".join(filter(None, (tree.document_number, day)))
        company = tree.sudo().company_id
        return MapHeading(
            title=tree.display_name,
            government=company.root_id.name,
            lines=[company.name, document],
            right=[title, f"Dicetak {format_date(today)}"],
            day=today,
            legend=[(entry["label"], entry["color"]) for entry in legend],
            note=note,
        )
