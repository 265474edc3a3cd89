"""The right of server code to write what only a step of the workflow may write."""

from odoo import models

# An object cannot travel over RPC: only server code can put it in a context.
_BYPASS = object()
_BYPASS_KEY = "sidocakep_workflow_bypass"


class SidocakepWorkflowBypassMixin(models.AbstractModel):
    """What documents and their parts know of the bypass."""

    _name = "sidocakep.workflow.bypass.mixin"
    _description = "Workflow Bypass Mixin"

    def _with_workflow_bypass(self):
        """Return the records with the right to write what the workflow owns."""
        return self.with_context(**{_BYPASS_KEY: _BYPASS})

    def _workflow_bypassed(self):
        return self.env.context.get(_BYPASS_KEY) is _BYPASS
