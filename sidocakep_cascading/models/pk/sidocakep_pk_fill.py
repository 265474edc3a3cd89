"""Drawing a PK up from the plan (Tabel I) and the DPA (Tabel II)."""

from collections import defaultdict

from odoo import fields, models

from ...const import (
    BASIS_DPA,
    BASIS_TUPOKSI,
    CASCADE_SHARE,
    IN_FORCE,
    KEGIATAN,
    KIND_HEAD_OF_REGION,
    NO_TABLE2,
    PROGRAM,
    SUB_KEGIATAN,
)
from .pk_source import PkSources


class SidocakepPk(models.Model):
    """What the plan and the DPA say a PK should hold; reading is in ``pk_source``."""

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    basis = fields.Selection(
        [
            (BASIS_DPA, "DPA (Budget)"),
            (BASIS_TUPOKSI, "Tupoksi (No Budget of Its Own)"),
        ],
        required=True,
        default=BASIS_DPA,
        tracking=True,
        help="A PK stands on the DPA; where there is a DPA and it holds no budget for "
        "the position, on its duties and functions (tupoksi).",
    )
    budget_id = fields.Many2one(
        "sidocakep.budget",
        string="DPA",
        index="btree_not_null",
        ondelete="restrict",
        help="The DPA, or the definitive RKA, on which the PK stands: Tabel II was "
        "drawn from it, or it holds no budget for the position.",
    )

    def action_fill_from_plan(self):
        """Draw Tabel I from the plan and Tabel II from the DPA.

        A second draw brings both up to date: lines of the plan follow it, lines added
        by hand and all notes stay.
        """
        self.check_access("write")
        self._check_not_frozen({"line_ids", "table2_ids"})
        sources = PkSources(self)
        self._fill_lines(sources)
        self._fill_table2(sources)
        self._propose_parent_lines(sources)
        # Read again in the printed order.
        self.invalidate_recordset(["line_ids", "table2_ids"])
        return True

    def _fill_lines(self, sources):
        """Bring Tabel I in line with the indicators of the position.

        Gunung Mas 24/2024 art. 6(3): indicators and targets of the year.
        """
        line_model = self.env["sidocakep.pk.line"]
        obsolete, new_vals = line_model, []
        for pk in self:
            existing = {line.indicator_id: line for line in pk.line_ids}
            wanted = sources.get_promises(pk)
            kept = [promise.indicator for promise in wanted]
            obsolete |= pk.line_ids.filtered(
                lambda line, kept=kept: (
                    line.is_from_plan and line.indicator_id.sudo() not in kept
                )
            )
            for number, promise in enumerate(wanted, start=1):
                vals = {
                    "sequence": number * 10,
                    "node_id": promise.node.id,
                    "objective": promise.node.name,
                    "name": promise.indicator.name,
                    "is_from_plan": True,
                    **(
                        line_model._prepare_target_vals(promise.target)
                        if promise.target
                        else {"figure_status": "not_reported"}
                    ),
                }
                line = existing.get(promise.indicator.sudo(False))
                if line and line.cascade_method == CASCADE_SHARE:
                    # The superior handed down a part: the plan's target is the whole.
                    continue
                if line:
                    line._as_program().write(vals)
                else:
                    new_vals.append(
                        {"pk_id": pk.id, "indicator_id": promise.indicator.id, **vals}
                    )
        obsolete.unlink()
        line_model._as_program().create(new_vals)

    def _fill_table2(self, sources):
        """Write Tabel II anew from the DPA in force; what was typed stays with its row.

        That is its note and, where the plan ties it to no line, what it serves.

        Where there is a DPA without a budget for the position the PK stands on the
        tupoksi (Paser 23/2016 art. 4(3)). Where there is none the PK waits for it.
        """
        row_model = self.env["sidocakep.pk.table2"]
        typed = {
            (row.pk_id.id, row.code, row.name): (
                row.note,
                False if row.pk_line_ids else row.indicator_text,
            )
            for row in self.table2_ids
        }
        self.table2_ids.unlink()
        group_vals, groups, row_vals = [], [], []
        by_basis = defaultdict(list)
        for pk in self:
            rows = sources.budget_rows.get_rows(pk)
            budget = sources.get_budget(pk)
            budget_id = budget.id if len(budget) == 1 else False
            basis = BASIS_TUPOKSI if budget and not rows else BASIS_DPA
            by_basis[basis, budget_id].append(pk.id)
            for number, row in enumerate(rows, start=1):
                vals = pk._prepare_table2_vals(sources, row, number * 100)
                note, served = typed.get((pk.id, row.code or False, row.name), ("", ""))
                vals["note"] = note
                vals["indicator_text"] = vals["indicator_text"] or served
                if row.children:
                    group_vals.append(vals)
                    groups.append((pk, row))
                else:
                    row_vals.append(vals)
        for parent, (pk, row) in zip(row_model.create(group_vals), groups, strict=True):
            for number, child in enumerate(row.children, start=1):
                vals = pk._prepare_table2_vals(sources, child, parent.sequence + number)
                row_vals.append({**vals, "parent_id": parent.id})
        row_model.create(row_vals)
        for (basis, budget_id), pk_ids in by_basis.items():
            self.browse(pk_ids).write({"basis": basis, "budget_id": budget_id})

    def _name_budget(self):
        """Name the DPA that is in force on the date of each, where it is one.

        One whose Tabel II was not drawn again stands on it too, if it agrees.
        """
        sources = PkSources(self)
        for pk in self:
            budget = sources.get_budget(pk)
            if len(budget) == 1 and pk.budget_id != budget:
                pk.budget_id = budget

    def _prepare_table2_vals(self, sources, row, sequence):
        """Return the values of a row of Tabel II, tied to the lines it serves."""
        self.ensure_one()
        budget_rows = sources.budget_rows
        served = budget_rows.get_served_lines(self, row)
        return {
            "pk_id": self.id,
            "sequence": sequence,
            "node_id": row.node_id,
            "code": row.code,
            "name": row.name,
            "amount": row.amount,
            "fund_source": budget_rows.get_fund_source(row),
            "pk_line_ids": [fields.Command.set(served.ids)],
            "indicator_text": "; ".join(served.mapped("name")) or False,
        }

    def _propose_parent_lines(self, sources):
        """Point lines without one at the line of the superior that they support."""
        links = {}
        for pk, superior_lines in self._get_superior_lines().items():
            for line in pk.line_ids.filtered(lambda line: not line.parent_line_id):
                parent = sources.get_supported_line(line.sudo(), superior_lines)
                if parent:
                    links[line.id] = parent.id
        if links:
            self.env["sidocakep.pk.line"]._link_to_superiors(links)

    def _get_superior_lines(self):
        """Return ``{pk: lines of the PK of its superior in the same year}``, sudo."""
        candidates = self.sudo().search_fetch(
            [
                ("year", "in", self.mapped("year")),
                ("job_id", "in", self.second_job_id.ids),
                ("state", "!=", "replaced"),
            ],
            ["employee_id", "job_id", "state", "year"],
            order="version desc, id desc",
        )
        by_job = candidates.grouped(lambda other: (other.job_id.id, other.year))
        result = {}
        for pk in self:
            above = by_job.get((pk.second_job_id.id, pk.year), candidates.browse())
            superior = above.sorted(
                # A successor in the making counts when it is in force, not before.
                lambda other, pk=pk: (
                    other.employee_id != pk.second_employee_id,
                    other.state != IN_FORCE,
                )
            )
            result[pk] = superior[:1].line_ids
        return result

    def _get_table2_levels(self):
        """Return ``{pk id: what column 3 of Tabel II holds}``.

        Gunung Mas 24/2024 annex C.6, penjelasan b.2, as the rules of the profile say
        it; one look-up per profile and date. The form of the head of region has
        programmes.
        """
        result = {}
        groups = self.sudo().grouped(
            lambda pk: (pk.profile_id, pk._get_reference_date())
        )
        for (profile, day), pks in groups.items():
            rules = profile._get_level_rules(pks.job_id, day) if profile else {}
            for pk in pks:
                rule = rules.get(pk.job_id.id)
                is_region = pk.position_kind_id.code == KIND_HEAD_OF_REGION
                default = PROGRAM if is_region else NO_TABLE2
                result[pk.id] = rule.table2_level if rule else default
        return result

    def _get_table2_child_level(self, level):
        """Return the level listed under each programme, if the form nests them."""
        self.ensure_one()
        if not self._is_table2_nested():
            return None
        return {PROGRAM: KEGIATAN, KEGIATAN: KEGIATAN, SUB_KEGIATAN: SUB_KEGIATAN}.get(
            level
        )
