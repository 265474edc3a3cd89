"""On documents of ours nobody edits a message, speaks for another or listens in."""

from odoo import api, models
from odoo.exceptions import AccessError

from ...const import OUR_ADDONS
from .document_lang import document_lang
from .reader import as_reader

#: The frame of a mail about a message on a document.
MESSAGE_LAYOUT = "sidocakep_base.message_layout"


class MailThread(models.AbstractModel):
    """Every thread of a model of our addons; the threads of others stay as they are."""

    _inherit = "mail.thread"

    @api.model
    def _is_message_guarded(self):
        return self._original_module.startswith(OUR_ADDONS)

    def _creation_message(self):
        """Say that it was made in the language of documents: the night's is English."""
        if self._is_message_guarded() and (lang := document_lang(self.env)):
            return super(MailThread, self.with_context(lang=lang))._creation_message()
        return super()._creation_message()

    def _message_route_process(self, message, message_dict, routes):
        """Take mail from the gateway alone: a raw mail names its author itself."""
        if not self.env.su and not self.env.user.has_group("base.group_system"):
            raise AccessError(
                self.env._(
                    "Incoming mail is handed over by the mail gateway only. Send the "
                    "message from the document."
                )
            )
        return super()._message_route_process(message, message_dict, routes)

    def _message_compute_author(self, author_id=None, email_from=None):
        """Let everybody speak for himself; the gateway and the cron are elevated."""
        messages = self.env["mail.message"]
        if not self.env.su and messages._is_ones_own(self._name):
            author_id = email_from = None
        return super()._message_compute_author(author_id, email_from)

    def _message_create(self, values_list):
        """Name nobody in a message who may not read its document."""
        if self._is_message_guarded():
            for values in values_list:
                if values.get("message_type") == "user_notification":
                    continue
                record = self.browse(values.get("res_id"))
                partner_ids = values.get("partner_ids") or ()
                values["partner_ids"] = record._get_message_readers(partner_ids)
        return super()._message_create(values_list)

    def _message_update_content(self, message, /, *, body, **kwargs):
        """Refuse, whatever rights the caller has taken: core writes with ``sudo``."""
        if self._is_message_guarded():
            raise self._get_message_refusal()
        return super()._message_update_content(message, body=body, **kwargs)

    def _notify_get_recipients(self, message, msg_vals=False, **kwargs):
        """Send nothing to a follower who may no longer read the document."""
        recipients = super()._notify_get_recipients(message, msg_vals, **kwargs)
        if not self or not self._is_message_guarded():
            return recipients
        followers = [data["id"] for data in recipients if data.get("is_follower")]
        readers = self._get_message_readers(followers)
        return [
            data
            for data in recipients
            if not data.get("is_follower") or data["id"] in readers
        ]

    def _notify_by_email_render_layout(
        self, message, recipients_group, msg_vals=False, render_values=None
    ):
        """Write as an official would, with one link and no program's name but ours."""
        values = msg_vals or {}
        layout = values.get("email_layout_xmlid") or message.email_layout_xmlid
        if self._is_message_guarded() and not layout:
            msg_vals = {**values, "email_layout_xmlid": MESSAGE_LAYOUT}
        return super()._notify_by_email_render_layout(
            message, recipients_group, msg_vals=msg_vals, render_values=render_values
        )

    def _get_message_readers(self, partner_ids):
        """Return those of the partners who may read this document, in their order."""
        partners = self.env["res.partner"].sudo().browse(partner_ids)
        return [
            partner.id
            for partner in partners
            if any(
                as_reader(self, user).has_access("read") for user in partner.user_ids
            )
        ]

    def _get_message_refusal(self):
        return AccessError(
            self.env._(
                "What was written on a document stays as it was written. Add a message "
                "of your own instead."
            )
        )
