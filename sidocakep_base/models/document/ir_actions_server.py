from odoo import models

from .actor import running_action_code


class IrActionsServer(models.Model):
    """Code that an administrator wrote signs for nobody, in nobody's request.

    See docs/decisions/0009-signing.md.
    """

    _inherit = "ir.actions.server"

    def _run_action_code_multi(self, eval_context):
        with running_action_code():
            return super()._run_action_code_multi(eval_context)
