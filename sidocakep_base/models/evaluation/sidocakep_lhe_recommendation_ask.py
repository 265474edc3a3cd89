"""The bell: who is to follow up is asked, and reminded before the day."""

from odoo import api, models

from ..organisation.official import COORDINATOR, RECEIVER

ACTIVITY_FOLLOW_UP = "sidocakep_base.mail_activity_type_follow_up"


class SidocakepLheRecommendation(models.Model):
    """Asked of the holder of the responsible post; until one is named, of who helps
    the head to coordinate the agency, for the government of Bagian Organisasi.

    The question is there until the answer is sent to Inspektorat, and again when it
    comes back.
    """

    _name = "sidocakep.lhe.recommendation"
    _inherit = "sidocakep.lhe.recommendation"

    @api.model_create_multi
    def create(self, vals_list):
        items = super().create(vals_list)
        items._ask()
        return items

    def write(self, vals):
        result = super().write(vals)
        if {"responsible_job_id", "date_due", "state"} & vals.keys():
            self._ask()
        return result

    @api.model
    def _cron_ask(self):
        """Ask whoever holds the post today: it may have another holder."""
        self.search([("state", "=", "open")])._ask()

    def _ask(self):
        """Ask of each open follow-up whom it concerns today, and nobody else."""
        day = self.env.user._get_office_day()
        kind = self.env.ref(ACTIVITY_FOLLOW_UP)
        wanted = self._get_asked_users(day)
        changed = {}
        for item in self.sudo():
            user = wanted[item.id] if item.state == "open" else None
            open_now = item.activity_ids.filtered(
                lambda activity: activity.activity_type_id == kind
            )
            due = item.date_due or day
            is_asked = open_now.user_id == user and (
                not item.date_due or open_now.date_deadline == due
            )
            if not (user and len(open_now) == 1 and is_asked) and (user or open_now):
                changed[item.id] = (ACTIVITY_FOLLOW_UP, user, due)
        self.browse(changed)._hand_over([ACTIVITY_FOLLOW_UP], changed)

    def _get_asked_users(self, day):
        """Return ``{id: login that is asked on a day}``, empty for nobody; sudo."""
        items = self.sudo()
        holders = items.responsible_job_id._get_holders(day)
        agencies = items.company_id
        officials = agencies._get_officials(COORDINATOR, day, asked=True)
        governments = agencies.filtered(lambda company: not company.parent_id)
        officials |= governments._get_officials(RECEIVER, day, asked=True)
        result = {}
        for item in items:
            named = holders.get(item.responsible_job_id.id, ())
            users = [holder.employee.user_id for holder in named]
            official = officials.get(item.company_id.id)
            users += [official.user] if official else []
            active = [user for user in users if user.active]
            result[item.id] = active[0] if active else self.env["res.users"].sudo()
        return result
