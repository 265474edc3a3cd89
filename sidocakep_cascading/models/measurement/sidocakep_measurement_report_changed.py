"""What a report that was issued says of an agency and is otherwise by now."""

from odoo import models
from odoo.tools.translate import LazyTranslate

from odoo.addons.sidocakep_base.models.organisation.official import RECEIVER

from .outdated import MODELS, REPLACED, find_outdated
from .sidocakep_measurement import ACCEPTED, SENT
from .sidocakep_measurement_quoted import ChangedFigure

_lt = LazyTranslate(__name__)

ACTIVITY_FOLLOW = "sidocakep_cascading.mail_activity_type_measurement_report_follow"
#: What the page prints of the figures of an agency, and how it is called.
FIGURES = {
    "printed": _lt("Achievement"),
    "rating": _lt("Rating"),
    "line_count": _lt("Indicators"),
    "measured": _lt("Measured"),
    "red": _lt("Below Target"),
    "without": _lt("Without a Figure"),
}


class SidocakepMeasurementReport(models.Model):
    """It prints no indicator: what changed is told of the agency, by its row.

    What was signed stays as it is (rule 4 of the house). Its page and its form say
    what is otherwise, and Bagian Organisasi is asked for the next version. What an
    agency hands in later is no change of a figure that was printed.
    """

    _name = "sidocakep.measurement.report"
    _inherit = "sidocakep.measurement.report"

    _asked_of = {ACTIVITY_FOLLOW: RECEIVER}

    def _get_gaps(self):
        """Say of what was issued which agencies it says otherwise than it is now."""
        gaps = super()._get_gaps()
        if self.state != self._version_in_force:
            return gaps
        changed = self._find_changed_in(self.sudo().frozen_document, None)
        if not changed:
            return gaps
        return [
            *gaps,
            self.env._(
                "Figures of it were corrected after it was signed. It stays as it is; "
                "take them in with its next version (Amend):"
            ),
            *(f"{item.name}: {item.said}" for item in changed),
        ]

    def _find_changed_in(self, content, since):
        """Return the agencies of a content whose row is another one by now; sudo.

        :param since: of no use here: the rows themselves are compared
        """
        self.ensure_one()
        if not content:
            return []
        found = self.sudo()._find_measurements()
        items = self.env["sidocakep.measurement"].sudo().union(*found.values())
        return self._compare_rows(content, items)

    def _compare_rows(self, content, measurements):
        """Return ``[ChangedFigure]`` of agencies: a content beside measurements; sudo.

        What is promised makes the row of an agency; outputs of the DPA stand in none.
        """
        printed = {
            row["agency"]: row
            for row in (*content.get("own", ()), *content.get("rows", ()))
            if row["state"] in (SENT, ACCEPTED)
        }
        outdated = find_outdated(measurements, (REPLACED,))
        counted, changed = measurements._count_lines(), []
        for item in measurements:
            row = self.sudo()._get_row(
                item.company_id, item, None, counted.get(item.id, {})
            )
            agency = row["agency"]
            if agency not in printed:
                continue
            if said := self._say_row_changed(printed[agency], row):
                changed.append(ChangedFigure(agency, said, item._get_changed_day()))
            days = [
                one.latest.write_date
                for one in outdated.get(item.id, ())
                if one.row._name == MODELS[0]
            ]
            if days:
                said = self.env._("rests on figures that were corrected after it")
                changed.append(ChangedFigure(agency, said, max(days)))
        return changed

    def _say_row_changed(self, before, row):
        """Return in words in which figures two rows of an agency differ."""
        return "; ".join(
            self.env._(
                "%(what)s: %(old)s became %(new)s",
                what=self.env._(label),  # pylint: disable=W8161
                old="-" if before[name] == "" else before[name],
                new="-" if row[name] == "" else row[name],
            )
            for name, label in FIGURES.items()
            if name in before and before[name] != row[name]
        )

    def _filter_quoting(self, names, measurements):
        """Return those whose row of an agency is another one, or rests on former ones.

        What was issued before contents were kept is named with any change.
        """
        measurements = measurements.sudo()
        return self.filtered(
            lambda report: (
                not report.sudo().frozen_document
                or report._compare_rows(report.sudo().frozen_document, measurements)
            )
        )

    # ------------------------------------------------------------------
    # Whose turn it is
    # ------------------------------------------------------------------

    def _ask_to_follow(self):
        """Ask Bagian Organisasi for the next version of what says former figures."""
        reports = self.sudo().filtered(
            lambda report: (
                report.state == report._version_in_force
                and not report.has_successor
                and report._find_changed_in(report.frozen_document, None)
            )
        )
        reports._hand_over((ACTIVITY_FOLLOW,), reports._prepare_asked(ACTIVITY_FOLLOW))

    def _create_next(self, default=None):
        """Who was asked for the next version is making it."""
        successor = super()._create_next(default)
        self._take_back_asked((ACTIVITY_FOLLOW,))
        return successor
