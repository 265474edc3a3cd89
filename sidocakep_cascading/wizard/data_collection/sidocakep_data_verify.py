"""Verifying a pile: first what strikes in it, and a sample that must be opened."""

import random
from collections import Counter

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.exceptions import StaleRecordError

from ...engine.contrast import (
    ABOVE,
    AS_RETURNED,
    FAR,
    HUNDRED,
    LATE,
    NO_EVIDENCE,
    REBASED,
    REUSED,
    SAME_REMARK,
    UNCHANGED,
    WITHOUT,
    Row,
    choose_sample,
    find_signs,
)
from ...engine.periods import previous
from ...models.data_collection.sidocakep_data_figure import SENT, VERIFIED


class SidocakepDataVerify(models.TransientModel):
    """Shows contrast before a pile is verified."""

    _name = "sidocakep.data.verify"
    _description = "Verify Several Figures"

    line_ids = fields.One2many(
        "sidocakep.data.verify.line", "verify_id", string="Figures", readonly=True
    )
    contrast_text = fields.Text(string="What Strikes", readonly=True)
    left_to_open = fields.Integer(compute="_compute_left_to_open")

    @api.depends("line_ids.must_open", "line_ids.was_opened")
    def _compute_left_to_open(self):
        for wizard in self:
            wizard.left_to_open = len(wizard.line_ids._filter_unopened())

    def _open_window(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Verify Several Figures"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
            "context": {"dialog_size": "extra-large"},
        }

    @api.model
    def _prepare(self, figures):
        """Return a window on those of the figures that the user may verify.

        :raises UserError: there is none among them
        """
        figures = figures._filter_verifiable()
        if not figures:
            raise UserError(
                self.env._(
                    "None of these figures is yours to verify: it was not sent, you "
                    "sent it, or another position verifies it. Choose others."
                )
            )
        rows = self._get_rows(figures)
        signs = find_signs(rows)
        draw = [random.SystemRandom().random() for _figure in figures]
        sample = choose_sample(figures.ids, signs, draw)
        labels = self._get_labels()
        wizard = self.create({"contrast_text": self._describe(signs, len(figures))})
        lines = self.env["sidocakep.data.verify.line"]._with_workflow_bypass()
        opened = lines._get_opened(figures)
        lines.create(
            [
                {
                    "verify_id": wizard.id,
                    "figure_id": figure.id,
                    "seen_on": figure.sent_on,
                    "must_open": figure.id in sample,
                    "was_opened": (figure.id, figure.sent_on) in opened,
                    "sign_text": "; ".join(
                        filter(
                            None,
                            [
                                *(labels[sign] for sign in signs.get(figure.id, ())),
                                figure.doubt_reason,
                                figure.no_figure_reason,
                                figure.is_bare and figure.no_evidence_reason,
                            ],
                        )
                    ),
                }
                for figure in figures.sorted(
                    lambda figure: -len(signs.get(figure.id, ()))
                )
            ]
        )
        return wizard

    @api.model
    def _get_rows(self, figures):
        """Return what is compared, with the verified figure of the period before."""
        former = figures.search(
            [
                ("indicator_id", "in", figures.indicator_id.ids),
                ("state", "=", VERIFIED),
            ]
        )
        by_key = {
            (item.indicator_id.id, item.period_kind, item.year, item.period_no): item
            for item in former
        }
        doubted, rows = figures._find_doubts(), []
        reused = figures.evidence_ids._find_reused()
        rebased, same = figures._find_rebased(), figures._filter_unchanged()
        for figure in figures:
            last = by_key.get(figure._get_period_key(previous))
            rows.append(
                Row(
                    figure.id,
                    figure._get_number(),
                    last._get_number() if last else None,
                    figure._is_percentage(),
                    figure.remark or "",
                    figure.evidence_count,
                    figure.is_late,
                    figure in doubted or bool(figure.doubt_reason),
                    any(evidence in reused for evidence in figure.evidence_ids),
                    figure.figure_status != "figure",
                    figure in rebased,
                    figure in same,
                )
            )
        return rows

    @api.model
    def _get_labels(self):
        return {
            AS_RETURNED: self.env._("sent again as it was returned"),
            NO_EVIDENCE: self.env._("no evidence"),
            WITHOUT: self.env._("said to have no figure"),
            REBASED: self.env._("divided by something else than the last time"),
            FAR: self.env._("asked about when it was sent"),
            REUSED: self.env._("evidence that another figure has as well"),
            UNCHANGED: self.env._("the same figure as in the period before"),
            SAME_REMARK: self.env._("the same remark as another figure"),
            HUNDRED: self.env._("exactly 100 per cent"),
            ABOVE: self.env._("more than 100 per cent"),
            LATE: self.env._("sent late"),
        }

    @api.model
    def _describe(self, signs, total):
        """Return in words how many figures have which sign."""
        counts = Counter(sign for found in signs.values() for sign in found)
        lines = [
            self.env._(
                "%(count)s of %(total)s: %(sign)s",
                count=counts[sign],
                total=total,
                sign=label,
            )
            for sign, label in self._get_labels().items()
            if counts[sign]
        ]
        if not lines:
            return self.env._("Nothing strikes in these %(total)s.", total=total)
        return "\n".join(lines)

    def action_confirm(self):
        """Verify all of them, once the sample was opened and nothing was sent anew."""
        self.ensure_one()
        unopened = self.line_ids._filter_unopened()
        if unopened:
            raise UserError(
                self.env._(
                    "Open these first, a sample of the pile: %(figures)s.",
                    figures=", ".join(unopened.figure_id.mapped("display_name")),
                )
            )
        stale = self.line_ids.filtered(
            lambda line: (
                line.figure_id.state != SENT or line.figure_id.sent_on != line.seen_on
            )
        )
        if stale:
            raise StaleRecordError(
                self.env._(
                    "Changed since you opened this window: %(figures)s. Nothing was "
                    "verified. Choose the figures again.",
                    figures=", ".join(stale.figure_id.mapped("display_name")),
                )
            )
        self.line_ids.figure_id._verify()
        return {"type": "ir.actions.act_window_close"}
