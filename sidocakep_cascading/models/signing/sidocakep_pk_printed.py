"""What a printed PK says of its signatures."""

from odoo import models

from odoo.addons.sidocakep_base.engine.chain import get_code
from odoo.addons.sidocakep_base.engine.figures.indonesian import format_moment
from odoo.addons.sidocakep_base.models.document.columns import read_columns

from ...const import FIRST, SECOND


class SidocakepPk(models.Model):
    """Who has signed, when, and the code under which the seal is looked up."""

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    def _get_volatile_values(self):
        """Not part of what is sealed: a signature cannot cover that it was made."""
        values = super()._get_volatile_values()
        parties = (FIRST, SECOND) if self.has_second_party else (FIRST,)
        says_who = self._says_who_signed()
        moments = {
            party: self[f"signed_{party}_on"] if says_who else False
            for party in parties
        }
        texts = {
            party: self._print_moment(moment) if moment else ""
            for party, moment in moments.items()
        }
        signed = any(texts.values())
        values["signatures"] = {
            "code": get_code(self.frozen_hash) if signed else "",
            "is_partial": signed and not all(texts.values()),
            **texts,
        }
        return values

    def _says_who_signed(self):
        """Whether the content was frozen by a version whose prints tell of signatures.

        What was signed before prints as it did: its figures are not in the content.
        """
        # Past the field, which gives a copy of all that is in it.
        [(content,)] = read_columns(self, "frozen_values")
        return "figures" in (content or {})

    def _print_moment(self, moment):
        """Write a moment (UTC) as a letter does, in the time of the place."""
        return format_moment(moment, self.profile_id._get_zone())
