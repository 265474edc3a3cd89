from odoo import api, fields, models
from odoo.exceptions import UserError

from ..data_collection.sidocakep_data_figure import (
    FINAL_STANDINGS,
    OPEN_STATES,
    VERIFIED,
)
from ..data_collection.sidocakep_data_figure_value import NOTHING_CHOSEN
from .sidocakep_measurement import ACCEPTED, SENT


class SidocakepDataFigure(models.Model):
    """What is verified is measured, and what was accepted is closed.

    A figure that replaces another in an accepted period would contradict what was
    reported: it waits for the reopening, as the measurement does. The exception is what
    was officially released or audited since, which takes its own cell (decision 0023).
    What was asked for and never entered may still come: it contradicts nothing.
    """

    _name = "sidocakep.data.figure"
    _inherit = "sidocakep.data.figure"

    closed_text = fields.Text(string="Closed", compute="_compute_closed_text")
    can_amend_released = fields.Boolean(compute="_compute_can_amend_released")

    def _verify(self):
        result = super()._verify()
        self.env["sidocakep.measurement.line"]._follow(self)
        self.env["sidocakep.measurement.output"]._follow(self)
        self.env["sidocakep.measurement"]._tell_outdated(self)
        return result

    def _filter_settling(self):
        """Return those that what was sent or accepted takes over without a reopening.

        They are released or audited by somebody else than who is measured by them, with
        evidence and source, and take the place of what was not; or there was none.
        """
        final = self.filtered(lambda item: item.release_status in FINAL_STANDINGS)
        replacing = final.filtered("previous_id")
        former = replacing.previous_id.filtered(
            lambda item: item.release_status not in FINAL_STANDINGS
        )
        former = former._filter_released_elsewhere()
        return (final - replacing) | replacing.filtered(
            lambda item: item.previous_id in former and item.remark and not item.is_bare
        )

    def _get_correction_day(self):
        """Where its year is reopened, until the last day on which that is sent."""
        running = (
            self.env["sidocakep.measurement.reopening"]
            .sudo()
            .search(
                [
                    ("is_open", "=", True),
                    ("company_id", "=", self.company_id.id),
                    ("measurement_id.year", "=", self.year),
                ]
            )
        )
        days = [day for day in running.mapped("date_until") if day]
        return max(days, default=None) or super()._get_correction_day()

    # ------------------------------------------------------------------
    # The lock of an accepted period
    # ------------------------------------------------------------------

    @api.depends("state", "year", "date_end", "company_id", "release_status")
    @api.depends_context("lang")
    def _compute_closed_text(self):
        """Say which lock holds and who opens it, before anybody tries."""
        looked_at = self.filtered(
            lambda figure: figure.state in (VERIFIED, *OPEN_STATES)
        )
        closings = looked_at._find_closings()
        for figure in self:
            closing = closings.get(figure)
            if not closing:
                figure.closed_text = False
            elif figure.state == VERIFIED:
                figure.closed_text = figure._get_closed_text(closing[0])
            elif not figure.previous_id:
                figure.closed_text = figure._get_unfilled_text(closing[0])
            elif figure.release_status in FINAL_STANDINGS:
                figure.closed_text = figure._get_release_text(closing[0])
            else:
                figure.closed_text = figure._get_closed_text(closing[0])

    @api.depends("closed_text")
    def _compute_can_amend_released(self):
        """Offer a release of what is closed where it would not be refused."""
        loose = self.filtered(
            lambda figure: (
                figure.state == VERIFIED
                and figure.closed_text
                and figure.release_status not in FINAL_STANDINGS
            )
        )
        reported = loose._find_closings((SENT, ACCEPTED))
        offered = loose.filtered(lambda figure: figure in reported)
        offered = offered._filter_released_elsewhere()
        for figure in self:
            figure.can_amend_released = figure in offered

    def action_amend(self):
        """Refuse it in a closed period, before a next version is opened."""
        self._check_period_open()
        return super().action_amend()

    def action_amend_released(self):
        """Open the next version for what was released or audited since.

        It takes its cell in a closed period too (decision 0023); a figure that is final
        already waits for the reopening like any other. Bagian Organisasi and Bappeda
        do it for every agency, of what is not yet released or not audited and nothing
        else (the record rules ``..._rule_release``).
        """
        self.ensure_one()
        if self.release_status in FINAL_STANDINGS:
            self._check_period_open()
        if self._find_closings((SENT, ACCEPTED)):
            self._check_released_elsewhere()
        successor = self._amend({"release_status": FINAL_STANDINGS[0]})
        if self.no_figure:
            # What was missing is what the release brings: its place is free.
            empty = successor._with_workflow_bypass()
            empty.write(NOTHING_CHOSEN)
            empty.write(successor._prepare_settled())
        # An office that enters a release of an agency not its own has it before it.
        if self.company_id.id in self.env.user._get_own_agency_ids(
            self.env.user._get_office_day()
        ):
            successor._ask_entry()
        return successor._open_form()

    def _open_pile(self):
        """Refuse before a pile is looked at what would be refused at its end."""
        self.check_access("read")
        self._filter_verifiable()._check_replaces_in_open_period()
        return super()._open_pile()

    def _check_complete(self):
        self._check_replaces_in_open_period()
        return super()._check_complete()

    def _check_verify(self):
        self._check_replaces_in_open_period()
        for figure in self.sudo():
            if missing := figure._get_release_missing():
                raise UserError(
                    self.env._(
                        "%(figure)s replaces a figure that was sent to Tim Monev. "
                        "Return it; still needed:\n%(missing)s",
                        figure=figure.display_name,
                        missing="\n".join(f"- {item}" for item in missing),
                    )
                )
        return super()._check_verify()

    def _get_missing_for_sending(self):
        return [*super()._get_missing_for_sending(), *self._get_release_missing()]

    def _get_evidence_missing(self):
        """What a release lacks is a file, not a reason why there is none."""
        if self._is_release() and self.is_bare:
            return []
        return super()._get_evidence_missing()

    def _is_release(self):
        """Tell whether it takes the place of what was sent to Tim Monev."""
        self.ensure_one()
        is_final = self.previous_id and self.release_status in FINAL_STANDINGS
        return bool(is_final and self._find_closings((SENT, ACCEPTED)))

    def _get_release_missing(self):
        """Return in words what a release lacks to replace what was sent."""
        self.ensure_one()
        if not self._is_release():
            return []
        missing = []
        if self.no_figure:
            missing.append(
                self.env._(
                    "the figure that was released or audited; empty There Is No Figure"
                )
            )
        if self.is_bare or (self.no_figure and not self.evidence_ids):
            missing.append(
                self.env._(
                    "what was released or audited: attach the file or a link to its "
                    "page"
                )
            )
        if not (self.remark or "").strip():
            missing.append(
                self.env._(
                    "in the remark, where it was released or audited: source and day"
                )
            )
        return missing

    def _check_replaces_in_open_period(self):
        replacing = self.filtered("previous_id")
        final = replacing.filtered(lambda item: item.release_status in FINAL_STANDINGS)
        (replacing - final)._check_period_open()
        reported = final._find_closings((SENT, ACCEPTED))
        final = final.filtered(lambda figure: figure in reported)
        final.previous_id._check_released_elsewhere()

    def _check_released_elsewhere(self):
        """Refuse to replace what was reported by the word that somebody released it.

        Whoever is measured by it would else correct what Tim Monev looks at, or has
        accepted, without anybody.
        """
        for figure in self - self._filter_released_elsewhere():
            raise UserError(
                self.env._(
                    "%(figure)s: nothing that was decided by the end of the period "
                    "says that somebody else releases or audits it, so no release "
                    "replaces what was sent to Tim Monev. Ask for the reopening of "
                    "the measurement (Ask to Reopen), or for its return while it is "
                    "not accepted.",
                    figure=figure.display_name,
                )
            )

    def _find_closings(self, states=(ACCEPTED,)):
        """Return ``{figure: measurements that cover it}``, in order; sudo.

        Without what is reopened: one that is open opens all that cover it.

        :param states: of the measurements; the accepted ones close
        """
        found = (
            self.env["sidocakep.measurement"]
            .sudo()
            .search(
                [
                    ("company_id", "in", self.company_id.ids),
                    ("year", "in", self.mapped("year")),
                    ("state", "in", states),
                ],
                order="date_end, id",
            )
        )
        by_year = found.grouped(lambda item: (item.company_id.id, item.year))
        closings = {}
        for figure in self.filtered("date_end"):
            covering = by_year.get((figure.company_id.id, figure.year), found.browse())
            covering = covering.filtered(
                lambda item, day=figure.date_end: (
                    item._get_first_day() <= day <= item.date_end
                )
            )
            if covering and not any(item._is_reopened() for item in covering):
                closings[figure] = covering
        return closings

    def _check_period_open(self):
        """Refuse in a closed period.

        :raises UserError: names the measurement that closed it and who opens it
        """
        for figure, closing in self._find_closings().items():
            raise UserError(figure._get_closed_text(closing[0]))

    def _get_closed_text(self, measurement):
        """Return which lock holds, who opens it, and what may come all the same."""
        text = self.env._(
            "%(figure)s is closed: %(measurement)s was accepted by Tim Monev. Ask "
            "for its reopening on the measurement (Ask to Reopen); Bagian "
            "Organisasi grants it.",
            figure=self.display_name,
            measurement=measurement.display_name,
        )
        is_final = self.release_status in FINAL_STANDINGS
        if is_final or not self._filter_released_elsewhere():
            return text
        released = self.env._(
            "Only what was officially released or audited since replaces it without "
            "that (Enter the Released Figure)."
        )
        return f"{text} {released}"

    def _get_unfilled_text(self, measurement):
        """Return what becomes of a figure that comes after the acceptance."""
        return self.env._(
            "%(measurement)s was accepted without this figure. It may still be "
            "entered: the quarters that follow and the year count it. To have it in "
            "what was accepted too, ask for the reopening there (Ask to Reopen), which "
            "Bagian Organisasi grants; only a figure that was officially released or "
            "audited, and says so, takes its place without that.",
            measurement=measurement.display_name,
        )

    def _get_release_text(self, measurement):
        """Return what is to be entered of a release, whose period stays closed."""
        return self.env._(
            "This version is for the released or audited figure: enter it, write in "
            "the remark where and when it was released, and attach it. %(measurement)s "
            "stays accepted; this figure takes its cell once it is verified.",
            measurement=measurement.display_name,
        )
