"""A policy in editions, each from a period on."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

FIRST_MONTHS = (1, 4, 7, 10)


class SidocakepAchievementPolicy(models.Model):
    """A policy changes by an edition that begins with a period.

    The first of them begins with the beginning; profiles name it and follow all. What
    a period is measured by is the edition of its last day.
    """

    _name = "sidocakep.achievement.policy"
    _inherit = ["sidocakep.achievement.policy", "sidocakep.counting.mixin"]

    _counting_free = frozenset({"name", "source", "active"})

    origin_id = fields.Many2one(
        "sidocakep.achievement.policy",
        string="Edition Of",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    edition_ids = fields.One2many(
        "sidocakep.achievement.policy",
        "origin_id",
        string="Later Editions",
        readonly=True,
        context={"active_test": False},
    )
    date_start = fields.Date(
        string="In Force From",
        copy=False,
        help="First day of a quarter; empty: from the beginning.",
    )

    _edition_uniq = models.UniqueIndex(
        "(origin_id, date_start) "
        "WHERE origin_id IS NOT NULL AND date_start IS NOT NULL",
        "An edition of this policy begins on that day already. Open that one.",
    )

    @api.depends("name", "date_start")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for policy in self:
            name = policy.name or ""
            if policy.date_start:
                day = policy._format_day(policy.date_start)
                name = self.env._("%(policy)s from %(day)s", policy=name, day=day)
            policy.display_name = name

    @api.constrains("origin_id", "date_start")
    def _check_edition(self):
        for policy in self:
            start = policy.date_start
            if bool(start) != bool(policy.origin_id) or policy.origin_id.origin_id:
                raise ValidationError(
                    self.env._(
                        "%(policy)s: only an edition of a policy begins on a day. "
                        "Open the policy and choose Change From a Period.",
                        policy=policy.name,
                    )
                )
            if start and (start.day != 1 or start.month not in FIRST_MONTHS):
                raise ValidationError(
                    self.env._(
                        "%(policy)s begins on %(day)s. Choose the first day of a "
                        "quarter: a period is measured by one edition.",
                        policy=policy.name,
                        day=policy._format_day(start),
                    )
                )

    def action_change(self):
        """Open the next edition, from 1 January: its day may be another one."""
        self.ensure_one()
        self.check_access("write")
        day = self.env.user._get_office_day().replace(month=1, day=1)
        day = day.replace(year=day.year + 1)
        root = self.origin_id or self
        last = root._at(day)
        edition = last
        if last.date_start != day:
            vals = {"origin_id": root.id, "date_start": day, "name": root.name}
            edition = last.sudo().copy(vals)
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": edition.id,
            "view_mode": "form",
        }

    def _at(self, day):
        """Return the edition by which a period that ends on ``day`` is measured.

        Of no policy none: a government that has not adopted a profile has no bands.
        """
        if not self:
            return self
        self.ensure_one()
        begun = self.edition_ids.filtered(lambda item: item.date_start <= day)
        return begun.sorted("date_start")[-1:] or self

    def _get_counting_window(self):
        self.ensure_one()
        root = self.origin_id or self
        start = self.date_start or None
        later = [
            item.date_start
            for item in root.edition_ids
            if not start or item.date_start > start
        ]
        end = fields.Date.subtract(min(later), days=1) if later else None
        return start, end

    def _get_counting_profiles(self):
        profiles = self.env["sidocakep.profile"].sudo().with_context(active_test=False)
        root = self.origin_id or self
        return profiles.search([("policy_id", "=", root.id)])

    def _has_former(self):
        return bool(self.origin_id)

    def _get_counting_remedy(self):
        return self.env._(
            "Choose Change From a Period: the next edition begins after it."
        )
