import unicodedata
from pathlib import PurePath

from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import AccessError


class StoredPrint(int):
    """Id of the report whose print an attachment holds.

    Only server code can make one: over RPC it arrives as a plain integer. That keeps
    a file a user uploads under the right name from being served as the official print.
    """


def get_look(name):
    """Return what a reader takes in of a file name: its letters and digits."""
    stem = PurePath(unicodedata.normalize("NFKC", name or "").casefold()).stem
    return "".join(filter(str.isalnum, stem))


class IrAttachment(models.Model):
    """Keeps the stored prints as they were made, and no other file under their name."""

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
        attachments = super().create(checked)
        attachments._typeset_check_names()
        return attachments

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
        result = super().write(vals)
        if {"name", "res_model", "res_id"} & vals.keys():
            self._typeset_check_names()
        return result

    def _typeset_check_names(self):
        """Refuse a file that looks like the official print beside it.

        Whatever rights the caller has taken: core uploads with elevated ones. What the
        system itself brings, such as a file that came by mail, is renamed.
        """
        if self.env.uid == SUPERUSER_ID:
            self._typeset_rename_likes()
            return
        for attachment, official in self._typeset_get_likes():
            raise AccessError(
                self.env._(
                    "“%(name)s” looks like the official print of this document, "
                    "“%(official)s”. Give your file another name.",
                    name=attachment.name,
                    official=official.name,
                )
            )

    def _typeset_rename_likes(self):
        for attachment, _official in list(self._typeset_get_likes()):
            name = self.env._("Uploaded, not the print: %s", attachment.name)
            attachment.name = name

    def _typeset_get_likes(self):
        """Yield each file of a record that looks like a print of it, and that print."""
        files = self.sudo().filtered(
            lambda file: file.res_model and file.res_id and not file.typeset_report_id
        )
        for model, beside in files.grouped("res_model").items():
            prints = self.sudo().search(
                [
                    ("typeset_report_id", "!=", False),
                    ("res_model", "=", model),
                    ("res_id", "in", list(set(beside.mapped("res_id")))),
                ]
            )
            for file in beside:
                for official in prints:
                    if official.res_id == file.res_id and get_look(
                        file.name
                    ).startswith(get_look(official.name)):
                        yield file, official
                        break

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
