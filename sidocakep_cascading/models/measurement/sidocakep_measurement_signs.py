"""What who looks at a measurement sees first, of its figures and of its targets."""

from odoo import api, fields, models

from .outdated import CORRECTING, find_outdated


class SidocakepMeasurement(models.Model):
    """What was said of a figure far from its target stands at the top."""

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    doubt_text = fields.Text(
        string="Figures That Were Asked About", compute="_compute_doubt_text"
    )

    year_end_count = fields.Integer(
        string="Due in Quarter IV Only",
        compute="_compute_year_end_count",
        help="Indicators of which no earlier quarter of the year has a target: they "
        "are measured when the year ends.",
    )
    year_end_text = fields.Char(
        string="Measured at the Year's End", compute="_compute_year_end_count"
    )

    missing_text = fields.Text(
        string="Figures Said to Be Missing",
        compute="_compute_figure_texts",
        help="Not yet released or not applicable, with the reason.",
    )
    bare_count = fields.Integer(
        string="Figures without Evidence", compute="_compute_figure_texts"
    )
    bare_text = fields.Text(
        string="Figures without Evidence and Why", compute="_compute_figure_texts"
    )

    policy_change_text = fields.Text(
        string="Policy Changed in the Year", compute="_compute_policy_change_text"
    )

    @api.depends("company_id", "date_end")
    def _compute_policy_change_text(self):
        """Say as the paper does what changed of how the figures are made."""
        for item in self:
            changes = item._get_printed_changes() if item.date_end else []
            item.policy_change_text = "\n".join(changes) or False

    @api.depends("line_ids.is_year_end")
    @api.depends_context("lang")
    def _compute_year_end_count(self):
        """Say how much of an agency waits for the end of the year."""
        counts = self._count_year_end()
        for item in self:
            item.year_end_count = counts.get(item._origin.id, 0)
            item.year_end_text = bool(item.year_end_count) and self.env._(
                "Of %(count)s indicators %(late)s become due in quarter IV only",
                count=len(item.line_ids),
                late=item.year_end_count,
            )

    def _count_year_end(self):
        """Return ``{measurement id: lines that are due at the year's end only}``.

        Of quarters: of the year nothing is left to wait for.
        """
        quarters = self.filtered(lambda item: item.period_kind == "quarter")
        found = self.env["sidocakep.measurement.line"]._read_group(
            [("measurement_id", "in", quarters.ids), ("is_year_end", "=", True)],
            ["measurement_id"],
            ["__count"],
        )
        return {measurement.id: number for measurement, number in found}

    def _get_measured_figures(self):
        """Return the verified figures of the rows; sudo."""
        item = self.sudo()
        return item.line_ids.figure_id | item.output_ids.figure_id

    @api.depends("line_ids.figure_id", "output_ids.figure_id")
    @api.depends_context("lang")
    def _compute_doubt_text(self):
        for item in self:
            item.doubt_text = "\n".join(
                self.env._(
                    "%(figure)s: %(value)s. “%(reason)s”",
                    figure=figure.display_name,
                    value=figure.printed_value,
                    reason=figure.doubt_reason,
                )
                for figure in item._get_measured_figures().filtered("doubt_reason")
            )

    @api.depends("line_ids.figure_id", "output_ids.figure_id")
    @api.depends_context("lang")
    def _compute_figure_texts(self):
        """Say which figures are missing with a reason, and which nothing shows."""
        for item in self:
            figures = item._get_measured_figures()
            bare = figures.filtered("is_bare")
            item.bare_count = len(bare)
            item.bare_text = "\n".join(
                f"{figure.display_name}: {figure._get_bare_text()}" for figure in bare
            )
            item.missing_text = "\n".join(
                item._say_missing(figure) for figure in figures.filtered("no_figure")
            )

    def _find_open_corrections(self):
        """Return the next versions of its figures that nobody verified yet; sudo."""
        found = find_outdated(self, (CORRECTING,)).values()
        figures = self.env["sidocakep.data.figure"].sudo()
        return figures.union(*(item.latest for items in found for item in items))

    def _say_open_corrections(self):
        """Return in words which figures are being corrected, and who holds them.

        They hold nothing up: what was sent counts, and what is verified later waits
        for the return of the measurement, or for its reopening.
        """
        self.ensure_one()
        states = dict(
            self.env["sidocakep.data.figure"]
            ._fields["state"]
            ._description_selection(self.env)
        )
        corrections = self._find_open_corrections()
        holding = corrections._get_holding()
        return [
            self.env._(
                "%(figure)s: a correction is open (%(state)s); %(job)s holds it.",
                figure=figure.display_name,
                state=states[figure.state],
                job=holding[figure.id],
            )
            for figure in corrections
        ]

    def _get_warnings(self):
        """Return in words what who sends or accepts has to look at first."""
        self.ensure_one()
        warnings = []
        if corrections := self._say_open_corrections():
            head = self.env._(
                "Figures that are being corrected; the measurement goes on without it:"
            )
            warnings += [head, *corrections]
        if self.doubt_text:
            head = self.env._(
                "Far from target and last figure; who sent it says why it is true:"
            )
            warnings += [head, self.doubt_text]
        if self.missing_text:
            warnings += [
                self.env._("Said to have no figure, and why:"),
                self.missing_text,
            ]
        if self.bare_count:
            bare = self.env._("Figures without evidence:")
            warnings += [f"{bare} {self.bare_count}", self.bare_text]
        return warnings

    def _say_missing(self, figure):
        """Return of a figure that is not there why, and since when it is overdue."""
        words = self.env._(
            "%(figure)s: %(value)s. “%(reason)s”",
            figure=figure.display_name,
            value=figure.printed_value,
            reason=figure.no_figure_reason,
        )
        if not figure.release_on:
            return words
        day = self._format_day(figure.release_on)
        expected = (
            self.env._("Its release was expected on %(day)s: overdue.", day=day)
            if figure.is_release_late
            else self.env._("Its release is expected on %(day)s.", day=day)
        )
        return f"{words} {expected}"
