from odoo import api, models
from odoo.exceptions import UserError

from ..data_collection.sidocakep_data_figure import SENT
from .sidocakep_measurement import CANCELLED, FOLLOWING_STATES, REPLACED


class SidocakepMeasurementSheet(models.Model):
    """Which figures a unit has closed. What waits to be verified is verified before."""

    _name = "sidocakep.measurement.sheet"
    _inherit = "sidocakep.measurement.sheet"

    @api.model
    def _find_unit_closings(self, places):
        """Return ``{key: sheet by which the unit of a post closed a period}``; sudo.

        A quarter lies in the year too: one that was given back to the unit opens all
        that cover the day. Of a corrected measurement its last version counts.

        :param places: ``{key: (post, figure)}``, whose agency and day are asked about
        """
        closings = {}
        for key, covering in self._find_covering(places).items():
            closed = [sheet for sheet in covering if sheet.unit_closed_on]
            if closed and not any(map(type(self)._is_given_back, covering)):
                closings[key] = closed[0]
        return closings

    @api.model
    def _find_closable(self, places):
        """Return the sheets of open units by whose closing these places close; sudo.

        :param places: as :meth:`_find_unit_closings` has them
        """
        sheets = self.sudo().browse()
        for covering in self._find_covering(places).values():
            sheets |= sheets.union(*covering)
        return sheets.filtered(lambda sheet: sheet._leads_open_unit())

    @api.model
    def _find_covering(self, places):
        """Return ``{key: [sheets of the unit in whose period it is]}``; sudo."""
        places = {
            key: (job.sudo(), figure)
            for key, (job, figure) in places.items()
            if figure.date_end
        }
        jobs = (
            self.env["hr.job"].sudo().union(*(job for job, _figure in places.values()))
        )
        leading = self._find_leading(jobs.company_id, places)
        return {
            key: [
                sheet
                for sheet in leading.get((figure.company_id.id, figure.year), ())
                if sheet.measurement_id._get_first_day()
                <= figure.date_end
                <= sheet.measurement_id.date_end
                and sheet._is_of_unit(job)
            ]
            for key, (job, figure) in places.items()
        }

    @api.model
    def _find_leading(self, companies, places):
        """Return ``{(company id, year): [sheets that stand for a unit]}``; sudo."""
        found = (
            self.sudo().search(
                [
                    ("leads_unit", "=", True),
                    ("company_id", "in", companies.ids),
                    (
                        "measurement_id.year",
                        "in",
                        [item.year for _job, item in places.values()],
                    ),
                    ("measurement_id.state", "not in", (REPLACED, CANCELLED)),
                ]
            )
            if companies
            else self.sudo().browse()
        )
        last = {}
        for item in found.measurement_id.sorted("version"):
            last[item._get_key()] = item
        result = {}
        for sheet in found.sorted(
            lambda sheet: (sheet.measurement_id.date_end, sheet.id)
        ):
            item = sheet.measurement_id
            if last[item._get_key()] == item:
                result.setdefault((item.company_id.id, item.year), []).append(sheet)
        return result

    def _is_of_unit(self, job):
        """Tell whether a post is of the unit, as it is or as it was measured."""
        self.ensure_one()
        return job.unit_code == self.unit_code or job in self._get_unit_sheets().job_id

    def _is_given_back(self):
        """Tell whether the agency gave the unit its figures back to be corrected."""
        self.ensure_one()
        at_work = self.measurement_id.state in FOLLOWING_STATES
        return bool(at_work and self.unit_remark and not self.unit_closed_on)

    def _get_closing_text(self):
        """Return which lock holds on the figures of the unit, and who opens it."""
        self.ensure_one()
        sheet = self.sudo()
        measurement = sheet.measurement_id
        text = self.env._(
            "Unit %(code)s closed its figures of %(measurement)s on %(day)s. The "
            "Kepala or Sekretaris of the agency gives them back to the unit, with a "
            "reason, on the sheet of %(holder)s.",
            code=sheet.unit_code,
            measurement=measurement.display_name,
            day=sheet._format_day(sheet.unit_closed_on),
            holder=sheet.holder_title,
        )
        if measurement._is_frozen():
            return f"{text} {measurement._get_frozen_remedy()}"
        return text

    def _check_close_unit(self):
        """What was sent is verified before, or taken back: it moves no more after."""
        result = super()._check_close_unit()
        for sheet in self.sudo():
            waiting = sheet._find_waiting_figures()
            if waiting:
                holding = waiting._get_holding()
                raise UserError(
                    self.env._(
                        "%(unit)s cannot be closed yet: what was sent waits to be "
                        "verified, and no figure of the unit moves after the closing. "
                        "Ask for it, or have it taken back:\n%(waiting)s",
                        unit=sheet.display_name,
                        waiting="\n".join(
                            f"- {figure.display_name} ({holding[figure.id]})"
                            for figure in waiting
                        ),
                    )
                )
        return result

    def _find_waiting_figures(self):
        """Return what the posts of the unit sent of the period and nobody verified."""
        self.ensure_one()
        item = self.measurement_id
        found = (
            self.env["sidocakep.data.figure"]
            .sudo()
            .search(
                [
                    ("state", "=", SENT),
                    ("company_id", "=", item.company_id.id),
                    ("date_end", ">=", item._get_first_day()),
                    ("date_end", "<=", item.date_end),
                    ("responsible_job_id", "!=", False),
                ]
            )
        )
        return found.filtered(
            lambda figure: self._is_of_unit(figure.responsible_job_id)
        )
