"""Activities for who must act before a PK is due: opened and closed by themselves."""

from collections import defaultdict

from odoo import models

from odoo.addons.sidocakep_base.models.organisation.official import COORDINATOR

from ...const import DOCUMENT_PK, DRAFT

ACTIVITY_DRAW_UP = "sidocakep_cascading.mail_activity_type_pk_draw_up"
ACTIVITY_PROPOSE = "sidocakep_cascading.mail_activity_type_pk_propose"
#: Returned PKs are mended: that activity is opened by the signing, not here.
ACTIVITY_REVISE = "sidocakep_cascading.mail_activity_type_pk_revise"


class SidocakepDeadline(models.Model):
    """One activity for the holder of a draft, one for a coordinator of many posts.

    From proposing on, the activities are those of the PK itself.
    """

    _name = "sidocakep.deadline"
    _inherit = "sidocakep.deadline"

    def _update_pk_activities(self, pks=None):
        """Open what is to be done, close what is done.

        :param pks: those that changed; without them, the PKs of the rows
        """
        own = self.filtered(lambda row: row.document == DOCUMENT_PK)
        own._update_draft_activities(pks.sudo() if pks else own.pk_id)
        for year, rows in own.grouped("year").items():
            rows._update_summaries(rows.company_id, year)

    # ------------------------------------------------------------------
    # The holder: finish the own draft
    # ------------------------------------------------------------------

    def _update_draft_activities(self, pks):
        """Ask the holders of drafts to finish and propose them."""
        # one that was left is taken over first, asked by the signing
        outdated = self.pk_id._find_outdated()
        wanted = {
            row.pk_id: row.date_due
            for row in self
            if row.active
            and row._is_open_draft()
            and row.pk_id.user_id
            and not (row.pk_id in outdated and outdated[row.pk_id].is_first)
        }
        types = [self.env.ref(name).id for name in (ACTIVITY_PROPOSE, ACTIVITY_REVISE)]
        found = defaultdict(self.env["mail.activity"].sudo().browse)
        for activity in (
            self.env["mail.activity"]
            .sudo()
            .search(
                [
                    ("res_model", "=", "sidocakep.pk"),
                    ("res_id", "in", (pks | pks.union(*wanted)).ids),
                    ("activity_type_id", "in", types),
                ]
            )
        ):
            found[activity.res_id] |= activity
        propose = self.env.ref(ACTIVITY_PROPOSE)
        done = self.env["mail.activity"].sudo()
        for pk in pks:
            done |= found[pk.id].filtered(
                lambda activity, pk=pk: (
                    activity.activity_type_id == propose
                    and (pk not in wanted or activity.user_id != pk.user_id)
                )
            )
        done._action_done()
        self._open_activities(
            propose,
            [
                (pk, pk.user_id, due, {})
                for pk, due in wanted.items()
                if not (found[pk.id] - done)
            ],
        )

    def _is_open_draft(self):
        """Tell whether the next step is to finish and propose the PK."""
        return not self.done_on and self.pk_id.state == DRAFT

    # ------------------------------------------------------------------
    # The coordinator: draw up what is missing
    # ------------------------------------------------------------------

    def _update_summaries(self, companies, year):
        """One activity a coordinator: so many positions have no draft yet.

        It hangs on the first row of the agency and year.
        """
        domain = [
            ("company_id", "in", companies.ids),
            ("year", "=", year),
            ("document", "=", DOCUMENT_PK),
        ]
        places = {
            company.id: self.browse(row_id)
            for company, row_id in self._read_group(domain, ["company_id"], ["id:min"])
        }
        missing = self._get_missing(domain)
        draw_up = self.env.ref(ACTIVITY_DRAW_UP)
        open_activities = self._read_summaries(domain, draw_up)
        wanted, done = [], self.env["mail.activity"].sudo()
        for company in companies:
            asked = missing.get(company.id, {})
            kept = set()
            for activity in open_activities[company.id]:
                user = activity.user_id
                if user not in asked or user in kept:
                    done |= activity
                    continue
                kept.add(user)
                self._correct_summary(activity, company, *asked[user])
            wanted += [
                (
                    places[company.id],
                    user,
                    due,
                    {"summary": self._get_summary(company, count, user)},
                )
                for user, (count, due) in asked.items()
                if user not in kept
            ]
        done._action_done()
        self._open_activities(draw_up, wanted)

    def _get_missing(self, domain):
        """Return ``{company id: {user who coordinates: (positions, first due date)}}``.

        Of the positions that have no draft yet.
        """
        rows = self._read_group(
            [*domain, ("done_on", "=", False), ("pk_id", "=", False)],
            ["company_id", "job_id"],
            ["__count", "date_due:min"],
        )
        jobs = self.env["hr.job"].union(*(job for _company, job, *_rest in rows))
        day = self.env.user._get_office_day()
        officials = jobs._get_officials(COORDINATOR, day, asked=True)
        missing = defaultdict(dict)
        for company, job, count, due in rows:
            official = officials.get(job.id)
            if official:
                known, first = missing[company.id].get(official.user, (0, due))
                total = (known + count, min(first, due))
                missing[company.id][official.user] = total
        return missing

    def _correct_summary(self, activity, company, count, due):
        vals = {
            "summary": self._get_summary(company, count, activity.user_id),
            "date_deadline": due,
        }
        if (activity.summary, activity.date_deadline) != tuple(vals.values()):
            activity.with_context(mail_activity_quick_update=True).write(vals)

    def _get_summary(self, company, count, user):
        """Return the words of the activity in the language of who reads it."""
        agency = company.sidocakep_short_name or company.name
        env = self.with_context(lang=user.lang).env
        if count == 1:
            return env._("%s: draw up the PK of 1 position", agency)
        return env._(
            "%(agency)s: draw up the PKs of %(count)s positions",
            agency=agency,
            count=count,
        )

    def _read_summaries(self, domain, draw_up):
        """Return ``{company id: open activities}`` of the coordinators."""
        activities = (
            self.env["mail.activity"]
            .sudo()
            .search(
                [
                    ("res_model", "=", self._name),
                    ("res_id", "in", self._search(domain)),
                    ("activity_type_id", "=", draw_up.id),
                ]
            )
        )
        found = defaultdict(activities.browse)
        for activity in activities:
            found[self.browse(activity.res_id).company_id.id] |= activity
        return found
