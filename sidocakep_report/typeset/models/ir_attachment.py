from odoo import api, fields, models
from odoo.exceptions import AccessError


class StoredPrint(int):
    """Id of the report whose print an attachment holds.

    Only server code can make one: over RPC it arrives as a plain integer. That keeps
    a file a user uploads under the right name from being served as the official print.
    """


class IrAttachment(models.Model):
    """Keeps the stored prints as they were made."""

    _name = "ir.attachment"
    _inherit = ["ir.attachment"]

    typeset_report_id = fields.Many2one(
        "ir.actions.report",
        string="Stored Print of",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="Set by the system on the stored print of a final document. Such a file "
        "cannot be changed or removed.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        """Mark what the system marks and nothing else.

        Written without a mark too: a ``default_typeset_report_id`` of the context or a
        user's own ``ir.default`` would give one to a file that somebody uploads.
        """
        checked = []
        for vals in vals_list:
            self._typeset_check_mark(vals)
            mark = vals.get("typeset_report_id")
            checked.append({**vals, "typeset_report_id": int(mark) if mark else False})
        return super().create(checked)

    def write(self, vals):
        self._typeset_check_mark(vals)
        frozen = vals.keys() & self._typeset_frozen_fields()
        prints = self.sudo().filtered("typeset_report_id") if frozen else ()
        # Moving the file store writes every file's own content again.
        if any(
            attachment[name] != vals[name] for attachment in prints for name in frozen
        ):
            raise AccessError(
                self.env._(
                    "A stored print of an official document cannot be changed. Print "
                    "the document anew instead."
                )
            )
        if isinstance(vals.get("typeset_report_id"), StoredPrint):
            # The field takes a plain number.
            vals = {**vals, "typeset_report_id": int(vals["typeset_report_id"])}
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_stored_print(self):
        # The record's own removal takes its files along as superuser.
        if not self.env.su and self.sudo().filtered("typeset_report_id"):
            raise AccessError(
                self.env._(
                    "A stored print of an official document cannot be removed. Leave "
                    "it where it is."
                )
            )

    def _typeset_check_mark(self, vals):
        mark = vals.get("typeset_report_id")
        if "typeset_report_id" not in vals or isinstance(mark, StoredPrint):
            return
        if mark or self.ids:
            raise AccessError(
                self.env._(
                    "Only the system marks a file as an official print. Print the "
                    "document instead."
                )
            )

    @api.model
    def _typeset_frozen_fields(self):
        """Fields of a stored print that nobody changes any more."""
        return {
            "name",
            "raw",
            "datas",
            "db_datas",
            "store_fname",
            "mimetype",
            "type",
            "url",
            "res_model",
            "res_id",
            "res_field",
            "company_id",
            "public",
        }
