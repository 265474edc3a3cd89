"""Three sides of a follow-up: a meeting decides it, a post does it, its superior looks.

Who does it does not change what was decided, and nobody looks at his own answer.
"""

from odoo import api, models
from odoo.exceptions import AccessError

from odoo.addons.sidocakep_base.exceptions import FrozenRecordError
from odoo.addons.sidocakep_base.models.organisation.official import (
    OFFICE_GROUPS,
    RECEIVER,
)

from .sidocakep_dialog import DRAFT

#: What the meeting decides: written while the dialog is prepared.
DECIDED_FIELDS = frozenset(
    {"dialog_id", "line_id", "name", "responsible_job_id", "date_due"}
)
#: What the responsible post says.
ANSWER_FIELDS = frozenset({"answer", "evidence_ids"})
#: What the superior says.
REVIEW_FIELDS = frozenset({"remark"})


class SidocakepDialogFollowUp(models.Model):
    """Guards of the three sides, whatever else a login may write."""

    _name = "sidocakep.dialog.follow_up"
    _inherit = "sidocakep.dialog.follow_up"

    @api.model_create_multi
    def create(self, vals_list):
        items = super().create(vals_list)
        if not items._workflow_bypassed():
            items._check_being_decided()
            said = {name for vals in vals_list for name in vals if vals[name]}
            items._check_sides(said)
        return items

    def write(self, vals):
        if not self._workflow_bypassed():
            if DECIDED_FIELDS & vals.keys():
                self._check_being_decided()
            self._check_sides(vals.keys())
        result = super().write(vals)
        if "dialog_id" in vals and not self._workflow_bypassed():
            self._check_being_decided()
            self.check_access("write")
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_if_being_decided(self):
        if not self._workflow_bypassed():
            self._check_being_decided()

    def _check_being_decided(self):
        """Refuse to change what a dialog has decided, or what others decide.

        Who may write an answer need not be who says what is asked of him.
        """
        for item in self:
            dialog = item.sudo().dialog_id
            if dialog.state != DRAFT:
                raise FrozenRecordError(
                    self.env._(
                        "%(item)s was decided in %(dialog)s and stays as it is. Answer "
                        "it, or carry it on or drop it in the next dialog.",
                        item=item.display_name,
                        dialog=dialog.display_name,
                    )
                )
        foreign = self.filtered(lambda item: not item.dialog_id.has_access("write"))
        if foreign and not self.env.su:
            dialog = foreign[0].sudo().dialog_id
            raise AccessError(
                self.env._(
                    "What %(dialog)s decides is entered by %(job)s or who takes the "
                    "notes. Ask them to change it.",
                    dialog=dialog.display_name,
                    job=dialog.job_id.name,
                )
            )

    def _check_sides(self, names):
        """Refuse the words of another side."""
        if self.env.su:
            return
        foreign = ANSWER_FIELDS & names and self - self._filter_answerable()
        if foreign:
            raise AccessError(
                self.env._(
                    "%(item)s is answered by %(job)s. Ask that official to enter it.",
                    item=foreign[0].display_name,
                    job=foreign[0].sudo().responsible_job_id.name or "-",
                )
            )
        foreign = REVIEW_FIELDS & names and self - self._filter_reviewable()
        if foreign:
            raise AccessError(
                self.env._(
                    "The remark of %(item)s is written by the superior, %(job)s. Ask "
                    "that official to enter it.",
                    item=foreign[0].display_name,
                    job=foreign[0]._get_reviewing_job().name or "-",
                )
            )

    def _filter_answerable(self):
        """Return what was decided and is the user's, by his post or for his agency."""
        user = self.env.user
        posts = user._get_held_jobs()
        own = user.sudo()._get_own_agencies()
        may = user.has_group("sidocakep_base.group_agency_coordinator")
        return self.filtered(
            lambda item: (
                item.sudo().dialog_id.state != DRAFT
                and (
                    item.sudo().responsible_job_id in posts
                    or (may and item.sudo().responsible_job_id.company_id in own)
                )
            )
        )

    def _filter_reviewable(self):
        """Return what the user looks at as the superior who decided it.

        For the head of region Bagian Organisasi records it, as it does the decision.
        """
        own = self.env.user._get_held_jobs()
        is_office = self.env.user.has_group(OFFICE_GROUPS[RECEIVER])
        return self.filtered(
            lambda item: (
                item._get_reviewing_job() in own
                or (is_office and not item.sudo().company_id.parent_id)
            )
        )

    def _get_reviewing_job(self):
        """Return who looks at the answer: what a superior does himself, his own; sudo.

        The head of region has none above him and looks at his own.
        """
        self.ensure_one()
        item = self.sudo()
        if item.responsible_job_id == item.job_id:
            return item.job_id.superior_id or item.job_id
        return item.job_id
