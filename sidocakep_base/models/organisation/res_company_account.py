from odoo import api, fields, models
from odoo.exceptions import AccessError

#: What an agency is, in the fields of core: its name, its place, its letterhead.
AGENCY_FIELDS = frozenset(
    {
        "active",
        "city",
        "color",
        "country_id",
        "logo",
        "logo_web",
        "name",
        "parent_id",
        "phone",
        "sequence",
        "state_id",
        "street",
        "street2",
        "vat",
        "company_registry",
        "website",
        "zip",
    }
)
#: Who keeps accounts, mail and everything else of a company.
ACCOUNT_GROUP = "base.group_erp_manager"


class ResCompany(models.Model):
    """Bagian Organisasi keeps the agencies, the administrator their accounts.

    Whose login may work in an agency, from which address its mail goes out and how its
    reports look are fields of the same record: who may write the agency may not write
    them for that.
    """

    _name = "res.company"
    _inherit = "res.company"

    is_mail_locked = fields.Boolean(
        compute="_compute_is_mail_locked",
        help="Whether the e-mail address, the sender of what the system writes to the "
        "agency's people, is not this user's to change.",
    )

    @api.depends_context("uid")
    def _compute_is_mail_locked(self):
        self.is_mail_locked = not self._keeps_accounts()

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            defaults = self.default_get(list(vals))
            # The form sends what it was given, and fields that are empty.
            self._check_account_fields(
                [
                    name
                    for name, value in vals.items()
                    if value and value != defaults.get(name)
                ]
            )
        return super().create(vals_list)

    def write(self, vals):
        self._check_account_fields(vals)
        return super().write(vals)

    @api.model
    def _check_account_fields(self, names):
        """Refuse what is no affair of an agency to who does not administer it."""
        if self._keeps_accounts():
            return
        refused = [name for name in names if not self._is_agency_field(name)]
        if refused:
            labels = self.fields_get(refused, ["string"])
            raise AccessError(
                self.env._(
                    "Agency: %(fields)s is set by the administrator, who keeps the "
                    "logins of the agencies and their mail. Ask him to change it.",
                    fields=", ".join(
                        labels.get(name, {}).get("string", name) for name in refused
                    ),
                )
            )

    @api.model
    def _keeps_accounts(self):
        return self.env.su or self.env.user.has_group(ACCOUNT_GROUP)

    @api.model
    def _is_agency_field(self, name):
        """Tell whether the field says what the agency is; those of our addons do."""
        field = self._fields.get(name)
        module = (field and field._module) or ""
        return name in AGENCY_FIELDS or module.startswith("sidocakep_")
