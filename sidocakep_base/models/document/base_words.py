from odoo import api, models


class Base(models.AbstractModel):
    """Many names in one sentence, the same in every message."""

    _inherit = "base"  # pylint: disable=consider-merging-classes-inherited

    @api.model
    def _say_some(self, names, shown):
        """Return the first ``shown`` names, and how many more there are."""
        more = len(names) - shown
        rest = [self.env._("and %(count)s more", count=more)] if more > 0 else []
        return "; ".join([*names[:shown], *rest])
