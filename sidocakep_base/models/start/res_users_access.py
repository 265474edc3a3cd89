import contextlib
from types import SimpleNamespace

from markupsafe import Markup

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.http import request
from odoo.tools import format_datetime

from ...client import notify
from ...const import OFFICIAL_GROUP

#: How long core lets the link of such a mail lead anywhere, in hours.
VALIDITY = "auth_signup.signup.validity.hours"
DEFAULT_VALIDITY = 144


class ResUsers(models.Model):
    """What is mailed about a login: in the words of the government, with one link.

    Core's invitation praises another program, asks to log in with the e-mail address,
    and its warnings end with an advertisement.
    """

    _name = "res.users"
    _inherit = "res.users"

    def _action_reset_password(self, signup_type="reset"):
        officials = self.filtered(
            lambda user: user.active and user.has_group(OFFICIAL_GROUP)
        )
        context = self.env.context
        if not officials or context.get("install_mode") or context.get("import_file"):
            return super()._action_reset_password(signup_type)
        if self - officials:
            super(ResUsers, self - officials)._action_reset_password(signup_type)
        for user in officials:
            user._make_access_letter(signup_type).send(raise_exception=True)
        return notify(self.env._("The link to choose a password was sent by mail."))

    def _make_access_letter(self, signup_type):
        """Return the mail by which this official chooses a password."""
        self.ensure_one()
        env = self.with_context(lang=self.lang).env
        if not self.email:
            raise UserError(
                env._("%(name)s has no e-mail address: enter it.", name=self.name)
            )
        partner = self.partner_id.sudo()
        partner.signup_prepare(signup_type)
        hours = env["ir.config_parameter"].sudo().get_param(VALIDITY, DEFAULT_VALIDITY)
        is_new = signup_type == "signup"
        values = {
            "greeting": env._("Dear %(name)s,", name=self.name),
            "text": env._("A login to SIDO CAKEP was made for you.")
            if is_new
            else env._("A new password for SIDO CAKEP was asked for."),
            "login": self.login,
            "url": partner._get_signup_url(),
            "days": int(hours) // 24,
        }
        subject = (
            env._("Your login to SIDO CAKEP")
            if is_new
            else env._("A new password for SIDO CAKEP")
        )
        body = env["ir.qweb"]._render("sidocakep_base.access_letter", values)
        return self._make_plain_letter(subject, body, self.email)

    def _notify_security_setting_update(
        self, subject, content, mail_values=None, **kwargs
    ):
        officials = self.filtered(lambda user: user.has_group(OFFICIAL_GROUP))
        mails = self.env["mail.mail"].sudo()
        if self - officials:
            mails = super(ResUsers, self - officials)._notify_security_setting_update(
                subject, content, mail_values, **kwargs
            )
        address = (mail_values or {}).get("email_to") or kwargs.get("force_email")
        letters = self.env["mail.mail"].sudo()
        for user in officials:
            letters |= user._make_security_letter(
                subject, content, address or user.email
            )
        with contextlib.suppress(Exception):
            letters.send()
        return mails | letters

    def _make_security_letter(self, subject, content, email_to):
        """Return the mail that says what changed about this login, when and where."""
        env = self.with_context(lang=self.lang).env
        place = request.httprequest.environ["REMOTE_ADDR"] if request else False
        values = {
            "greeting": env._("Dear %(name)s,", name=self.name),
            "text": content,
            "moment": format_datetime(env, fields.Datetime.now(), tz=self.tz),
            "place": place,
        }
        body = env["ir.qweb"]._render("sidocakep_base.security_letter", values)
        return self._make_plain_letter(subject, body, email_to)

    def _make_plain_letter(self, subject, body, email_to):
        """Return a mail in the frame of the letters, to an address."""
        company = self.company_id
        env = self.with_context(lang=self.lang).env
        frame = {
            "message": SimpleNamespace(body=Markup(body)),
            "company": company,
            "lang": self.lang,
        }
        return (
            env["mail.mail"]
            .sudo()
            .create(
                {
                    "subject": subject,
                    "body_html": env["ir.qweb"]._render(
                        "sidocakep_base.letter_layout", frame
                    ),
                    "email_to": email_to,
                    "email_from": company.email_formatted
                    or self.env.user.email_formatted,
                    "auto_delete": True,
                }
            )
        )
