"""A draft that was made by a regulation before the one that governs now."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.engine.finding import WARNING, Finding

from ...const import DRAFT


class SidocakepPk(models.Model):
    """Says of a draft that another regulation governs meanwhile, and offers to follow.

    A document is made by the regulation of its own day, so a draft that stayed behind
    at an adoption may be signed as it is; that is for people to choose, not to happen.
    """

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    can_follow_adoption = fields.Boolean(compute="_compute_can_follow_adoption")

    @api.depends("state", "profile_id", "date_document", "year")
    @api.depends_context("uid")
    def _compute_can_follow_adoption(self):
        writable = self._origin._filtered_access("write")
        for pk in self:
            pk.can_follow_adoption = pk._origin in writable and bool(
                pk._get_later_adoption()
            )

    def action_follow_adoption(self):
        """Make a draft by the regulation that governs now; it is dated from that on."""
        self.check_access("write")
        for pk in self:
            adoption = pk._get_later_adoption()
            if not adoption:
                raise UserError(
                    self.env._(
                        "%(pk)s is no draft of an earlier regulation. Open a draft "
                        "that is marked so.",
                        pk=pk.display_name,
                    )
                )
            pk._follow_adoption(adoption.date_start)
        return True

    def _follow_adoption(self, day):
        """Make drafts by the regulation that was adopted on a day.

        A document is made by the regulation of its own day: one that is dated before is
        dated on the day of the adoption.
        """
        self.filtered(
            lambda pk: pk.date_document and pk.date_document < day
        ).date_document = day
        self.env.add_to_compute(self._fields["profile_id"], self)
        for pk in self:
            pk.message_post(
                body=self.env._(
                    "From now on made by %(profile)s.",
                    profile=pk.profile_id.regulation_number,
                )
            )

    def _get_later_adoption(self):
        """Return the adoption by whose regulation a draft is not made, or none; sudo.

        Of years before that of the adoption nothing is asked: they stay as they were.
        """
        self.ensure_one()
        government = self.company_id.sudo().root_id
        adoptions = government.adoption_ids
        if self.state != DRAFT or not adoptions:
            return adoptions.browse()
        latest = adoptions._get_on(self.env.user._get_office_day())
        is_behind = (
            latest.profile_id != self.profile_id.sudo()
            and self._get_reference_date() < latest.date_start
            and (self.year or 0) >= latest.date_start.year
        )
        return latest if is_behind else adoptions.browse()

    def _get_adoption_problems(self):
        """Name a draft that stayed with the regulation of before."""
        adoption = self._get_later_adoption()
        if adoption:
            yield Finding(
                WARNING,
                self.env._(
                    "%(present)s governs since %(day)s; this draft is dated before "
                    "and made by %(former)s.",
                    present=adoption.profile_id.regulation_number,
                    day=self._format_day(adoption.date_start),
                    former=self.profile_id.sudo().regulation_number,
                ),
                self.env._(
                    "Choose Follow the New Regulation, or keep it as it is where it "
                    "was agreed before that day."
                ),
            )
