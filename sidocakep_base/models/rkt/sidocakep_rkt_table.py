"""Tabel I and II of annex B and the relation of the RKT to the RKA, as data."""

from odoo import fields, models

from ..regulation.sidocakep_profile_reading import FIVE_COLUMNS
from .rkt_source import RktSources

# The first column of the annex, which is Indonesian whatever the reader's language.
RKA_LABELS = {
    "capaian_program": "Capaian Program",
    "masukan": "Masukan",
    "keluaran": "Keluaran",
    "hasil": "Hasil",
}
#: Over the second column of the same table.
MEASURE_LABEL = "Tolok Ukur Kinerja"
#: The form of Gunung Mas 24/2024 annex B.4.b writes both its own way, and is followed.
LETTER = {
    "gunung_mas_rkt": {
        "Capaian Program": "Capain Program",
        MEASURE_LABEL: "Tolak Ukur Kinerja",
    }
}


class SidocakepRkt(models.Model):
    """The printed tables of an RKT; those of a decided one are frozen with it."""

    _name = "sidocakep.rkt"
    _inherit = "sidocakep.rkt"

    frozen_tables = fields.Json(readonly=True, copy=False)
    table_html = fields.Html(
        string="Tabel I and II",
        compute="_compute_table_html",
        sanitize=False,
        help="The plan and what the year takes from it.",
    )
    rka_html = fields.Html(string="RKA", compute="_compute_table_html", sanitize=False)

    def _get_tables(self):
        """Return the tables of one RKT as plain data, ready for JSON.

        ``years``: ``{"number", "year"}`` of each column of Tabel II; a plan named by
        the years of taking and leaving office has six, of which the first, the year of
        taking office, has the number 0, where the profile does not leave it out.

        ``table_1`` (Gunung Mas 24/2024 annex B.4a): ``no``, ``goal``, ``objective``,
        ``indicator``, ``target`` (of the plan period).

        ``table_2``: ``no``, ``level``, ``goal`` (the tujuan above a sasaran, before the
        first of its sasaran and not below a row of its own), ``objective``,
        ``indicator``, ``unit``,
        ``target`` (of the plan period), ``years`` (the text of each year; the RKT's own
        target in its own year, those of the plan in the others).

        ``form`` (annex B.4b): ``no``, ``level``, ``goal``, ``objective``,
        ``indicator``, ``target`` of the year, ``paper`` (as a document writes it).

        Where the RKT promises another figure than the plan for its year, the row says
        that of the plan too: ``plan``.

        ``rka``: a block for each kegiatan, or for a programme without any: ``code``,
        ``name``, ``program``, ``rows`` of ``kind``, ``label``, ``measure``, ``target``;
        a hasil that was broken down otherwise says what the RKT promises: ``rkt``.
        """
        self.ensure_one()
        return self.frozen_tables or self._prepare_tables()

    def _get_relations(self):
        """Return ``{rkt id: its tables}`` of many, whose plans are read at once."""
        sources = RktSources(self.filtered(lambda rkt: not rkt.frozen_tables))
        return {
            rkt.id: rkt.frozen_tables or rkt._prepare_tables(sources) for rkt in self
        }

    def _prepare_tables(self, sources=None):
        """Return the tables as the RKT and its plan stand now.

        :param sources: what was read of the plans of many
        """
        self.ensure_one()
        sources = sources or RktSources(self)
        years = self._get_table_years()
        table_1, table_2 = [], []
        # Tabel I is that of the plan, whatever this year leaves out.
        for number, line in enumerate(self.line_ids, start=1):
            table_1.append(
                {
                    "no": number,
                    "goal": line.goal or "",
                    "objective": line.objective if line.level == "sasaran" else "",
                    "indicator": line.name,
                    "target": sources.get_period_target(self, line.indicator_id),
                }
            )
        for line, row in self._prepare_rows():
            table_2.append(
                {
                    **row,
                    "unit": line.unit_id.sudo().name or "",
                    "target": sources.get_period_target(self, line.indicator_id),
                    "years": [
                        self._get_year_text(sources, line, column["year"])
                        for column in years
                    ],
                    **self._get_plan_figure(sources, line),
                }
            )
        return {
            "years": years,
            "table_1": table_1,
            "table_2": table_2,
            "form": self._prepare_form_rows(),
            "rka": self._prepare_rka(),
        }

    def _prepare_rows(self):
        """Return ``[(line, what Tabel II and the form both say of it)]``."""
        lines = self.line_ids.filtered("is_included")
        goals = lines._get_goals_to_name()
        return [
            (
                line,
                {
                    "no": number,
                    "indicator": line.name,
                    "goal": goals[line],
                    "objective": line.objective,
                    "level": line.level,
                },
            )
            for number, line in enumerate(lines, start=1)
        ]

    def _prepare_form_rows(self):
        """Return the rows of the form. Gunung Mas 24/2024 annex B.4.b."""
        return [
            {
                **row,
                "target": line._get_printed_value(),
                "paper": line._get_paper_value(),
            }
            for line, row in self._prepare_rows()
        ]

    def _get_table_years(self):
        """Return the columns of Tabel II: the five years of the plan, numbered.

        Whether a plan named by six years has a sixth column, the profile says; the
        year of the RKT itself always has one.
        """
        plan = self.plan_id.sudo()
        first = plan.year_start
        if self.company_id._get_profile().sudo().plan_columns == FIVE_COLUMNS:
            first = min(plan.year_end - 4, self.year)
        return [
            {"number": 5 - (plan.year_end - year), "year": year}
            for year in range(first, plan.year_end + 1)
        ]

    def _get_plan_figure(self, sources, line):
        """Return what the plan says of the year, where the RKT says something else."""
        target = sources.get_target(self, line.indicator_id)
        if not target or target._to_engine_value() == line._to_engine_value():
            return {}
        return {"plan": target._get_printed_value()}

    def _get_year_text(self, sources, line, year):
        if year == self.year:
            return line._get_printed_value(with_unit=False)
        target = sources.get_target(self, line.indicator_id, year)
        return target._get_printed_value(with_unit=False) if target else ""

    def _prepare_rka(self):
        """Return the blocks of the RKA. Gunung Mas 24/2024 annex B.4b."""
        measures = self.measure_ids.sudo().filtered("is_included")
        by_node = measures.grouped("node_id")
        blocks = []
        parents = {node.parent_id for node in by_node}
        for node in by_node:
            if node.level == "sub_kegiatan" or (
                node.level == "program" and node in parents
            ):
                continue
            program = node
            while program and program.level != "program":
                program = program.parent_id
            measures = by_node[node]
            own_kinds = set(measures.mapped("kind"))
            measures |= by_node.get(program, measures[:0]).filtered(
                lambda measure, own=own_kinds: measure.kind not in own
            )
            blocks.append(
                {
                    "code": node.code or "",
                    "name": node.name,
                    "program": " ".join(filter(None, (program.code, program.name))),
                    "rows": [
                        {
                            "kind": kind,
                            "label": label,
                            "measure": measure.name,
                            "target": measure.target_text,
                            **measure._get_promised_beside(),
                        }
                        for kind, label in RKA_LABELS.items()
                        for measure in measures.filtered(
                            lambda measure, kind=kind: measure.kind == kind
                        )
                    ],
                }
            )
        return blocks

    def _compute_table_html(self):
        for rkt in self:
            rkt.table_html = rkt.rka_html = False
            if not rkt._origin.id or not rkt.plan_id:
                continue
            letter = LETTER.get(rkt._get_form().form_code, {})
            values = {
                "tables": rkt._origin._get_tables(),
                "rkt": rkt,
                "measure_label": letter.get(MEASURE_LABEL, MEASURE_LABEL),
                "letter": letter,
            }
            rkt.table_html = self.env["ir.qweb"]._render(
                "sidocakep_base.rkt_tables", values
            )
            rkt.rka_html = self.env["ir.qweb"]._render("sidocakep_base.rkt_rka", values)
