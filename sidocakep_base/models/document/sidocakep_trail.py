"""What was done to a document: rows that are added, and never change."""

from hashlib import sha256

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

STEP = "step"
CHANGE = "change"
AMENDMENT = "amendment"
DELETION = "deletion"
PROOF = "proof"
#: A text of what was decided was set right: nothing that is measured changed.
CORRECTION = "correction"

NUMBERS = {"integer": 0, "float": 2, "monetary": 2}


def get_trail_value(record, name):
    """Return a value of a record as the trail keeps it: a text, or ``None``."""
    record = record.sudo()
    field, value = record._fields[name], record[name]
    if field.relational:
        return ", ".join(value.mapped("display_name")) or None
    if field.type == "binary":
        # The file itself is kept elsewhere; here, whether it is another one.
        return sha256(value).hexdigest() if value else None
    if field.type in NUMBERS:
        told = field.convert_to_read(value, record)
        return None if told is False else str(told)
    return str(value) if value else None


class SidocakepTrail(models.Model):
    """One thing that happened to a document: who, when, from what to what, and why.

    The program alone adds rows, with :meth:`_record`, straight into the table: what
    does not pass the ORM needs no way round its refusals, so ``create``, ``write`` and
    ``unlink`` refuse everybody, elevated code too. The rows of a deleted draft stay,
    with its name.
    """

    _name = "sidocakep.trail"
    _description = "Document Trail"
    _inherit = ["sidocakep.append.only.mixin"]
    _order = "id desc"
    _rec_name = "res_name"
    _log_access = False

    res_model = fields.Char(string="Document Model", required=True, readonly=True)
    res_id = fields.Many2oneReference(
        string="Document ID", model_field="res_model", required=True, readonly=True
    )
    res_name = fields.Char(string="Document", readonly=True)
    company_id = fields.Many2one(
        "res.company", string="Agency", index="btree_not_null", readonly=True
    )
    kind = fields.Selection(
        [
            (STEP, "Step"),
            (CHANGE, "Change"),
            (AMENDMENT, "Next Version"),
            (DELETION, "Deletion"),
            (PROOF, "Wrong Proof of Identity"),
            (CORRECTION, "Correction of the Wording"),
        ],
        required=True,
        readonly=True,
    )
    subject = fields.Char(
        readonly=True, help="The line of the document that was changed."
    )
    field_name = fields.Char(string="Technical Field", readonly=True)
    field_model = fields.Char(string="Technical Model", readonly=True)
    part_id = fields.Integer(string="Technical Line", readonly=True, aggregator=None)
    old_value = fields.Text(readonly=True)
    new_value = fields.Text(readonly=True)
    reason = fields.Text(readonly=True)
    date = fields.Datetime(string="When", required=True, readonly=True)
    user_id = fields.Many2one("res.users", string="Login", readonly=True)
    user_name = fields.Char(string="Who", readonly=True)

    _document_idx = models.Index("(res_model, res_id)")
    _part_idx = models.Index("(field_model, part_id) WHERE part_id IS NOT NULL")

    @api.model
    def _get_append_refusal(self):
        return self.env._(
            "The trail of a document is written by the program alone and stays as"
            " it is. Nobody adds, changes or deletes a row of it. Read it as it "
            "stands."
        )

    @api.model
    def _record(self, documents, vals_list):
        """Add rows; who calls it has done what they say.

        :param documents: the document of each row, records of one model
        :param vals_list: the other values of each row: ``kind`` and what it needs
        """
        if not vals_list:
            return
        names = (
            *("res_model", "res_id", "res_name", "company_id", "kind", "subject"),
            *("field_name", "field_model", "part_id"),
            *("old_value", "new_value", "reason"),
            *("date", "user_id", "user_name"),
        )
        user = self.env.user.sudo()
        common = {
            "res_model": documents._name,
            "date": fields.Datetime.now(),
            "user_id": user.id,
            "user_name": user.name,
        }
        rows = []
        for document, vals in zip(documents.sudo(), vals_list, strict=True):
            row = common | {
                "res_id": document.id,
                "res_name": document.display_name,
                "company_id": document._get_trail_company().id or None,
                **vals,
            }
            rows.append(tuple(row.get(name) or None for name in names))
        self.env.cr.execute(
            SQL(
                "INSERT INTO %s (%s) VALUES %s",
                SQL.identifier(self._table),
                SQL(", ").join(map(SQL.identifier, names)),
                SQL(", ").join(rows),
            )
        )

    # ------------------------------------------------------------------
    # Asked by others
    # ------------------------------------------------------------------

    @api.model
    def _find_last(self, record, names):
        """Return who wrote one of the fields ``names`` of a record last; sudo.

        :param record: a document or a line of one, which the user may read
        """
        domain = self._get_record_domain(record) & Domain("field_name", "in", names)
        return self.sudo().search(domain, limit=1)

    @api.model
    def _find_step(self, record, states):
        """Return the step by which a document last left one of the states; sudo.

        :param record: a document that the user may read and that has left them
        """
        domain = self._get_record_domain(record) & Domain(
            [
                ("kind", "=", STEP),
                ("field_name", "=", "state"),
                ("old_value", "in", states),
                ("new_value", "not in", states),
            ]
        )
        return self.sudo().search(domain, limit=1)

    @api.model
    def _find_deletion(self, record):
        """Return who deleted a record, as far as the user reads the trail."""
        if not self.has_access("read"):
            return self
        # Of a line that went there is an old text and no new one.
        gone = Domain("kind", "=", DELETION) | Domain(
            [
                ("kind", "=", CHANGE),
                ("field_name", "=", False),
                ("new_value", "=", False),
            ]
        )
        return self.search(self._get_record_domain(record) & gone, limit=1)

    @api.model
    def _get_record_domain(self, record):
        as_document = Domain("res_model", "=", record._name)
        as_document &= Domain("res_id", "=", record.id) & Domain(
            "field_model", "=", False
        )
        as_part = Domain("field_model", "=", record._name)
        return as_document | (as_part & Domain("part_id", "=", record.id))
