"""The direct superiors are asked to evaluate what was sent."""

from datetime import timedelta

from odoo import api, models

from .sidocakep_measurement import ACCEPTED, KEY_FIELDS, SENT

ACTIVITY_EVALUATE = "sidocakep_cascading.mail_activity_type_measurement_evaluate"
#: In which the figures stand that are evaluated.
EVALUATED_STATES = (SENT, ACCEPTED)
#: Days after the sending in which somebody is asked: until the next quarter comes.
ASKED_DAYS = 92


class SidocakepMeasurement(models.Model):
    """One activity for a superior and a period, however many agreements he evaluates.

    Pihak Kedua supervises and evaluates every PK each quarter (Paser 23/2016 annex II).
    He is asked on one measurement of the period; when he is done with it, on the next
    in which something waits for him. Who stands above a vacant post is asked for it.
    """

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    _beside_activities = (ACTIVITY_EVALUATE,)
    _asked_of = {ACTIVITY_EVALUATE: "_find_evaluators"}

    @api.model
    def _cron_open(self):
        """Posts change hands: who evaluates today is asked today."""
        result = super()._cron_open()
        day = self.env.user._get_office_day()
        self.sudo().search(
            [
                ("state", "in", EVALUATED_STATES),
                ("sent_on", ">=", day - timedelta(days=ASKED_DAYS)),
            ]
        )._ask_to_evaluate()
        return result

    def action_send(self):
        result = super().action_send()
        self._ask_to_evaluate()
        return result

    def action_withdraw(self):
        result = super().action_withdraw()
        self._ask_to_evaluate()
        return result

    def _accept(self, reason=None):
        """What was written of the former version meanwhile is of this one."""
        self.sudo().sheet_ids._take_over_evaluation()
        result = super()._accept(reason)
        self._ask_to_evaluate()
        return result

    def _return(self, remark):
        result = super()._return(remark)
        self._ask_to_evaluate()
        return result

    def _find_evaluators(self):
        """Return ``{id: logins}``: who evaluates somebody in it, as posts are today."""
        evaluators = self.sheet_ids.filtered("superior_job_id")._get_evaluators()
        return {
            item.id: self.env["res.users"].union(
                *(evaluators.get(sheet.id, ()) for sheet in item.sheet_ids)
            )
            for item in self
        }

    def _follow_asked(self, kind, asked):
        """Of an evaluation one is asked for a period: who left never did it."""
        if kind != ACTIVITY_EVALUATE:
            return super()._follow_asked(kind, asked)
        wanted = self._find_asked(kind)
        asked.filtered(lambda item: item.user_id not in wanted[item.res_id]).unlink()
        return self._ask_to_evaluate()

    def _ask_to_evaluate(self):
        """Ask who has something to evaluate, and no more who is done; sudo."""
        keys = KEY_FIELDS[1:]
        for items in (
            self.sudo()
            .grouped(lambda item: tuple(item[name] for name in keys))
            .values()
        ):
            items._ask_period_to_evaluate(
                [(name, "=", items[0][name]) for name in keys]
            )

    def _ask_period_to_evaluate(self, period):
        """Follow the superiors of these measurements, which are of one period.

        :param period: domain of the measurements of that period
        """
        sheets = self.sheet_ids.filtered("superior_job_id")
        concerned = set().union(*sheets._get_evaluators().values())
        wanted = self._find_evaluating(sheets.superior_job_id, period)
        asked = self.env["mail.activity"].search(
            [
                ("res_model", "=", self._name),
                ("res_id", "in", self.search(period).ids),
                ("activity_type_id", "=", self.env.ref(ACTIVITY_EVALUATE).id),
            ]
        )
        asked = asked.filtered(
            lambda item: item.user_id in concerned or item.res_id in self._ids
        )
        over = asked.filtered(lambda item: wanted.get(item.user_id) != item.res_id)
        kept = {item.user_id for item in asked - over}
        sent = self.browse(over.mapped("res_id")).filtered(
            lambda item: item.state in EVALUATED_STATES
        )
        taken_back = over.filtered(lambda item: item.res_id not in sent._ids)
        taken_back.unlink()
        (over - taken_back)._action_done()
        day = self.env.user._get_office_day()
        due = max([day, *self[:1]._get_station_days("report")["report"].values()])
        self.env["sidocakep.deadline"]._open_activities(
            self.env.ref(ACTIVITY_EVALUATE),
            [
                (self.browse(measurement_id), user, due, {})
                for user, measurement_id in wanted.items()
                if user not in kept
            ],
        )

    def _find_evaluating(self, superiors, period):
        """Return ``{login: measurement id}``: the first in which it has to evaluate.

        :param superiors: posts, in whatever measurement of the period they stand
        """
        waiting = self.env["sidocakep.measurement.sheet"].search(
            [
                ("superior_job_id", "in", superiors.ids),
                ("state", "=", "open"),
                ("measurement_id.state", "in", EVALUATED_STATES),
                ("is_counting", "=", True),
                *(
                    (f"measurement_id.{name}", "=", value)
                    for name, _op, value in period
                ),
            ]
        )
        evaluators = waiting._get_evaluators()
        result = {}
        for sheet in waiting.sorted(lambda sheet: sheet.measurement_id.id):
            for user in evaluators[sheet.id]:
                result.setdefault(user, sheet.measurement_id.id)
        return result
