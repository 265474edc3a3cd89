"""What was asked for of a measurement and is not there, and who holds it."""

from collections import defaultdict

from odoo import api, fields, models

from ..data_collection.sidocakep_data_figure import OPEN_STATES, RETURNED, SENT
from .sidocakep_measurement import ACCEPTED

#: In which a figure is owed, or waits for who verifies it.
UNVERIFIED = (*OPEN_STATES, SENT)

#: So many are named one by one; of more, so many by name and the rest by their number.
SHOWN = 3


class SidocakepMeasurement(models.Model):
    """A figure that was asked for is missing, whether or not the period has a target.

    An indicator without a target for the quarter is "not due", and its figure may be
    asked for all the same: what counts by its last figure, or as a sum, goes on from
    there. Each of them is named with who holds it wherever the measurement is handed
    on; whether it stops the agency is said by the profile.
    """

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    unfilled_count = fields.Integer(
        string="Figures Not Verified",
        compute="_compute_unfilled_count",
        help="Figures that were asked for up to the end of the period and are not "
        "verified, those without a target for the period and those of outputs of the "
        "DPA too.",
    )

    @api.depends("line_ids.indicator_id", "output_ids.indicator_id", "date_end")
    def _compute_unfilled_count(self):
        found = self._find_unverified()
        for item in self:
            item.unfilled_count = len(found.get(item._origin.id, ()))

    def _find_unverified(self):
        """Return ``{measurement id: figures (sudo)}``: asked for and not verified.

        A fixed number of queries. A correction is left out: what it corrects counts.
        """
        measured = defaultdict(set)
        for model in ("sidocakep.measurement.line", "sidocakep.measurement.output"):
            for item, indicator in (
                self.env[model]
                .sudo()
                ._read_group(
                    [("measurement_id", "in", self.ids)],
                    ["measurement_id", "indicator_id"],
                )
            ):
                measured[item.id].add(indicator.id)
        figures = (
            self.env["sidocakep.data.figure"]
            .sudo()
            .search(
                [
                    ("indicator_id", "in", list(set().union(*measured.values()))),
                    ("year", "in", self.mapped("year")),
                    ("state", "in", UNVERIFIED),
                    ("previous_id", "=", False),
                ],
                order="date_end, indicator_id",
            )
        )
        return {
            item.id: figures.filtered(
                lambda figure, item=item: (
                    figure.indicator_id.id in measured[item.id]
                    and figure.year == item.year
                    and figure.date_end
                    and figure.date_end <= item.date_end
                )
            )
            for item in self
            if measured[item.id]
        }

    def _get_unfilled(self):
        """Return in words which figures were asked for and are not verified."""
        self.ensure_one()
        found = self._get_own_unverified()
        holding = found._get_holding()
        return [
            self.env._(
                "figure of %(figure)s (%(job)s)",
                figure=figure.display_name,
                job=holding[figure.id],
            )
            for figure in found
        ]

    def _get_own_unverified(self):
        """Return the figures of one measurement that are not verified; sudo."""
        nothing = self.env["sidocakep.data.figure"].sudo()
        return self._find_unverified().get(self.id, nothing)

    # ------------------------------------------------------------------
    # In words
    # ------------------------------------------------------------------

    @api.depends(
        *("state", "line_ids.status", "line_ids.is_met"),
        *("line_ids.obstacle", "line_ids.solution", "line_ids.supporting_factor"),
    )
    @api.depends_context("lang")
    def _compute_notice(self):
        for item in self:
            item.notice = "\n".join(item._get_gaps()) or False

    def _get_gaps(self):
        """Return in words what is missing, and who holds it."""
        self.ensure_one()
        missing = self.sudo().line_ids.filtered(
            lambda line: line.status == "not_reported"
        )
        unverified = self._get_own_unverified()
        holding = unverified._get_holding()
        holders = {item.indicator_id: holding[item.id] for item in unverified}
        sent = unverified.filtered(lambda figure: figure.state == "sent")
        held = defaultdict(list)
        for line in missing:
            job = line.asked_job_id or line.job_id
            holder = holders.get(line.indicator_id, job.name)
            # Many a name ends in the stop of a degree.
            names = {"indicator": line.name, "job": (holder or "-").rstrip(".")}
            if line.indicator_id in sent.indicator_id:
                text = self.env._(
                    "%(indicator)s: sent; it waits to be verified by %(job)s.", **names
                )
            else:
                text = self.env._(
                    "%(indicator)s: no verified figure; %(job)s holds it.", **names
                )
            held[holder].append((line.name, text))
        for figure in unverified:
            if figure.indicator_id not in missing.indicator_id:
                holder = holding[figure.id]
                text = self._say_unverified(figure, holder)
                held[holder].append((figure.display_name, text))
        gaps = [
            gap for name, rows in held.items() for gap in self._say_held(name, rows)
        ]
        if gaps and self.state == ACCEPTED:
            gaps.append(
                self.env._(
                    "It was accepted without them: what is entered now counts in the "
                    "quarters that follow and in the year. To have it here too, ask "
                    "for the reopening (Ask to Reopen)."
                )
            )
        for rule, texts in self._get_unwritten():
            few = texts if len(texts) <= SHOWN else [self._say_some(texts, SHOWN)]
            gaps += [
                rule._cite(self.env._("Missing: %(what)s.", what=text)) for text in few
            ]
        return gaps

    def _say_held(self, holder, rows):
        """Return a line for each figure; of who holds many, one line.

        :param holder: a post, or of what was sent who verifies it, by name
        :param rows: ``[(name of the figure, what is to be said of it)]``
        """
        if len(rows) <= SHOWN:
            return [text for _name, text in rows]
        return [
            self.env._(
                "%(job)s holds %(count)s figures that are not verified: %(names)s.",
                job=holder or "-",
                count=len(rows),
                names=self._say_some([name for name, _text in rows], SHOWN),
            )
        ]

    def _say_unverified(self, figure, holder):
        """Say of a figure that it is missing, and what that does to what is measured.

        Of a sum, and of what counts by its last figure, a period may be missing: the
        line has a figure all the same, and the reader is to know that it is not whole.
        """
        names = {
            "figure": figure.display_name,
            "job": holder,
        }
        lines = self.sudo().line_ids.filtered(
            lambda line: line.indicator_id == figure.indicator_id
        )
        if "ok" in lines.mapped("status"):
            return self.env._(
                "%(figure)s: not verified, so what is measured leaves it out; %(job)s "
                "holds it.",
                **names,
            )
        if figure.state == SENT:
            return self.env._(
                "%(figure)s: sent and not verified yet; %(job)s verifies it.", **names
            )
        if figure.state == RETURNED:
            return self.env._(
                "%(figure)s: returned and not sent again yet; %(job)s corrects it.",
                **names,
            )
        return self.env._(
            "%(figure)s: asked for and not entered; %(job)s holds it.", **names
        )

    # ------------------------------------------------------------------
    # Said before a step
    # ------------------------------------------------------------------

    def action_ask_submit(self):
        """Submit; where something is open, say it first."""
        self._check_step("submit")
        if not any(item._get_gaps() or item._find_open_corrections() for item in self):
            return self.action_submit()
        return self._ask_step("submit", self.env._("Submit"))

    def action_ask_send(self):
        """Say what sending means and what is open; what stops it is refused at once."""
        self._check_step("send")
        self._check_send()
        return self._ask_step("send", self.env._("Send"))

    def action_ask_accept(self):
        """Say that acceptance is final, and what is open."""
        self._check_step("accept")
        return self._ask_step("accept", self.env._("Accept the Measurement"))

    def _ask_step(self, step, title):
        window = self.env["sidocakep.measurement.step"]
        return window._open_window(title) | {
            "context": {"default_measurement_ids": self.ids, "default_step": step}
        }
