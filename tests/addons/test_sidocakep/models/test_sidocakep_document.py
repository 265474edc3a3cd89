from odoo import fields, models

from odoo.addons.sidocakep_base.models.document.workflow_mixin import Transition


class TestSidocakepDocument(models.Model):
    """The plainest document that the mixins of ``models/document`` can carry.

    It has nothing but what they ask of a model, so that a test of a mixin says
    something of the mixin and not of a plan. Another mixin gets its user here: add it
    to ``_inherit`` with the fields that it wants, or give it a model of its own beside
    this one when it would change what the others see.
    """

    _name = "test_sidocakep.document"
    _description = "Test Document"
    _inherit = ["mail.thread", "sidocakep.workflow.mixin"]

    name = fields.Char(required=True)
    company_id = fields.Many2one("res.company", required=True)
    note = fields.Char()
    state = fields.Selection(
        [("draft", "Draft"), ("decided", "Decided"), ("ended", "Ended")],
        default="draft",
        required=True,
    )
    decided_on = fields.Date(readonly=True, copy=False)
    can_decide = fields.Boolean(compute="_compute_workflow_can")

    _workflow_fields = frozenset({"state", "decided_on"})
    _workflow_frozen_states = frozenset({"decided", "ended"})
    _workflow_free_fields = frozenset({"note"})
    _trail_fields = frozenset({"name"})
    _workflow_transitions = {
        "decide": Transition(
            ("draft",), "decided", groups=("sidocakep_base.group_head",)
        ),
        "end": Transition(("decided",), "ended"),
    }

    def _decide(self):
        return self._transition("decide", {"decided_on": fields.Date.today()})

    def _end(self):
        return self._transition("end")
