from odoo import models

from odoo.addons.sidocakep_base.engine.finding import SEVERE, Finding

from ...typeset.engine import find_unprintable

#: What people write and the form prints, by the part of the PK.
WRITTEN = {
    "line_ids": ("objective", "name", "written", "target_note", "note"),
    "table2_ids": ("indicator_text", "name", "fund_source", "note"),
}


class SidocakepPk(models.Model):
    """A sign that no font has is named when the PK is proposed, not when it is signed.

    Emoji come in with texts that are pasted from a telephone.
    """

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    def _get_problems(self, typed=None):
        problems = super()._get_problems(typed)
        for pk in self:
            problems[pk.id] = [*problems[pk.id], *pk._get_sign_problems()]
        return problems

    def _get_sign_problems(self):
        """Yield a problem for each text of which a sign cannot be printed."""
        for part, names in WRITTEN.items():
            for row in self[part]:
                for text in filter(None, (row[name] for name in names)):
                    signs = find_unprintable(text)
                    if signs:
                        yield Finding(
                            SEVERE,
                            self.env._(
                                "No font has the sign %(signs)s, which stands in "
                                "“%(text)s”.",
                                signs=" ".join(f"{c} (U+{ord(c):04X})" for c in signs),
                                text=text,
                            ),
                            self.env._("Replace it there."),
                        )
