from odoo import api, models
from odoo.tools import file_open

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date

from ...engine.map import (
    COLUMNS,
    Description,
    MapHeading,
    draw_map,
    make_proof,
    map_document,
)
from ...typeset.engine import FONTS
from .drawing_table import NOT_DECIDED, get_table_pages

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


#: What is said of a component behind the map, as it was entered.
TOLD = (
    "definition",
    "relations",
    "staff",
    "stakeholders",
    "beneficiaries",
)
BEFORE_REGISTER = (
    "Ditetapkan sebelum gambar ini diterbitkan dengan kode; keasliannya dibuktikan "
    "oleh naskah yang ditetapkan."
)


def read_scripts():
    """Return the scripts that lay a drawing out."""
    sources = []
    for script in SCRIPTS:
        with file_open(script) as source:
            sources.append(source.read())
    return sources


def get_heading(report, values, lines, right):
    """Return what stands over and under a drawing.

    :param report: the model that prints it
    :param values: what is printed of a document, see ``sidocakep.drawing.mixin``
    :param lines: whose it is, and by which document
    :param right: what stands beside it, above the period and the day of printing
    """
    env = report.env
    today = env.user._get_office_day()
    counted = values.get("counted") or {}
    ratings = {row["id"]: row["rating"] for row in values["rows"] if row["rating"]}
    legend = env["sidocakep.plan.node"]._get_map_legend(ratings)
    note = BEFORE_REGISTER if values.get("before_register") else counted.get("note", "")
    return MapHeading(
        title=values["title"],
        government=values["government"],
        lines=lines,
        right=[*right, counted.get("title", ""), f"Dicetak {format_date(today)}"],
        day=today,
        note=note,
        legend=[(entry["label"], entry["color"]) for entry in legend],
        proof=make_proof(values["issued"]),
    )


class StrategyMapReport(models.AbstractModel):
    """The strategy map of a plan on landscape sheets of A3.

    Drawn as it was issued, before that from the records that the screen shows, with the
    rights of who prints; placed by the script that draws the screen. Paser 23/2016
    art. 3(2).
    """

    _name = "report.sidocakep_report.report_strategy_map"
    _description = "Printed Strategy Map"

    @api.model
    def _get_typst_documents(self, plans):
        """Return ``{plan id: TypstDocument}``."""
        values = plans._get_drawing_values()
        return {plan.id: self._get_document(plan, values[plan.id]) for plan in plans}

    @api.model
    def _get_document(self, plan, values):
        """Return the sheets of a map.

        :param values: what it says, see ``sidocakep.plan._get_drawings``
        """
        drawing = draw_map(read_scripts(), values["rows"], LEVELS, FACES)
        heading = self._get_heading(plan, values)
        descriptions = self._get_descriptions(values["rows"])
        return map_document(drawing, heading, plan._name, plan.id, descriptions)

    @api.model
    def _get_report_values(self, docids, data=None):
        """Return the table of what the sheet behind the map says."""
        plans = self.env["sidocakep.plan"].browse(docids)
        pages = get_table_pages(self, plans, self._describe)
        return {**pages, "heads": COLUMNS}

    @api.model
    def _describe(self, plan, values):
        """Return the heading of a map and the rows of its table."""
        rows, level = [], None
        for description in self._get_descriptions(values["rows"]):
            name, *cells = description
            rows.append(
                {"group": name.upper() if name != level else "", "cells": cells}
            )
            level = name
        return self._get_heading(plan, values), rows

    @api.model
    def _get_descriptions(self, rows):
        """Return what the sheet behind the map says of each component, by level."""
        return [
            Description(
                level=LEVELS[level],
                name=" ".join(filter(None, (row["code"], row["name"]))),
                responsible="\n".join(
                    filter(None, (row["responsible"], row["person"]))
                ),
                indicators=row["indicator_names"],
                facts=row["facts"].replace(" · ", "\n"),
                **{name: row[name] for name in TOLD},
            )
            for level in LEVELS
            for row in rows
            if row["level"] == level
        ]

    @api.model
    def _get_heading(self, plan, values):
        """Return what stands over the map: whose it is, by which document, when."""
        document = ", ".join(filter(None, (values["document"], values["date"])))
        if plan.state in ("draft", "reviewed"):
            document = NOT_DECIDED
        right = []
        if values["coordinator"]:
            right.append(f"Dikoordinasikan oleh {values['coordinator']}")
        if values["reviewed"]:
            right.append(f"Direviu {values['reviewed']}")
        return get_heading(self, values, [values["holder"], document], right)
