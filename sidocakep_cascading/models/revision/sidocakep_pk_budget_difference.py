"""What the DPA says otherwise than a PK that stands already."""

from odoo import api, fields, models

from odoo.addons.sidocakep_base.models.document.document_lang import document_lang

from ...const import DRAFT, REPLACED
from ..pk.pk_source import PkSources


class SidocakepPk(models.Model):
    """A DPA ratified or changed after a PK was proposed, worked out when it happens.

    Gunung Mas 24/2024 art. 6(2): the DPA is the basis of the PK. A draft needs no note:
    it says by itself what differs.
    """

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    _workflow_fields = {"budget_difference"}
    # It follows the DPA, and says nothing of what was signed.
    _sealed_free = {"budget_difference"}

    budget_difference = fields.Text(
        readonly=True,
        copy=False,
        help="What the DPA in force says otherwise than this PK.",
    )

    @api.model
    def _get_following_states(self):
        """Return the states in which a PK follows the DPA, or counts no more."""
        return [DRAFT, REPLACED]

    def _note_budget_difference(self):
        """Keep on the PKs what the DPA of now says otherwise; nothing where it agrees.

        Indonesian, as the documents are.
        """
        sources = PkSources(self, as_now=True)
        for pk in self.with_context(lang=document_lang(self.env)):
            found = "\n".join(pk._get_budget_drift(sources)) or False
            if found != pk.budget_difference:
                pk._with_workflow_bypass().write({"budget_difference": found})

    def _before_transition(self, name):
        """What is proposed equals the DPA of its date; a later one is noted at once."""
        if name == "propose":
            self.sudo()._name_budget()
            changed = self.sudo()._filter_changed_budget()
            noted = (self.sudo() - changed).filtered("budget_difference")
            noted._with_workflow_bypass().write({"budget_difference": False})
            changed._note_budget_difference()
        return super()._before_transition(name)
