"""What a PK follows from its position and its lines, worked out once more."""

from odoo import models

#: What the checks of a draft and the steps after it rely on.
RELIED_ON = (
    "position_kind_id",
    "kind_sequence",
    "echelon",
    "profile_id",
    "has_second_party",
    "amount_total",
)
LINES_RELIED_ON = ("company_id", "year", "level_id", "target_text")


class SidocakepPk(models.Model):
    """Nothing that was stored once is believed when the PK is proposed."""

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    def _work_out_again(self):
        """Compute anew, on drafts, what the checks and the later steps rely on."""
        for records, names in (
            (self, RELIED_ON),
            (self.line_ids, LINES_RELIED_ON),
            (self.table2_ids, ("company_id",)),
        ):
            for name in names:
                self.env.add_to_compute(records._fields[name], records.sudo())
        self.env.flush_all()
