from odoo import fields, models

PROPOSED, ACCEPTED, DISMISSED = "proposed", "accepted", "dismissed"


class SidocakepLkjipSentence(models.Model):
    """A sentence that the figures propose; it counts when a person accepts it.

    It carries the hash of the facts it was made of. Where these change the sentence is
    out of date, accepted or not; taken anew it is a proposal again, and says so where
    it was accepted before.
    """

    _name = "sidocakep.lkjip.sentence"
    _description = "Proposed Sentence"
    _inherit = ["sidocakep.lkjip.part.mixin"]
    _order = "section_id, sequence, id"
    _rec_name = "text"
    _written_fields = frozenset({"text"})
    _trail_fields = frozenset({"text", "state"})

    section_id = fields.Many2one(
        "sidocakep.lkjip.section",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    sequence = fields.Integer(readonly=True)
    key = fields.Char(string="About", required=True, readonly=True)
    text = fields.Text(string="Sentence", required=True)
    state = fields.Selection(
        [
            (PROPOSED, "Proposal"),
            (ACCEPTED, "Taken Up"),
            (DISMISSED, "Left Out"),
        ],
        required=True,
        default=PROPOSED,
        readonly=True,
    )
    was_taken = fields.Boolean(
        string="Taken Up Before",
        readonly=True,
        copy=False,
        help="It stood in the report until its figures changed: somebody takes it up "
        "again, or leaves it out.",
    )
    source_seal = fields.Char(
        string="SHA-256 of the Figures", required=True, readonly=True
    )
    can_write_text = fields.Boolean(related="section_id.can_write_body")

    _key_uniq = models.UniqueIndex(
        "(section_id, key)", "This sentence is proposed already. Load the page again."
    )

    def action_accept(self):
        """Let the sentence stand in the report."""
        return self._settle(ACCEPTED)

    def action_dismiss(self):
        """Leave the sentence out of the report."""
        return self._settle(DISMISSED)

    def _settle(self, state):
        self._check_may_write()
        self._with_workflow_bypass().write({"state": state})
        return True
