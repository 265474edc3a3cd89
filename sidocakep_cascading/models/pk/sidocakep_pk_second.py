"""Who may be Pihak II: the direct superior, or with a reason who holds a post above."""

from odoo import api, models
from odoo.exceptions import AccessError, ValidationError

from ...const import DRAFT

OVERRIDE_FIELDS = frozenset(
    {
        "second_job_id",
        "second_employee_id",
        "second_capacity",
        "second_override_reason",
    }
)


class SidocakepPk(models.Model):
    """A reason chooses another superior post, never a person for it.

    Gunung Mas 24/2024 art. 7(3): agreed by the head of region and the head of the
    agency; annex C.6: by every official and his direct superior. Who signs for a post
    holds it or acts in it by a recorded decree; that the Bupati is on leave makes
    nobody else sign for him.
    """

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    @api.constrains(*sorted(OVERRIDE_FIELDS), "job_id", "date_document")
    def _check_second_override(self):
        """Another Pihak II than the direct superior needs a written reason."""
        drafts = self.filtered(lambda pk: pk.state == DRAFT)
        parties = drafts._get_parties()
        for pk in drafts:
            if pk.second_override_reason:
                pk._check_second_chosen(parties[pk])
            else:
                pk._check_second_superior(parties[pk])

    def _check_second_superior(self, parties):
        second, superior = parties.second, parties.superior
        expected = (
            superior.id,
            second.employee.id if second else False,
            second.capacity if second else False,
        )
        actual = (
            self.second_job_id.id,
            self.second_employee_id.id,
            self.second_capacity or False,
        )
        if actual != expected:
            raise ValidationError(
                self.env._(
                    "Party II of %(pk)s is the direct superior, %(title)s. To have "
                    "another person sign, first write the reason.",
                    pk=self.display_name,
                    title=superior.sudo().name or self.env._("nobody"),
                )
            )

    def _check_second_chosen(self, parties):
        """The post lies above that of Pihak I, and the person holds it on the day."""
        self._check_second_above()
        if not self.second_employee_id:
            return
        chosen = (self.second_employee_id.sudo(), self.second_capacity)
        if chosen not in [(item.employee, item.capacity) for item in parties.chosen]:
            raise ValidationError(
                self.env._(
                    "%(name)s does not hold %(job)s on %(date)s, and no recorded "
                    "decree lets this person act in it as entered. Choose another "
                    "superior position, or have the decree recorded first.",
                    name=self.second_employee_id.sudo().name,
                    job=self.second_job_id.sudo().name,
                    date=self._format_day(self._get_reference_date()),
                )
            )

    def _check_second_above(self):
        """Refuse a Pihak II whose post does not stand above that of Pihak I."""
        for pk in self:
            job = pk.second_job_id.sudo()
            if not job and not pk.second_employee_id:
                continue
            if not job or job not in pk.job_id.sudo()._get_superiors():
                raise ValidationError(
                    self.env._(
                        "%(job)s is no superior position of %(own)s. Choose a "
                        "position above it as Party II of %(pk)s.",
                        job=job.name or self.env._("No position"),
                        own=pk.job_id.sudo().name,
                        pk=pk.display_name,
                    )
                )

    @api.constrains("employee_id", "second_employee_id")
    def _check_two_persons(self):
        for pk in self:
            if pk.employee_id and pk.employee_id == pk.second_employee_id:
                raise ValidationError(
                    self.env._(
                        "%(name)s cannot be both parties of %(pk)s. When the superior "
                        "post is held by the same person, have the next superior sign "
                        "and write the reason.",
                        name=pk.first_name,
                        pk=pk.display_name,
                    )
                )

    def _check_override_right(self, vals):
        """Refuse a change of Pihak II by who does not coordinate the agency's PKs.

        Paser 23/2016 art. 4(1) and 4(2): the head coordinates, the Sekretaris (in the
        Setda the Asisten) assists. A subordinate does not choose his superior.
        """
        if OVERRIDE_FIELDS & vals.keys() and not self._may_coordinate():
            raise AccessError(
                self.env._(
                    "Only the head or the Sekretaris of the agency, or Bagian "
                    "Organisasi, may have another person sign as Party II. Ask one of"
                    " them."
                )
            )

    def _check_propose(self):
        """What was right when it was written is asked again: HR goes on meanwhile."""
        result = super()._check_propose()
        self._check_second_override()
        return result
