"""Drawing an RKT from the plan in force."""

from odoo import models

from .rkt_part_mixin import VALUE_FIELDS, figure_key
from .rkt_source import RktSources

# What a person may change of a drawn row, and the fields that hold it.
PARTS = {
    "figure": (*VALUE_FIELDS, "amount"),
    "objective": ("objective",),
    "name": ("name",),
}


class SidocakepRkt(models.Model):
    """What the plan says an RKT should hold; reading is in ``rkt_source``."""

    _name = "sidocakep.rkt"
    _inherit = "sidocakep.rkt"

    def action_draw_from_plan(self):
        """Draw lines and RKA measures from the plan in force.

        A second draw brings up to date what still stands as it was drawn. What a
        person changed, added or left out stays; the form says where it differs.
        """
        self.check_access("write")
        self._check_not_frozen({"line_ids", "measure_ids"})
        self.lock_for_update(allow_referencing=True)
        self._follow_plan_in_force()
        sources = RktSources(self)
        for rkt in self:
            rkt._draw_lines(sources)
        for rkt in self.filtered(lambda rkt: rkt.scope == "agency"):
            rkt._draw_measures(sources)
        # Read again in the order of the plan.
        self.invalidate_recordset(["line_ids", "measure_ids"])
        return True

    def _get_plan_targets(self, indicators):
        """Return ``{(indicator id, period kind, year): target row}`` of the plan.

        One query; a row of the plan wins over one set for the year alone.
        """
        self.ensure_one()
        plan = self.plan_id._origin
        rows = (
            self.env["sidocakep.target"]
            .sudo()
            .search(
                [
                    ("indicator_id", "in", indicators.ids),
                    ("kind", "=", "target"),
                    ("plan_id", "in", [plan.id, False]),
                ]
            )
        )
        rows = rows.sorted(lambda row: bool(row.plan_id))
        return {
            (row.indicator_id.id, row.period_kind, row.year): row
            for row in rows
            if not row.period_no
        }

    def _follow_plan_in_force(self):
        """Turn to the amendment where the plan was amended since the last draw."""
        for (year, scope), rkts in self.grouped(
            lambda rkt: (rkt.year, rkt.scope)
        ).items():
            kind = "rpjmd" if scope == "government" else "renstra"
            plans = self.env["sidocakep.plan"]._get_in_force(
                rkts.company_id, kind=kind, year=year
            )
            for rkt in rkts:
                plan = plans.get(rkt.company_id.id)
                if plan and plan != rkt.plan_id:
                    rkt.plan_id = plan

    def _draw_lines(self, sources):
        """Bring the lines in line with tujuan and sasaran of the plan.

        Gunung Mas 24/2024 annex B.4a, keterangan 1 to 3: sasaran, indicators and
        targets of the Renstra become those of the RKT.
        """
        self.ensure_one()
        existing = {
            (line.node_id.sudo().identity, line.indicator_id.id): line
            for line in self.line_ids
        }
        new_vals = []
        for number, promise in enumerate(sources.get_promises(self), start=1):
            key = (promise.node.identity, promise.indicator.id)
            drawn = self._prepare_line(promise, number * 10)
            line = existing.pop(key, None)
            if line is None:
                new_vals.append(drawn)
            else:
                self._redraw(line, drawn)
        self.env["sidocakep.rkt.line"]._as_program().create(new_vals)
        self._drop_untouched(existing.values())

    def _prepare_line(self, promise, sequence):
        vals = {
            "rkt_id": self.id,
            "sequence": sequence,
            "origin": "plan",
            "node_id": promise.node.id,
            "objective": promise.node.name,
            "indicator_id": promise.indicator.id,
            "name": promise.indicator.name,
            "drawn_objective": promise.node.name,
            "drawn_name": promise.indicator.name,
        }
        return vals | self._prepare_drawn_target(promise.target)

    def _prepare_drawn_target(self, target):
        """Return the figure of the plan, and the same as what was drawn."""
        if not target:
            return {
                "target_id": False,
                "figure_status": "not_reported",
                "drawn_figure": "not_reported",
            }
        line_model = self.env["sidocakep.rkt.line"]
        return {
            **line_model._prepare_target_vals(target),
            "drawn_figure": figure_key(target),
        }

    def _redraw(self, row, drawn):
        """Write what the plan says now, but for the parts that a person changed."""
        by_hand = row._get_changed_parts() if row.origin == "plan" else set(PARTS)
        kept = {name for part in by_hand for name in PARTS[part]}
        vals = {
            name: value
            for name, value in drawn.items()
            if name not in kept and _differs(row, name, value)
        }
        if vals.keys() & set(VALUE_FIELDS):
            # A figure is written as a whole: one part alone would empty the others.
            vals |= {name: drawn[name] for name in VALUE_FIELDS if name in drawn}
        if "node_id" in vals:
            vals = row._keep_wording(vals)
        row._as_program().write(vals)

    def _drop_untouched(self, rows):
        """Remove what the plan no longer holds, unless a person put a hand to it."""
        for row in rows:
            if row.origin == "plan" and not row._get_changed_parts():
                row._with_workflow_bypass().unlink()

    # ------------------------------------------------------------------
    # RKA
    # ------------------------------------------------------------------

    def _draw_measures(self, sources):
        """Draw the measures of the RKA from the RKT, the indicators and the funds.

        Gunung Mas 24/2024 annex B.4b, keterangan a and b: an indicator of the RKT is
        the tolok ukur of the outcome, its target is broken down into that of the
        outcome; art. 10(4).
        """
        self.ensure_one()
        existing = {measure._get_identity(): measure for measure in self.measure_ids}
        new_vals = []
        for number, vals in enumerate(self._prepare_measures(sources), start=1):
            node = self.env["sidocakep.plan.node"].sudo().browse(vals["node_id"])
            key = (node.identity, vals["kind"], vals.get("indicator_id") or False)
            vals |= {"rkt_id": self.id, "origin": "plan", "sequence": number * 10}
            measure = existing.pop(key, None)
            if measure is None:
                new_vals.append(vals)
            else:
                self._redraw(measure, vals)
        self.env["sidocakep.rka.measure"]._as_program().create(new_vals)
        self._drop_untouched(existing.values())

    def _prepare_measures(self, sources):
        """Return the values of all measures, node by node in the order of the plan."""
        lines_of = self.line_ids.filtered("is_included").grouped("node_id")
        result = []
        for node in sources.get_nodes(self, ("program", "kegiatan", "sub_kegiatan")):
            own_kind = "capaian_program" if node.level == "program" else "keluaran"
            result += [
                self._prepare_measure(node, own_kind, promise.indicator)
                | self._prepare_drawn_target(promise.target)
                for promise in sources.get_promises_of(self, node)
            ]
            result.append(self._prepare_funds(node, *sources.get_amount(self, node)))
            if node.level == "program":
                objective = sources.get_objective(node)
                result += [
                    self._prepare_outcome(node, line)
                    for line in lines_of.get(objective.sudo(False), ())
                ]
        return result

    def _prepare_measure(self, node, kind, indicator):
        return {
            "node_id": node.id,
            "kind": kind,
            "indicator_id": indicator.id,
            "name": indicator.name,
            "drawn_name": indicator.name,
        }

    def _prepare_funds(self, node, amount, source):
        """Return the masukan of a node: the funds that it needs."""
        text = "Dana yang dibutuhkan"
        return {
            "node_id": node.id,
            "kind": "masukan",
            "name": text,
            "drawn_name": text,
            "amount": amount,
            "amount_source": source,
            "drawn_figure": f"{float(amount)!r}",
            "figure_status": "not_applicable",
        }

    def _prepare_outcome(self, node, line):
        """Return the hasil of a programme: the target of the RKT, to be broken down."""
        return {
            "node_id": node.id,
            "kind": "hasil",
            "indicator_id": line.indicator_id.id,
            "rkt_line_id": line.id,
            "target_id": line.target_id.id,
            **self._prepare_following(line),
        }

    def _prepare_following(self, line):
        """Return wording and figure of a line, as a hasil that follows it has them."""
        return {
            "name": line.name,
            "drawn_name": line.name,
            **{
                name: line._fields[name].convert_to_write(line[name], line)
                for name in VALUE_FIELDS
            },
            "drawn_figure": line._get_figure_key(),
        }

    def _follow_lines(self, lines):
        """Bring the hasil that nobody broken down otherwise in line with the RKT.

        One source: a target that is changed in the RKT changes there too. What a person
        wrote in a hasil stays, and its print says beside it what the RKT says.
        """
        for measure in self.measure_ids.filtered(
            lambda item: item.rkt_line_id in lines
        ):
            self._redraw(measure, self._prepare_following(measure.rkt_line_id))


def _differs(row, name, value):
    """Tell whether writing ``value`` would change the field ``name`` of ``row``."""
    field = row._fields[name]
    current = field.convert_to_write(row[name], row)
    return (current or False) != (value or False)
