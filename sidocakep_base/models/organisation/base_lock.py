from odoo import models

from ...const import OUR_ADDONS
from .hold import hold_rows


class Base(models.AbstractModel):
    # A concern a file.
    _inherit = "base"  # pylint: disable=consider-merging-classes-inherited

    def lock_for_update(self, *, allow_referencing=False):
        """Say of a record of ours who is in the way and what to do.

        Odoo refuses at once with "Cannot grab a lock on records", which names nothing
        and which no language translates.
        """
        if not self._original_module.startswith(OUR_ADDONS):
            return super().lock_for_update(allow_referencing=allow_referencing)
        return hold_rows(self, allow_referencing)
