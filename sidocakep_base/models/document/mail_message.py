from odoo import api, models
from odoo.exceptions import AccessError

#: What a client does not say of a message on a document of ours.
FORGEABLE = (
    *("author_id", "author_guest_id", "email_from", "reply_to"),
    *("date", "create_date", "create_uid", "message_id", "tracking_value_ids"),
)
#: What is read as said by the author of a message, to whom, and where he said it.
SAID = (
    *("attachment_ids", "body", "is_internal", "message_type", "model", "parent_id"),
    *("partner_ids", "record_company_id", "res_id", "subject", "subtype_id"),
)


class MailMessage(models.Model):
    """Messages on documents of our addons are added, and never change.

    Elevated code passes: the chatter of a deleted draft goes with it, stars and
    notifications are kept with ``sudo``.
    """

    _inherit = "mail.message"

    @api.model_create_multi
    def create(self, vals_list):
        """Write as the one who is logged in, now, and without invented changes.

        Where that is asked, see :meth:`_is_ones_own`.
        """
        if self.env.su:
            return super().create(vals_list)
        model = self.env.context.get("default_model")
        own_words = [self._is_ones_own(vals.get("model", model)) for vals in vals_list]
        if not any(own_words):
            return super().create(vals_list)
        context = dict(self.env.context)
        for name in FORGEABLE:
            context.pop(f"default_{name}", None)
        author = self.env.user.partner_id
        own = {"author_id": author.id, "email_from": author.email_formatted}
        vals_list = [
            {name: vals[name] for name in vals if name not in FORGEABLE} | own
            if is_own
            else vals
            for vals, is_own in zip(vals_list, own_words, strict=True)
        ]
        messages = self.with_env(self.env(context=context))
        return super(MailMessage, messages).create(vals_list).with_env(self.env)

    def write(self, vals):
        if not self.env.su:
            # Neither one that is there, nor one from elsewhere that is moved here.
            self._check_message_open(vals.get("model"))
            self._check_author_stays(vals)
            if any(name in vals for name in SAID):
                self._check_own_words()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_on_document(self):
        if not self.env.su:
            self._check_message_open()

    def _check_author_stays(self, vals):
        """Refuse to give what one wrote to somebody else, on every model.

        :raises AccessError: who said it, or when, is written by who is trusted with it
        """
        forged = [name for name in FORGEABLE if name in vals]
        if forged and not self.env.user.has_group("base.group_system"):
            raise self._get_author_error()

    @api.model
    def _get_author_error(self):
        return AccessError(
            self.env._(
                "Who wrote a message, and when, stays as it is. Write a message of "
                "your own."
            )
        )

    def _check_own_words(self):
        """Refuse to change what another one said, on every model.

        :raises AccessError: the author is another one, or nobody who is logged in
        """
        if self.env.user.has_group("base.group_system"):
            return
        if self.sudo().filtered(
            lambda item: item.author_id != self.env.user.partner_id
        ):
            raise AccessError(
                self.env._(
                    "What somebody else said stays as it is. Write a message of your "
                    "own."
                )
            )

    def _check_message_open(self, model=None):
        for name in {model, *self.sudo().mapped("model")}:
            if self._is_model_guarded(name):
                raise self.env[name]._get_message_refusal()

    @api.model
    def _is_ones_own(self, name):
        """Tell whether a message on this model is said by who is logged in alone.

        On every model: an order of the head of region is believed wherever it stands.
        Of other addons an administrator may write for somebody, as Odoo has it.
        """
        is_trusted = self.env.user.has_group("base.group_system")
        return not is_trusted or self._is_model_guarded(name)

    @api.model
    def _is_model_guarded(self, name):
        """Tell whether messages of this model are those of a document of ours."""
        model = self.env.get(name) if name else None
        guard = getattr(model, "_is_message_guarded", None)
        return bool(guard and guard())
