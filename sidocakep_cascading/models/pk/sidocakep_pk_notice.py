"""What was unusual about a PK when it was proposed, for those who come after."""

from odoo import fields, models

from odoo.addons.sidocakep_base.engine.finding import SEVERE


class SidocakepPk(models.Model):
    """What the drafter was told is told to Pihak II and to who receives the PK.

    Gunung Mas 24/2024 art. 7(1), annex C.4: an indicator of another kind blocks
    nothing, so it is those who sign that judge it. Indonesian, as the documents are.
    """

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    _workflow_fields = {"proposal_notice"}

    proposal_notice = fields.Text(
        string="Noted When Proposed",
        readonly=True,
        copy=False,
        help="What was unusual when this PK was proposed, and blocked nothing.",
    )

    def _keep_notices(self, problems):
        """Keep what the checks noticed on the PK as it is proposed.

        Not how it is mended: whoever reads it then may change nothing any more.

        :param problems: of :meth:`_get_problems`, in the language of the document
        """
        for pk in self:
            noticed = "\n".join(
                problem.message
                for problem in problems[pk.id]
                if problem.severity != SEVERE
            )
            if noticed != (pk.proposal_notice or ""):
                kept = pk.sudo()._with_workflow_bypass()
                kept.write({"proposal_notice": noticed or False})
