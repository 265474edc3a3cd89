from odoo import api, models
from odoo.tools import file_open

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date
from odoo.addons.sidocakep_base.models.document.document_lang import document_lang

from ...engine.map import Description, MapHeading, draw_map, map_document
from ...typeset.engine import FONTS

SCRIPTS = (
    "sidocakep_cascading/static/lib/dagre/dagre.min.js",
    "sidocakep_cascading/static/src/strategy_map_layout/map_layout.js",
)
FACES = [FONTS / f"LiberationSans-{face}.ttf" for face in ("Regular", "Bold")]
# An official sheet is Indonesian, whatever the language of who prints it.
LEVELS = {
    "visi": "Visi",
    "misi": "Misi",
    "tujuan": "Tujuan",
    "sasaran": "Sasaran",
    "strategi": "Strategi",
    "arah_kebijakan": "Arah Kebijakan",
    "program": "Program",
}


class StrategyMapReport(models.AbstractModel):
    """The strategy map of a plan on landscape sheets of A3.

    Drawn from the records that the screen shows, with the rights of who prints, and
    placed by the script that draws the screen. Paser 23/2016 art. 3(2).
    """

    _name = "report.sidocakep_report.report_strategy_map"
    _description = "Printed Strategy Map"

    @api.model
    def _get_typst_documents(self, plans):
        """Return ``{plan id: TypstDocument}``."""
        return {plan.id: self._get_document(plan) for plan in plans}

    @api.model
    def _get_document(self, plan):
        nodes = self.env["sidocakep.plan.node"]
        nodes = nodes.with_context(lang=document_lang(self.env))
        read = nodes.strategy_map_read(
            [],
            plan_id=plan.id,
            with_achievement=self.env.context.get("sidocakep_achievement", False),
        )
        sources = []
        for script in SCRIPTS:
            with file_open(script) as source:
                sources.append(source.read())
        drawing = draw_map(sources, read["nodes"], LEVELS, FACES)
        heading = self._get_heading(plan, read)
        descriptions = self._get_descriptions(nodes._search_map_nodes(plan), read)
        return map_document(drawing, heading, plan._name, plan.id, descriptions)

    @api.model
    def _get_descriptions(self, nodes, read):
        """Return what the sheet behind the map says of each component, by level."""
        boxes = {box["id"]: box for box in read["nodes"]}
        # As superuser: names of positions and components of others are public.
        return [
            Description(
                level=LEVELS[level],
                name=_get_name(node),
                definition=node.operational_definition or "",
                relations=self._get_relations(node.sudo(), boxes),
                responsible="\n".join(
                    filter(
                        None, (boxes[node.id][key] for key in ("responsible", "person"))
                    )
                ),
                staff=node.staff_persons or "",
                stakeholders=node.stakeholders or "",
                beneficiaries=node.beneficiaries or "",
                indicators=node.indicator_names or "",
                facts=boxes[node.id]["facts"].replace(" · ", "\n"),
            )
            for level in LEVELS
            for node in nodes.filtered(lambda node, level=level: node.level == level)
        ]

    @api.model
    def _get_relations(self, node, boxes):
        """Return what a component is part of, supports and brings about, in words."""
        above = boxes[node.id]["parent_id"]
        lines = [f"Bagian dari: {_get_name(node.browse(above))}"] if above else []
        if upper := node.upper_node_id:
            lines.append(f"Mendukung RPJMD: {_get_name(upper)}")
        lines += [f"Mendorong: {_get_name(effect)}" for effect in node.link_ids]
        return "\n".join(lines)

    @api.model
    def _get_heading(self, plan, read):
        """Return what stands over the map: whose it is, by which document, when."""
        today = self.env.user._get_office_day()
        shown = read["plan"]
        measured = read["achievement"] or {}
        document = ""
        if plan.document_number:
            document = plan.document_number
            if plan.document_date:
                document += f", {format_date(plan.document_date)}"
        if plan.state == "draft":
            document = "Rancangan, belum ditetapkan"
        return MapHeading(
            title=f"Peta Strategis {plan.display_name}",
            government=plan.sudo().company_id.root_id.name,
            lines=[shown["company"], document],
            right=[
                f"Dikoordinasikan oleh {shown['coordinator']}"
                if shown["coordinator"]
                else "",
                measured.get("title", ""),
                f"Dicetak {format_date(today)}",
            ],
            day=today,
            note=measured.get("note", ""),
            legend=[(entry["label"], entry["color"]) for entry in read["legend"]],
        )


def _get_name(node):
    return " ".join(filter(None, (node.code, node.name)))
