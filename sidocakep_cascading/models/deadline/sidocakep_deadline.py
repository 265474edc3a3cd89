from odoo import api, fields, models

from ...const import DOCUMENT_PK
from .pk_deadline_kind import PkDeadlineKind


class SidocakepDeadline(models.Model):
    """The performance agreements are owed, each made and handed in."""

    _name = "sidocakep.deadline"
    _inherit = "sidocakep.deadline"

    pk_id = fields.Many2one(
        "sidocakep.pk",
        string="PK",
        index="btree_not_null",
        ondelete="set null",
        help="The agreement by which the document is made.",
    )
    pk_state = fields.Selection(related="pk_id.state", string="Status of the PK")

    @api.model
    def _get_kinds(self):
        return [*super()._get_kinds(), PkDeadlineKind]

    def _sync_pks(self, pks):
        """Bring the rows of PKs that were drawn up, signed, handed in or returned.

        :return: the rows of their positions
        """
        return self._sync(pks.job_id, pks.mapped("year"))

    @api.depends("pk_id")
    def _compute_can_open_step(self):
        return super()._compute_can_open_step()

    def _get_draw_up_text(self, user):
        """Say who draws the missing PK up, and what its holder does then.

        :param user: who is asked to; ``None`` where nobody coordinates the agency
        """
        self.ensure_one()
        if user == self.env.user:
            return self.env._("It is your turn: draw the PK up.")
        if not user:
            return self.env._(
                "Nobody is Sekretaris of the agency to draw the PK up: its head does."
            )
        words = self.env._(
            "It is the turn of %(person)s: the PK is drawn up.", person=user.sudo().name
        )
        if self.user_id != self.env.user:
            return words
        return self.env._(
            "%(words)s Then you are asked to check it, propose it and sign it.",
            words=words,
        )

    def _say_state(self):
        """Return how far the agreement of a row has come, and whose turn it is."""
        self.ensure_one()
        label = self.env._("not drawn up")
        if self.pk_id:
            label = self.pk_id._get_state_label()
        turn = self.turn_text or self.pk_id.turn_text
        return f"{label}. {turn}" if turn else label

    def action_draw_up_missing(self):
        """Open the drawing up of every position of the agency that has no PK yet."""
        self.ensure_one()
        self.env["sidocakep.pk.draw.up"].check_access("create")
        missing = self.search(
            [
                ("company_id", "=", self.company_id.id),
                ("year", "=", self.year),
                ("document", "=", DOCUMENT_PK),
                ("done_on", "=", False),
                ("pk_id", "=", False),
            ]
        )
        return self._prepare_draw_up(missing.job_id)

    def _prepare_draw_up(self, jobs):
        """Return the action that asks to draw up the PKs of positions of the agency."""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Draw Up Agreements"),
            "res_model": "sidocakep.pk.draw.up",
            "view_mode": "form",
            "target": "new",
            "context": {
                "default_company_id": self.company_id.id,
                "default_year": self.year,
                "default_job_ids": jobs.ids,
            },
        }
