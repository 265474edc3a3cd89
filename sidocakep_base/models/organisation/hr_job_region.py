from odoo import SUPERUSER_ID, api, models
from odoo.exceptions import ValidationError

HEAD_OF_REGION = "head_of_region"


class HrJob(models.Model):
    """One position signs alone: that of the head of region, in the government itself.

    Gunung Mas 24/2024 annex C.6. Given that kind, a position of an agency would have
    its agreement in force with one signature.
    """

    _name = "hr.job"
    _inherit = "hr.job"

    @api.constrains("position_kind_id", "company_id", "active")
    def _check_head_of_region(self):
        """A government has one head of region, in itself: the one who signs alone."""
        if self.env.uid == SUPERUSER_ID:
            return
        for job in self.sudo():
            if job.position_kind_id.code != HEAD_OF_REGION:
                continue
            root = job.company_id.root_id
            others = job.with_context(active_test=False).search(
                [
                    ("company_id", "child_of", root.id),
                    ("position_kind_id", "=", job.position_kind_id.id),
                    ("id", "!=", job.id),
                ]
            )
            held = others._get_appointed(job.env.user._get_office_day())
            other = others.filtered(
                lambda item, held=held: item.active or held[item.id]
            )
            if job.company_id != root or other:
                raise ValidationError(
                    self.env._(
                        "%(job)s cannot be of the kind %(kind)s: a government has one "
                        "such position, in %(government)s itself%(other)s. Choose the "
                        "kind that the position has in its agency.",
                        job=job.name,
                        kind=job.position_kind_id.name,
                        government=root.name,
                        other=f" ({other[:1].name})" if other else "",
                    )
                )
