from odoo import models
from odoo.exceptions import UserError

from .resource_resource import LOGIN_GROUP


class HrJob(models.Model):
    """A post that was ever held, or that a document names, stays in its agency.

    The logins of its holders follow the agency of the post, and its history is told by
    it: moved, a post would open another agency without a decree, and who held it before
    would have held it there. Departments that become agencies take their posts along,
    see ``sidocakep.department.move``.
    """

    _name = "hr.job"
    _inherit = "hr.job"

    def write(self, vals):
        if "company_id" in vals and not self.env.su:
            self.check_access("write")
            self._check_agency_stays(vals["company_id"])
        return super().write(vals)

    def _check_agency_stays(self, company_id):
        """Refuse another agency for posts in use.

        One without an agency is given its first by who gives out the logins.
        """
        jobs = self.sudo().filtered(lambda job: job.company_id.id != company_id)
        if self.env.user.has_group(LOGIN_GROUP):
            jobs = jobs.filtered("company_id")
        used = jobs._filter_used()
        if used:
            raise UserError(
                self.env._(
                    "%(job)s is or was held, or documents name it: it stays in its "
                    "agency with its past. Enter a position in the other agency and "
                    "press Record Mutasi in the files of the officials who go there.",
                    job=used[0].name,
                )
            )

    def _filter_used(self):
        """Return those of the posts that a version, a decree or a document names."""
        used = set()
        for model in self.env.values() if self else ():
            is_ours = (
                model._name.startswith("sidocakep.") or model._name == "hr.version"
            )
            if not is_ours or model._abstract or not model._auto or model._transient:
                continue
            rows = model.sudo().with_context(active_test=False)
            for field in model._fields.values():
                if (
                    field.type in ("many2one", "many2many")
                    and field.comodel_name == self._name
                    and field.store
                ):
                    found = rows.search([(field.name, "in", self.ids)])
                    used.update(found[field.name].ids)
        return self.filtered(lambda job: job.id in used)
