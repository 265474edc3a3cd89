"""A regulation written on the screen: what is still missing, and adopting it."""

import re

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...engine.typed import says_why


class SidocakepProfile(models.Model):
    """What an official needs who writes the profile of his own regulation."""

    _name = "sidocakep.profile"
    _inherit = "sidocakep.profile"

    code = fields.Char(
        compute="_compute_code",
        store=True,
        readonly=False,
        precompute=True,
        help="Key by which imports know the profile; made from its name.",
    )
    is_adopted = fields.Boolean(
        compute="_compute_is_adopted",
        help="This regulation governs the government of the user.",
    )
    adoption_ids = fields.One2many(
        "sidocakep.profile.adoption", "profile_id", string="Adoptions", readonly=True
    )
    missing_text = fields.Text(
        string="Still Missing",
        compute="_compute_missing_text",
        help="What the program cannot do yet with this profile.",
    )

    @api.depends("name")
    def _compute_code(self):
        """Give a new profile a code of its own, which then stays."""
        taken = set()
        for profile in self:
            if profile.code or not profile.name:
                continue
            stem = re.sub(r"[^a-z0-9]+", "_", profile.name.lower()).strip("_")
            found = self.with_context(active_test=False).search_count(
                [("code", "=", stem), ("id", "!=", profile._origin.id)]
            )
            profile.code = stem
            if found or stem in taken:
                profile.code = profile._get_free_code(taken)
            taken.add(profile.code)

    @api.depends_context("company")
    def _compute_is_adopted(self):
        """By who is looked at; a firm beside the government has adopted nothing."""
        companies = self.env["res.company"]
        adopted = self.env.company.root_id.sudo().profile_id
        adopted = adopted or companies._get_default_government().sudo().profile_id
        for profile in self:
            profile.is_adopted = profile._origin == adopted and bool(adopted)

    @api.depends(
        "level_rule_ids", "deadline_ids.document", "form_ids.document", "smart_required"
    )
    @api.depends_context("lang")
    def _compute_missing_text(self):
        for profile in self:
            documents = set(profile.deadline_ids.mapped("document"))
            notices = (
                (
                    not profile.level_rule_ids,
                    self.env._(
                        "Level Rules: no position is named, so nobody is asked for an "
                        "agreement."
                    ),
                ),
                (
                    "pk" not in documents,
                    self.env._(
                        "Deadlines: no due date for the performance agreement, so none "
                        "is ever late."
                    ),
                ),
                (
                    "pk" not in profile.form_ids.mapped("document"),
                    self.env._(
                        "Forms: no form for the performance agreement, so none can be "
                        "proposed or printed."
                    ),
                ),
                (
                    profile.smart_required and not profile.smart_article,
                    self.env._("SMART: the article that asks for it is not named."),
                ),
            )
            profile.missing_text = (
                "\n".join(text for missing, text in notices if missing) or False
            )

    def action_adopt(self):
        """Let this regulation govern the government of the user from today on."""
        self._adopt_for(self.env.company, self.env.user._get_office_day())
        return True

    def _adopt_for(self, company, date_start, date_counted=None, reason=None):
        """Let this regulation govern the government of a company from a day on.

        :param reason: why it is adopted, where :meth:`_find_judged` finds something
        """
        self.ensure_one()
        self._check_adopter()
        company.root_id.sudo(False).check_access("read")
        company.root_id._check_is_government()
        self._check_judged(company.root_id.sudo(), date_start, reason)
        return company._adopt(self, date_start, date_counted, reason)

    def _find_judged(self, government, day):
        """Return the measured periods from a day on that another regulation judges."""
        present = government.profile_id
        if not day or not present or present == self:
            return []
        periods = government._get_counted_periods()
        return [item for item in periods if item.end >= day]

    def _check_judged(self, government, day, reason):
        """Refuse a day behind what was sent; ask why where figures are measured."""
        judged = self._find_judged(government, day)
        present = government.profile_id
        if sent := [item.end for item in judged if item.is_sent]:
            raise UserError(
                self.env._(
                    "The period that ended on %(day)s was sent, measured by "
                    "%(profile)s. Choose a later day.",
                    day=self._format_day(max(sent)),
                    profile=present.name,
                )
            )
        if judged and not says_why(reason or ""):
            raise UserError(
                self.env._(
                    "The period that ended on %(day)s is measured by %(profile)s. "
                    "Write why the regulation changes before its year is over "
                    "(Reason of the Change): it is printed on its measurements.",
                    day=self._format_day(min(item.end for item in judged)),
                    profile=present.name,
                )
            )

    def _check_adopter(self):
        """Refuse who does not adopt regulations for the government."""
        if not self.env.user.has_group("sidocakep_base.group_organisasi"):
            raise AccessError(
                self.env._(
                    "Bagian Organisasi adopts the regulation of the government. Ask "
                    "it to do so."
                )
            )
        self.check_access("read")

    def action_open_adopt(self):
        """Ask from when on this regulation governs, and which drafts follow it."""
        self.ensure_one()
        self._check_adopter()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Adopt for My Government"),
            "res_model": "sidocakep.profile.adopt",
            "view_mode": "form",
            "target": "new",
            "context": {"default_profile_id": self.id},
        }
