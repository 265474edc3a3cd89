"""External ids that begin like ours are given by the program alone."""

from odoo import models
from odoo.exceptions import AccessError

from ...const import OUR_ADDONS


class Base(models.AbstractModel):
    """Every model: an import names records, and not in the room of our addons."""

    # A concern a file.
    _inherit = "base"  # pylint: disable=consider-merging-classes-inherited

    def _load_records(self, data_list, update=False):
        """Refuse a new name in the room of our addons, which an upgrade would meet.

        :raises AccessError: an import gives a record an external id of ours
        """
        # set by `load` alone: data of an addon comes by its file, for whomever it is
        if "_import_current_module" in self.env.context and not self.env.su:
            for data in data_list:
                xmlid = data.get("xml_id") or ""
                if xmlid.startswith(OUR_ADDONS) and not self.env.ref(xmlid, False):
                    raise AccessError(
                        self.env._(
                            "%(name)s: this external id begins like those that the "
                            "program gives. Choose one of your own, or leave the "
                            "column out.",
                            name=xmlid,
                        )
                    )
        return super()._load_records(data_list, update=update)
