"""The evaluation of the superior outlives a correction, and a vacancy above."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date
from odoo.addons.sidocakep_base.models.document.seal_rows import sealing_anew
from odoo.addons.sidocakep_base.models.document.version_mixin import CANCELLED

from .sidocakep_measurement import ACCEPTED, EVALUATED, FOLLOWING_STATES, REPLACED, SENT
from .sidocakep_measurement_sheet import EVALUATION_FIELDS

#: Of the versions of a period the one that counts: the accepted one, else the last.
COUNTING = [
    ("measurement_id.state", "not in", (REPLACED, CANCELLED)),
    *("|", "|"),
    ("measurement_id.state", "=", ACCEPTED),
    ("measurement_id.previous_id", "=", False),
    ("measurement_id.previous_id.state", "!=", ACCEPTED),
]
#: What a correction takes over of who evaluated, and of which figures.
KEPT = ("state", "evaluated_by_id", "evaluated_on", "evaluated_as", "evaluated_figures")


class SidocakepMeasurementSheet(models.Model):
    """Pihak Kedua evaluates; while his post is vacant, the next one above it does."""

    _name = "sidocakep.measurement.sheet"
    _inherit = "sidocakep.measurement.sheet"

    _workflow_fields = {"evaluated_figures"}

    evaluated_figures = fields.Json(
        string="Figures That Were Evaluated", readonly=True, copy=False
    )
    evaluation_notice = fields.Text(
        string="Changed Since the Evaluation",
        compute="_compute_evaluation_notice",
        help="Figures that are others now than those of which the superior wrote.",
    )

    correction_notice = fields.Char(
        string="Open Correction",
        compute="_compute_correction_notice",
        help="That another version of the measurement is being made, or that this is "
        "one that does not count yet.",
    )
    is_counting = fields.Boolean(
        string="Counts",
        compute="_compute_is_counting",
        search="_search_is_counting",
        help="Of the versions of a period the accepted one, without it the last.",
    )

    @api.depends("measurement_id.state", "measurement_id.next_ids.state")
    @api.depends_context("lang")
    def _compute_correction_notice(self):
        """What was accepted counts until its correction is; who evaluates knows."""
        open_states = (*FOLLOWING_STATES, SENT)
        for sheet in self:
            item = sheet.sudo().measurement_id
            is_open = item.state == ACCEPTED and any(
                version.state in open_states for version in item.next_ids
            )
            sheet.correction_notice = is_open and self.env._(
                "A correction of it is open."
            )
            if sheet._is_open_correction():
                sheet.correction_notice = sheet._say_counting()

    @api.depends("measurement_id.state", "measurement_id.previous_id.state")
    def _compute_is_counting(self):
        for sheet in self:
            state = sheet.sudo().measurement_id.state
            is_over = state in (REPLACED, CANCELLED)
            sheet.is_counting = not is_over and not sheet._is_open_correction()

    @api.model
    def _search_is_counting(self, operator, value):
        if operator != "in" or set(value) != {True}:
            return NotImplemented
        return COUNTING

    def _is_open_correction(self):
        """Whether it is of a version that is not accepted, beside one that is."""
        self.ensure_one()
        item = self.sudo().measurement_id
        return item.state != ACCEPTED and item.previous_id.state == ACCEPTED

    def _say_counting(self):
        former = self.sudo().measurement_id.previous_id
        return self.env._(
            "It counts when Tim Monev accepts it; until then version %(version)s does.",
            version=former.version,
        )

    def _check_counting(self):
        """Refuse an evaluation beside that of the version that counts."""
        for sheet in self.filtered(lambda item: item._is_open_correction()):
            raise UserError(
                self.env._(
                    "%(sheet)s: %(why)s Write the evaluation there; it is taken over.",
                    sheet=sheet.display_name,
                    why=sheet._say_counting(),
                )
            )

    def _check_measured(self):
        """Refuse to evaluate what nobody has reported and the agency has not sent.

        A figure of an earlier period of the year says nothing of this one. Once it was
        sent there is something to say of what is missing, too.
        """
        for sheet in self:
            item = sheet.sudo().measurement_id
            first = item._get_first_day()
            days = sheet.sudo().line_ids.figure_id.mapped("date_end")
            is_open = item.state in FOLLOWING_STATES
            if is_open and not any(day and day >= first for day in days):
                raise UserError(
                    self.env._(
                        "%(sheet)s: no figure of this period is verified yet and the "
                        "agency has not sent its measurement, so there is nothing to "
                        "evaluate. Ask the official for the figures, or wait until it "
                        "is sent.",
                        sheet=sheet.display_name,
                    )
                )

    @api.depends("state", "evaluated_figures", "line_ids.printed")
    @api.depends_context("lang")
    def _compute_evaluation_notice(self):
        for sheet in self:
            changed = sheet._find_changed_since()
            sheet.evaluation_notice = (
                "\n".join(
                    self.env._(
                        "%(indicator)s: %(old)s became %(new)s",
                        indicator=name,
                        old=old or "-",
                        new=new or "-",
                    )
                    for name, old, new in changed
                )
                or False
            )

    def _find_changed_since(self):
        """Return ``[(indicator, achievement evaluated, now)]`` of what differs."""
        self.ensure_one()
        if self.state != "evaluated" or not self.evaluated_figures:
            return []
        return [
            (line.name, old, line.printed or "")
            for line in self.sudo().line_ids
            if (old := self.evaluated_figures.get(str(line.pk_line_id.id)))
            not in (None, line.printed or "")
        ]

    def _get_evaluated_figures(self):
        """Return ``{line of the PK: its achievement as it is printed}``."""
        self.ensure_one()
        lines = self.sudo().line_ids
        return {str(line.pk_line_id.id): line.printed or "" for line in lines}

    def _keep_evaluation(self, former):
        """Take over what the superior wrote of the version before, and when; sudo."""
        self.ensure_one()
        vals = {name: former[name] for name in EVALUATION_FIELDS}
        vals |= former._convert_to_write({name: former[name] for name in KEPT})
        if former.state == "evaluated" and not former.evaluated_figures:
            vals["evaluated_figures"] = former._get_evaluated_figures()
        with sealing_anew(self):
            self._with_workflow_bypass().write(vals)

    def _get_sealed_names(self, model):
        """Its figures are sealed with the measurement: they go on if that is opened."""
        names = super()._get_sealed_names(model)
        return names & EVALUATED if model._name == self._name else names

    def _take_over_evaluation(self):
        """Take over what was written of the version that counted until now; sudo."""
        for sheet in self.filtered(lambda item: item.state == "open"):
            former = sheet.measurement_id.previous_id.sheet_ids.filtered(
                lambda item, sheet=sheet: item.pk_id == sheet.pk_id
            )
            if former:
                sheet._keep_evaluation(former)

    # ------------------------------------------------------------------
    # Who
    # ------------------------------------------------------------------

    def _get_evaluating_posts(self):
        """Return ``{superior post id: the post that evaluates today}``; sudo."""
        day = self.env.user._get_office_day()
        return self.sudo().superior_job_id._get_nearest_held(day)

    def _get_evaluators(self):
        """Return ``{sheet id: logins that evaluate it today}``; sudo."""
        day = self.env.user._get_office_day()
        posts = self._get_evaluating_posts()
        held = self.env["hr.job"].sudo().union(*posts.values())
        users = {
            job_id: [holder.employee.user_id for holder in holders]
            for job_id, holders in held._get_holders(day).items()
        }
        nobody = self.env["res.users"].sudo()
        result = {}
        for sheet in self:
            post = posts.get(sheet.superior_job_id.id)
            found = nobody.union(*(users.get(post.id, ()) if post else ()))
            result[sheet.id] = found.filtered("active")
        return result

    # ------------------------------------------------------------------
    # On paper
    # ------------------------------------------------------------------

    def _get_printed_evaluation(self):
        """Return what the superior finished, as papers say it; ``None`` without."""
        self.ensure_one()
        if self.state != "evaluated":
            return None
        day = format_date(self.evaluated_on) if self.evaluated_on else ""
        who = self.evaluated_as or self.evaluated_by_id.name or ""
        return {
            "holder": self.holder_title or "",
            "evaluation": self.evaluation or "",
            "direction": self.direction or "",
            "conclusion": self.conclusion or "",
            "by": ", ".join(filter(None, (who, day))),
            "changed": [
                f"{name}: semula {old or '-'}, menjadi {new or '-'}"
                for name, old, new in self._find_changed_since()
            ],
        }
