"""External ids in the room of a program are given by that program alone."""

from odoo import models
from odoo.exceptions import AccessError

from ...const import OUR_ADDONS

#: Letters of an external id that somebody chooses; an index holds it.
LONGEST_NAME = 128


class Base(models.AbstractModel):
    """Every model: an import names records, and not in the room of a program."""

    # A concern a file.
    _inherit = "base"  # pylint: disable=consider-merging-classes-inherited

    def _load_records(self, data_list, update=False):
        """Refuse a new name in the room of an addon, whose upgrade would meet it.

        The upgrade of an addon deletes what bears its name and is not in its files. A
        name that is there already says which record is meant, whoever gave it.

        :raises AccessError: an import gives a record such an external id
        """
        # set by `load` alone: data of an addon comes by its file, for whomever it is
        if "_import_current_module" in self.env.context and not self.env.su:
            new = [name for data in data_list if (name := data.get("xml_id"))]
            self._check_new_names(
                [name for name in new if not self.env.ref(name, False)]
            )
        return super()._load_records(data_list, update=update)

    def _check_new_names(self, names):
        rooms = {name: name.partition(".")[0].strip().casefold() for name in names}
        addons = self.env["ir.module.module"].sudo()
        taken = set(
            addons.search([("name", "in", list(rooms.values()))]).mapped("name")
        )
        for name, room in rooms.items():
            if room in taken or room.startswith(OUR_ADDONS):
                raise AccessError(
                    self.env._(
                        "%(name)s: this external id begins like those that the "
                        "program gives. Choose one of your own, or leave the "
                        "column out.",
                        name=name,
                    )
                )
            if len(name) > LONGEST_NAME or name != name.strip():
                raise AccessError(
                    self.env._(
                        "%(name)s…: this external id is longer than %(most)s letters, "
                        "or has a blank before or after it. Choose a shorter one, or "
                        "leave the column out.",
                        name=name[:40],
                        most=LONGEST_NAME,
                    )
                )
