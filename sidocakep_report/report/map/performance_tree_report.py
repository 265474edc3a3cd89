from odoo import api, models

from ...engine.map import draw_map, draw_parts, drawings_document
from .drawing_table import NOT_DECIDED, get_table_pages
from .strategy_map_report import FACES, get_heading, read_scripts

# An official sheet is Indonesian, whatever the language of who prints it.
KINDS = {
    "outcome": "Outcome",
    "csf": "Critical Success Factor (CSF)",
    "intermediate": "Kondisi Antara",
    "operational": "Kondisi Operasional",
}
#: Heads of the table and their shares of the width.
COLUMNS = (
    ("Nomor", 2),
    ("Jenis", 4),
    ("Uraian", 9),
    ("Mendukung", 8),
    ("Indikator, Penanggung Jawab, dan Crosscutting", 10),
)
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
        heading = self._get_heading(tree, values)
        return drawings_document(
            drawings, heading, tree._name, tree.id, smallest=SMALLEST
        )

    @api.model
    def _get_heading(self, tree, values):
        document = ", ".join(filter(None, (values["document"], values["date"])))
        if tree.state == "draft":
            document = NOT_DECIDED
        return get_heading(self, values, [values["holder"], document], [])

    @api.model
    def _get_report_values(self, docids, data=None):
        """Return the table of the cards."""
        trees = self.env["sidocakep.performance.tree"].browse(docids)
        pages = get_table_pages(self, trees, self._describe)
        return {**pages, "heads": COLUMNS}

    @api.model
    def _describe(self, tree, values):
        """Return the heading of a tree and its cards, each below what it serves."""
        rows = [
            {
                "group": "",
                "cells": [
                    number,
                    KINDS[row["kind"]],
                    row["name"],
                    above,
                    "\n".join(row["notes"]),
                ],
            }
            for number, row, above in _number(values["rows"])
        ]
        return self._get_heading(tree, values), rows

    @api.model
    def _get_box(self, row):
        """Return a card as the box that is drawn of it."""
        plain = dict.fromkeys(("responsible", "person", "facts", "perspective"), "")
        return {**row, **plain, "code": KINDS[row["kind"]]}


def _number(rows):
    """Yield ``(number, card, name of the card above)``, each branch to its end.

    >>> rows = [
    ...     {"id": 1, "parent_id": False, "name": "a"},
    ...     {"id": 2, "parent_id": False, "name": "b"},
    ...     {"id": 3, "parent_id": 1, "name": "c"},
    ... ]
    >>> [(number, row["name"], above) for number, row, above in _number(rows)]
    [('1', 'a', ''), ('1.1', 'c', 'a'), ('2', 'b', '')]
    """
    known = {row["id"] for row in rows}
    below = {}
    for row in rows:
        parent = row["parent_id"] if row["parent_id"] in known else None
        below.setdefault(parent, []).append(row)
    stack = [(str(place), row, "") for place, row in enumerate(below.get(None, []), 1)]
    stack.reverse()
    while stack:
        number, row, above = stack.pop()
        yield number, row, above
        children = enumerate(below.get(row["id"], []), 1)
        found = [(f"{number}.{place}", child, row["name"]) for place, child in children]
        stack += reversed(found)
