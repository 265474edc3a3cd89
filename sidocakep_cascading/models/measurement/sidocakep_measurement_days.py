"""By which day each station has a measurement: its ordinary days, or a reopening's."""

from odoo import api, fields, models

from odoo.addons.sidocakep_base.models.regulation.article_mixin import (
    put_in_parentheses,
)

from .measurement_kind import DOCUMENTS
from .sidocakep_measurement import ACCEPTED, FOLLOWING_STATES, SENT

#: Whose days stand beside a measurement, in the order of its way.
STATIONS = ("complete", "send", "accept")


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
        "was sent once; of a correction, and of what is reopened for one, the last day "
        "of the reopening. What is returned is sent again at once.",
    )
    days_text = fields.Text(string="Whose Day Is Which", compute="_compute_days_text")

    @api.depends("state", "first_sent_on", "previous_id", "date_end")
    @api.depends("previous_id.reopening_ids.state", "reopening_ids.state")
    def _compute_send_due(self):
        self.send_due = False
        for item in self:
            item.send_due = item._get_reopened_until()
        following = self.filtered(lambda item: item.state in FOLLOWING_STATES)
        unsent = following.filtered(
            lambda item: not (item.previous_id or item.first_sent_on)
        )
        days = unsent._get_station_days("send")["send"]
        for item in unsent:
            item.send_due = days.get(item.id, False)

    def _get_reopened_until(self):
        """Return the last day on which a correction may be sent, or nothing.

        It stands on the correction, and until that is drawn up on what is reopened.
        """
        self.ensure_one()
        if self.state == ACCEPTED and not self._get_successor():
            requests = self.sudo().reopening_ids.filtered("is_open")
        elif self.state in FOLLOWING_STATES:
            requests = self.previous_id.sudo().reopening_ids
        else:
            return False
        granted = requests.filtered(lambda request: request.state == "granted")
        return max(granted.mapped("date_until"), default=False)

    def _get_station_days(self, *stations):
        """Return ``{station: {id: day}}``: by when the agency or the team is done.

        Counted as the days for figures are, by the calendar of the profile, which is
        asked once; without a profile there is none.
        """
        by_calendar = self.grouped(
            lambda item: (item.company_id.root_id, item.period_kind, item.date_end)
        )
        result = {station: {} for station in stations}
        for (government, kind, end), items in by_calendar.items():
            profile = government._get_profile(end).sudo().with_company(government)
            if profile:
                days = profile._get_all_measurement_days(stations, [(kind, end)])
                for station in stations:
                    day = days[station][kind, end]
                    result[station] |= dict.fromkeys(items.ids, day)
        return result

    def _get_asked_days(self, station, days=None):
        """Return ``{id: day}``: by when who is asked for a station does his part.

        Who is handed it late has as many days as he would have had (decision 0043). A
        correction is sent by the last day of its reopening. What went back was judged
        by its first sending: it is due again on the day on which that is asked.

        :param days: those of all stations, where they are known
        """
        days = days or self._get_station_days(*STATIONS)
        before = days.get({"send": "complete", "accept": "send"}.get(station), {})
        today = self.env.user._get_office_day()
        handed = {"send": "submitted_on", "accept": "sent_on"}.get(station)
        result = {}
        for key, day in days[station].items():
            item = self.browse(key)
            came = handed and item[handed]
            if came:
                day = max(day, came + (day - before[key]))
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
    @api.depends("date_end", "send_due")
    @api.depends_context("lang")
    def _compute_days_text(self):
        shown = self.filtered(
            lambda item: (
                item.state in (*FOLLOWING_STATES, SENT)
                or (item.state == ACCEPTED and item.send_due)
            )
        )
        (self - shown).days_text = False
        days = shown._get_station_days(*STATIONS)
        asked = {station: shown._get_asked_days(station, days) for station in STATIONS}
        rows = shown._read_deadlines()
        for item in shown:
            own, late = (
                {name: found[name].get(item._origin.id) for name in STATIONS}
                for found in (days, asked)
            )
            if item.previous_id or item.state == ACCEPTED:
                lines = item._say_correction_days(late)
            else:
                row = rows.get((item.company_id.id, *item._get_day_key()))
                lines = item._say_station_days(own, late, row)
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
            said = self.env._("Tim Monev accepts the correction, or returns it")
            return [self._say_day(late["accept"], said)] if late["accept"] else []
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

    def _say_station_days(self, own, late, row):
        """Name each day by whose it is, one for each, in the order of the days.

        :param own: the days that the regency gave itself
        :param late: those by which who has it is asked
        :param row: what is owed by the regulation
        """
        above = self.company_id.sudo().parent_id
        office = self.env._("Bagian Organisasi")
        drafter = self.env._("Sekretaris of the agency") if above else office
        sender = self.env._("head of the agency") if above else office
        is_open = not self.first_sent_on and self.state != SENT
        rows = []
        if is_open and not self.submitted_on:
            said = self.env._("completed and submitted by the %s", drafter)
            rows.append((own["complete"], own["complete"], said))
        if is_open:
            said = self.env._("sent by the %s", sender)
            rows.append((late["send"], own["send"], said))
        if not above.parent_id:  # Tim Monev accepts the units of an agency with it.
            said = self.env._("accepted or returned by Tim Monev")
            day = late["accept"] if self.state == SENT else own["accept"]
            rows.append((day, own["accept"], said))
        said = [(day, self._say_own_day(day, usual, who)) for day, usual, who in rows]
        if row:
            said.append((row.date_due, self._say_duty(row)))
        lines = [line for _day, line in sorted(filter(all, said))]
        if self.first_sent_on and self.state != SENT:
            first = self.env._(
                "It was sent first on %(day)s, which is the day that counts; it is "
                "sent again at once.",
                day=self._format_day(self.first_sent_on),
            )
            lines.insert(0, first)
        return lines

    def _say_own_day(self, day, usual, who):
        """Say whose a day of the regency is, and why it is a later one than usual."""
        if not day:
            return ""
        if day == usual:
            why = self.env._("the regency's own day, from its regulation profile")
        else:
            why = self.env._(
                "it came late and leaves as many days as ever; else it was %(day)s",
                day=self._format_day(usual),
            )
        return self._say_day(day, who, why)

    def _say_day(self, day, words, source=""):
        return f"{self._format_day(day)}: {put_in_parentheses(words, source)}."

    def _say_duty(self, row):
        """Name the day of the regulation, which the sending keeps."""
        said = self.env._("last day of the regulation; it is kept by sending it")
        if self.first_sent_on:
            said = self.env._(
                "last day of the regulation; it was sent first on %(day)s",
                day=self._format_day(self.first_sent_on),
            )
        return self._say_day(row.date_due, said, row.article)
