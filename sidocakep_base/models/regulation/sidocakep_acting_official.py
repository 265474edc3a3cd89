from odoo import api, models
from odoo.exceptions import ValidationError

#: Choice of the profile > what a decree says besides number and date.
DEMANDED = {
    "number": (),
    "issuer": ("decree_issuer",),
    "scan": ("decree_issuer", "decree_scan"),
}


class SidocakepActingOfficial(models.Model):
    """How much of a decree is recorded is chosen by the regulation profile."""

    _name = "sidocakep.acting.official"
    _inherit = "sidocakep.acting.official"

    @api.constrains(
        "job_id",
        "employee_id",
        "date_start",
        "date_end",
        "decree_number",
        "decree_issuer",
        "decree_scan",
    )
    def _check_decree(self):
        """Refuse a decree, or to act under it, that lacks what the profile asks for."""
        result = super()._check_decree()
        for acting in self.sudo().with_context(bin_size=True):
            if acting.corrected_on:
                continue
            missing = acting._get_missing_names()
            if missing:
                raise ValidationError(
                    self.env._(
                        "%(acting)s: enter what the regulation profile asks of a "
                        "decree: %(fields)s.",
                        acting=acting.display_name,
                        fields=", ".join(
                            acting.fields_get([name], ["string"])[name]["string"]
                            for name in missing
                        ),
                    )
                )
        return result

    def _get_missing_names(self):
        self.ensure_one()
        day = max(self.date_start, self.env.user._get_office_day())
        profile = self.company_id._get_profile(day).sudo()
        demanded = DEMANDED[profile.acting_decree] if profile else ()
        return [name for name in demanded if not self[name]]
