"""The name of a unit stays while decided figures are printed with it."""

from odoo import models

from ...engine.nomenclature_table import unit_key
from ...exceptions import FrozenRecordError

#: What stands behind a figure, in the system and on paper.
PRINTED = frozenset({"name", "paper_name"})


class SidocakepUnit(models.Model):
    """Renamed, a unit would make another figure of each that was decided in it.

    Other spellings, and letters written large or small, mean nothing new.
    """

    _name = "sidocakep.unit"
    _inherit = "sidocakep.unit"

    def write(self, vals):
        self._check_meaning_free(vals)
        return super().write(vals)

    def _check_meaning_free(self, vals):
        """Refuse to rename what something was decided in; sudo.

        :raises FrozenRecordError: with the indicator, the document and the remedy
        """
        renamed = self.filtered(lambda unit: unit._is_other_unit(vals))
        indicators = self.env["sidocakep.indicator"]
        decided = indicators._find_decided([("unit_id", "in", renamed.ids)])
        for indicator, document in decided.items():
            raise FrozenRecordError(
                self.env._(
                    '"%(indicator)s" in %(document)s is counted in %(unit)s: the unit '
                    "keeps its name. Add another unit and choose it for a new "
                    "indicator in the next version of the plan.",
                    indicator=indicator.name,
                    document=document.sudo().display_name,
                    unit=indicator.unit_id.name,
                )
            )

    def _is_other_unit(self, vals):
        return any(
            unit_key(vals[name] or "") != unit_key(self[name] or "")
            for name in PRINTED & vals.keys()
        )
