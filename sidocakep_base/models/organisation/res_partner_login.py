from markupsafe import Markup

from odoo import models
from odoo.exceptions import AccessError


class ResPartner(models.Model):
    """The contact of a login: where the link for a new password is sent."""

    _name = "res.partner"
    _inherit = ["sidocakep.login.road.mixin", "res.partner"]

    _login_roads = frozenset(
        {
            "email",
            "email_normalized",
            "phone",
            "phone_sanitized",
            "signup_type",
        }
    )

    def _get_login_users(self, vals):
        return self.user_ids

    def _check_login_roads(self, vals):
        """The contact of an agency names the sender of what the system writes.

        Taking the mark of an invitation away closes a road: so does who follows it and
        chooses a password. On the page for a forgotten one, where the government has
        opened it, nobody is logged in and the link goes to the person's own address.
        """
        closes = not vals.get("signup_type")
        if "signup_type" in vals and (closes or self.env.user._is_public()):
            roads = {key: vals[key] for key in vals if key != "signup_type"}
            result = super()._check_login_roads(roads)
        else:
            result = super()._check_login_roads(vals)
        if "email" not in vals or self._keeps_logins():
            return result
        agencies = self.env["res.company"].sudo().with_context(active_test=False)
        for agency in agencies.search([("partner_id", "in", self.ids)]):
            if (agency.email or False) != (vals["email"] or False):
                raise AccessError(
                    self.env._(
                        "The e-mail address of %(agency)s is the sender of what the "
                        "system writes to its people: the administrator changes it.",
                        agency=agency.name,
                    )
                )
        return result

    def write(self, vals):
        owners = self.sudo() if "email" in vals else self.browse()
        before = {
            partner: partner.email
            for partner in owners
            if partner.email and partner.user_ids
        }
        result = super().write(vals)
        for partner, email in before.items():
            if partner.email != email:
                partner._tell_old_address(email)
        return result

    def _tell_old_address(self, email):
        """Tell the person at the address he had that mail goes elsewhere now.

        :param email: the address before the change
        """
        self.ensure_one()
        partner = self.with_context(lang=self.lang or self.env.lang)
        subject = partner.env._("The e-mail address of your login was changed")
        greeting = partner.env._("Dear %(name)s,", name=partner.name)
        body = partner.env._(
            "The e-mail address of your login %(login)s was changed to %(email)s by "
            "%(user)s. Messages and the link for a new password go there from now on. "
            "If you did not ask for this, tell the administrator at once.",
            login=self.user_ids[0].login,
            email=self.email or "-",
            user=self.env.user.name,
        )
        self.env["mail.mail"].sudo().create(
            {
                "subject": subject,
                "body_html": Markup("<p>%s</p><p>%s</p>") % (greeting, body),
                "email_to": email,
                "auto_delete": True,
            }
        )
