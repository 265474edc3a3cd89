"""What every step of a PK asks again, whatever was asked before it."""

from odoo import models
from odoo.exceptions import UserError

from ...const import KIND_HEAD_OF_REGION

SIGNING = frozenset({"sign_sole", "sign_first", "sign_second"})
#: Steps that only a PK signed by all of its parties takes.
HANDING_IN = frozenset({"hand_in", "receive", "put_in_force"})


class SidocakepPk(models.Model):
    """A PK goes on only as the document of its position, with the signatures it needs.

    Gunung Mas 24/2024 annex C.6: every official signs with his direct superior, the
    head of region alone.
    """

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    def _before_transition(self, name):
        if name in SIGNING or name in HANDING_IN:
            self._check_relied_on(needs_both=name in HANDING_IN)
        return super()._before_transition(name)

    def _check_relied_on(self, needs_both):
        """Refuse a PK whose parties are not those that its position asks for.

        :param needs_both: the step needs every signature
        """
        for pk in self.sudo():
            alone = pk.position_kind_id.code == KIND_HEAD_OF_REGION
            kind = pk.job_id.position_kind_id
            unsigned = needs_both and not alone and not pk.signed_second_by_id
            moved = not needs_both and pk.position_kind_id != kind
            if pk.has_second_party == alone or unsigned or moved:
                raise UserError(
                    self.env._(
                        "%(pk)s does not have the parties that its position, "
                        "%(kind)s, asks for. Return it to draft and propose it again.",
                        pk=pk.display_name,
                        kind=kind.name,
                    )
                )
