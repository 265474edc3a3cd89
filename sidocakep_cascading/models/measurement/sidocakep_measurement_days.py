"""By which day each station has a measurement: its ordinary days, or a reopening's."""

from odoo import api, fields, models

from odoo.addons.sidocakep_base.models.regulation.article_mixin import (
    put_in_parentheses,
)

from .measurement_kind import DOCUMENTS
from .sidocakep_measurement import FOLLOWING_STATES, SENT


class SidocakepMeasurement(models.Model):
    """Several days stand beside one measurement: each is named by whose it is.

    Those of the stations are the regency's own and lie within the one of the
    regulation. A correction has none of them, but the last day of its reopening.
    """

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    send_due = fields.Date(
        string="To Be Sent by",
        compute="_compute_send_due",
        help="Last day for who heads the agency, by the days of the profile, until it "
        "was sent once; of a correction the last day of the reopening. What is "
        "returned is sent again at once.",
    )
    days_text = fields.Text(string="Whose Day Is Which", compute="_compute_days_text")

    @api.depends("state", "first_sent_on", "previous_id", "date_end")
    @api.depends("previous_id.reopening_ids.state")
    def _compute_send_due(self):
        self.send_due = False
        following = self.filtered(lambda item: item.state in FOLLOWING_STATES)
        corrections = following.filtered("previous_id")
        for item in corrections:
            item.send_due = item._get_reopened_until()
        unsent = (following - corrections).filtered(lambda item: not item.first_sent_on)
        days = unsent._get_station_days("send")
        for item in unsent:
            item.send_due = days.get(item.id, False)

    def _get_reopened_until(self):
        """Return the last day on which a correction may be sent, or nothing."""
        self.ensure_one()
        granted = self.previous_id.sudo().reopening_ids.filtered(
            lambda request: request.state == "granted"
        )
        return max(granted.mapped("date_until"), default=False)

    def _get_station_days(self, station):
        """Return ``{id: day}``: by when a station of the agency or the team is done.

        Counted as the days for figures are, by the calendar of the profile; without a
        profile there is none.
        """
        by_calendar = self.grouped(
            lambda item: (item.company_id.root_id, item.period_kind, item.date_end)
        )
        result = {}
        for (government, *period), items in by_calendar.items():
            _kind, end = key = tuple(period)
            profile = government._get_profile(end).sudo().with_company(government)
            if profile:
                days = profile._get_measurement_days(station, [key])
                result |= dict.fromkeys(items.ids, days[key])
        return result

    def _get_asked_days(self, station):
        """Return ``{id: day}``: by when who is asked for a station does his part.

        Who is handed it late has as many days as he would have had (decision 0043). A
        correction is sent by the last day of its reopening. What went back was judged
        by its first sending: it is due again on the day on which that is asked.
        """
        before = {"send": "complete", "accept": "send"}.get(station)
        spans = self._get_station_days(before) if before else {}
        today = self.env.user._get_office_day()
        handed = {"send": "submitted_on", "accept": "sent_on"}.get(station)
        result = {}
        for key, day in self._get_station_days(station).items():
            item = self.browse(key)
            came = handed and item[handed]
            if came:
                day = max(day, came + (day - spans[key]))
            if station != "accept" and item.first_sent_on and not came:
                day = max(day, today)
            result[key] = day
        if station != "accept":
            for item in self.filtered("previous_id"):
                result[item.id] = item._get_reopened_until() or today
        return result

    # ------------------------------------------------------------------
    # In words
    # ------------------------------------------------------------------

    @api.depends("state", "first_sent_on", "sent_on", "submitted_on", "previous_id")
    @api.depends("date_end", "previous_id.reopening_ids.state")
    @api.depends_context("lang")
    def _compute_days_text(self):
        open_states = (*FOLLOWING_STATES, SENT)
        shown = self.filtered(lambda item: item.state in open_states)
        (self - shown).days_text = False
        stations = ("complete", "send", "accept")
        days = {station: shown._get_station_days(station) for station in stations}
        asked = {station: shown._get_asked_days(station) for station in stations}
        rows = shown._read_deadlines()
        for item in shown:
            own, late = (
                {name: found[name].get(item._origin.id) for name in stations}
                for found in (days, asked)
            )
            if item.previous_id:
                lines = item._say_correction_days(late)
            else:
                row = rows.get((item.company_id.id, *item._get_day_key()))
                lines = [*item._say_station_days(own, late), *item._say_duty(row)]
            item.days_text = "\n".join(lines) or False

    def _get_day_key(self):
        return self.year, self.period_kind, self.period_no

    def _read_deadlines(self):
        """Return ``{(agency id, year, kind, number): row of the deadlines}``, sudo."""
        rows = (
            self.env["sidocakep.deadline"]
            .sudo()
            .search(
                [
                    ("document", "in", [document for document, _kind in DOCUMENTS]),
                    ("company_id", "in", self.company_id.ids),
                    ("year", "in", self.mapped("year")),
                ]
            )
        )
        return {
            (row.company_id.id, row.year, row.period_kind, row.period_no): row
            for row in rows
        }

    def _say_correction_days(self, late):
        """Say until when a correction is sent, and that no other day is its own."""
        if self.state == SENT:
            return self._say_day(
                late["accept"],
                self.env._("Tim Monev accepts the correction, or returns it"),
            )
        until = self._get_reopened_until()
        if not until:
            return []
        return [
            self.env._(
                "%(day)s: last day on which the correction is sent, by the reopening "
                "of Bagian Organisasi. The days of the period itself are not counted "
                "for it.",
                day=self._format_day(until),
            )
        ]

    def _say_station_days(self, own, late):
        """Name the days that the regency gave itself, each by whose it is."""
        above = self.company_id.sudo().parent_id
        office = self.env._("Bagian Organisasi")
        drafter = self.env._("Sekretaris of the agency") if above else office
        sender = self.env._("head of the agency") if above else office
        own_day = self.env._("the regency's own day, from its regulation profile")
        lines = []
        if not self.first_sent_on and self.state != SENT:
            said = self.env._("completed and submitted by the %s", drafter)
            lines += self._say_day(own["complete"], said, own_day)
            said = self.env._("sent by the %s", sender)
            lines += self._say_day(own["send"], said, own_day)
            if late["send"] != own["send"]:
                said = self.env._("put before him late, he has as many days as ever")
                lines += self._say_day(late["send"], said)
        elif self.state != SENT:
            lines.append(
                self.env._(
                    "It was sent first on %(day)s, which is the day that counts; it is "
                    "sent again at once.",
                    day=self._format_day(self.first_sent_on),
                )
            )
        if above.parent_id:  # Tim Monev accepts the units of an agency with it.
            return lines
        said = self.env._("accepted or returned by Tim Monev")
        lines += self._say_day(own["accept"], said, own_day)
        if self.state == SENT and late["accept"] != own["accept"]:
            said = self.env._("sent late, Tim Monev has as many days as ever")
            lines += self._say_day(late["accept"], said)
        return lines

    def _say_day(self, day, words, source=""):
        if not day:
            return []
        words = put_in_parentheses(words, source)
        return [f"{self._format_day(day)}: {words}."]

    def _say_duty(self, row):
        """Name the day of the regulation, which the sending keeps."""
        if not row:
            return []
        said = self.env._("last day of the regulation; it is kept by sending it")
        return self._say_day(row.date_due, said, row.article)
