"""Nobody names himself: one's own post, and what stands below it, others record."""

from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import AccessError, ValidationError
from odoo.fields import Domain

from ...engine.people import end_of_sentence
from .resource_resource import LOGIN_GROUP

#: What a post is called, where it stands and what follows from it.
PLACE_FIELDS = frozenset(
    {
        "active",
        "company_id",
        "echelon",
        "is_single_holder",
        "name",
        "position_kind_id",
        "printed_title",
        "superior_id",
    }
)


class HrJob(models.Model):
    """The superior post signs as Pihak II: whoever keeps posts keeps not his own.

    An officer of HR put a post of another agency below his own and signed its
    agreement as the direct superior; another one gave his own post the kind of the
    Sekretaris. Both need a colleague, as one's own appointment does.
    """

    _name = "hr.job"
    _inherit = "hr.job"

    is_held_by_me = fields.Boolean(
        string="My Position",
        compute="_compute_is_held_by_me",
        search="_search_is_held_by_me",
        help="Held by who is logged in, or he acts in it, today.",
    )

    @api.depends_context("uid")
    def _compute_is_held_by_me(self):
        held = self.env.user._get_held_jobs()
        for job in self:
            job.is_held_by_me = job._origin in held

    def _search_is_held_by_me(self, operator, value):
        if operator != "in" or set(value) != {True}:
            return NotImplemented
        return Domain("id", "in", self.env.user._get_held_jobs().ids)

    @api.model_create_multi
    def create(self, vals_list):
        jobs = super().create(vals_list)
        if not self._may_name_himself():
            jobs._check_not_below(jobs.env.user._get_own_jobs(), {})
        return jobs

    def write(self, vals):
        if not PLACE_FIELDS & vals.keys() or self._may_name_himself():
            return super().write(vals)
        own = self.env.user._get_own_jobs()
        changed = (self & own)._filter_place_changed(vals)
        if changed:
            raise AccessError(
                self.env._(
                    "%(job)s is your own position: have a colleague of HR or Bagian "
                    "Organisasi change its name, kind, agency or superior. Nobody "
                    "names himself.",
                    job=changed[0].name,
                )
            )
        before = {job.id: job.sudo()._get_superiors() for job in self if own}
        result = super().write(vals)
        self._check_not_below(own, before)
        return result

    @api.model
    def _may_name_himself(self):
        """Who gives out the logins says anyway which official each of them is."""
        return self.env.uid == SUPERUSER_ID or self.env.user.has_group(LOGIN_GROUP)

    def _filter_place_changed(self, vals):
        """Return those to which ``vals`` give another name or place than they have."""
        names = PLACE_FIELDS & vals.keys()

        def is_changed(job):
            new = job.new(vals, origin=job)
            return any(_get_key(job[name]) != _get_key(new[name]) for name in names)

        return self.sudo().filtered(is_changed).with_env(self.env)

    def _check_not_below(self, own, before):
        """Refuse posts that came below one of ``own``.

        :param before: ``{job id: the posts above it before}``
        """
        for job in self.sudo() if own else ():
            came = job._get_superiors() - before.get(job.id, job.browse())
            above = came & own.sudo()
            if above:
                raise AccessError(
                    self.env._(
                        "%(job)s would stand below %(own)s, your own position, and you "
                        "would sign for it as the superior. Have a colleague of HR or "
                        "Bagian Organisasi record it. Nobody names himself.",
                        job=job.name,
                        own=above[0].name,
                    )
                )

    @api.constrains("active")
    def _check_archived_is_vacant(self):
        """A post that somebody holds is not put aside for another of its kind."""
        archived = self.sudo().filtered(lambda job: not job.active)
        if self.env.uid == SUPERUSER_ID or not archived:
            return
        for job_id, holders in archived._get_appointed(
            self.env.user._get_office_day()
        ).items():
            if holders:
                raise ValidationError(
                    self.env._(
                        "%(job)s is held by %(names)s. Record first in the files of "
                        "the officials where they go and when, then archive the "
                        "position.",
                        job=self.browse(job_id).name,
                        names=end_of_sentence(
                            ", ".join(holder.employee.name for holder in holders)
                        ),
                    )
                )


def _get_key(value):
    return value.id if isinstance(value, models.BaseModel) else value or False
