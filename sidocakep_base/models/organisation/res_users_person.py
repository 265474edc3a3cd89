"""What a login says of its person is the personnel office's, not the login's own."""

from odoo import api, models
from odoo.exceptions import AccessError

#: By what a person is known on documents and at the door.
PERSONAL = frozenset(
    {"name", "display_name", "job_title", "category_ids", "barcode", "pin"}
)


class ResUsers(models.Model):
    """Odoo lets everybody rename himself, and copies the name to the personnel file.

    Under that name stands all that he said, and what he is to sign: a login that takes
    the name of the head of region speaks as the head of region.
    """

    _name = "res.users"
    _inherit = "res.users"

    @property
    def SELF_WRITEABLE_FIELDS(self):  # noqa: N802
        own = super().SELF_WRITEABLE_FIELDS
        return [name for name in own if name not in PERSONAL]

    @api.model
    def fields_get(self, allfields=None, attributes=None):
        """Show as read-only in the preferences what would be refused there."""
        result = super().fields_get(allfields, attributes)
        if not self.has_access("write"):
            for name in PERSONAL & result.keys():
                if "readonly" in result[name]:
                    result[name]["readonly"] = True
        return result

    def write(self, vals):
        if PERSONAL & vals.keys() and self == self.env.user and not self.env.su:
            self._check_keeps_people()
        return super().write(vals)

    def _check_keeps_people(self):
        if not self.has_access("write"):
            raise AccessError(
                self.env._(
                    "Name, title and badge of a person stand in the personnel data. "
                    "Ask the personnel office (BKPSDM) to change them."
                )
            )
