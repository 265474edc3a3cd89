"""The seals of what was verified, sent or closed: rows that are only added."""

from odoo import api, fields, models


class SidocakepSeal(models.Model):
    """What a record said when a step settled it, sealed with the row before.

    One chain an agency, with the key that seals signatures (decision 0017). Only
    ``seal_rows.py`` adds rows, straight into the table: ``create``, ``write`` and
    ``unlink`` refuse everybody, elevated code too.
    """

    _name = "sidocakep.seal"
    _description = "Seals of the Data"
    _inherit = ["sidocakep.append.only.mixin"]
    _order = "id desc"
    _rec_name = "res_name"
    _log_access = False

    res_model = fields.Char(string="Document Model", required=True, readonly=True)
    res_id = fields.Many2oneReference(
        string="Document ID",
        model_field="res_model",
        required=True,
        readonly=True,
        help="0: which documents were settled before there were seals.",
    )
    res_name = fields.Char(string="Document", readonly=True)
    company_id = fields.Many2one(
        "res.company",
        string="Agency",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    state = fields.Char(string="Technical State", required=True, readonly=True)
    state_text = fields.Char(string="Sealed As", compute="_compute_state_text")
    content = fields.Json(
        readonly=True, help="What was sealed: values, and a hash of each part."
    )
    content_hash = fields.Char(string="SHA-256 of the Content", readonly=True)
    date = fields.Datetime(string="When", required=True, readonly=True)
    user_id = fields.Many2one(
        "res.users", string="Login", readonly=True, ondelete="restrict"
    )
    user_name = fields.Char(string="Who", readonly=True)
    session_user_id = fields.Many2one(
        "res.users",
        string="In the Session of",
        readonly=True,
        ondelete="restrict",
        help="Who was logged in; empty: the program by itself.",
    )
    position = fields.Integer(
        string="Position in the Chain", required=True, readonly=True, aggregator=None
    )
    previous_seal = fields.Char(string="Seal Before", required=True, readonly=True)
    seal = fields.Char(
        required=True,
        readonly=True,
        help="HMAC-SHA256 of this row and the one before it in the agency, with a key "
        "that is not in the database.",
    )
    key_id = fields.Char(
        string="Key of the Seal",
        readonly=True,
        help="Which key sealed it; empty: none was set up.",
    )

    _document_idx = models.Index("(res_model, res_id, id DESC)")
    _position_uniq = models.UniqueIndex(
        "(company_id, position)",
        "Another seal has taken this place in the chain. Take the step once more.",
    )
    _previous_uniq = models.UniqueIndex(
        "(company_id, previous_seal)",
        "Another seal has taken this place in the chain. Take the step once more.",
    )

    @api.depends("res_model", "state")
    @api.depends_context("lang")
    def _compute_state_text(self):
        """Name the state as the document does, in the language of the reader."""
        before = self.env._("Before There Were Seals")
        for model_name, rows in self.grouped("res_model").items():
            field = self.env[model_name]._fields["state"]
            labels = dict(field._description_selection(self.env))
            for row in rows:
                row.state_text = labels.get(row.state, before)

    @api.model
    def _get_append_refusal(self):
        return self.env._(
            "Seals are added by the program alone, with the step that they are of. "
            "Nobody adds, changes or deletes one. Read them as they stand."
        )
