from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

# Nouns of the printed documents, which are Indonesian whatever the reader's language.
REGION_NOUNS = {"kabupaten": "Kabupaten", "kota": "Kota", "provinsi": "Provinsi"}
#: What Odoo calls the company of a new database.
NO_NAME = (False, "", "My Company")
#: The companies at the top that are called a government.
GOVERNMENTS = [("sidocakep_kind", "=", "government"), ("parent_id", "=", False)]


class ResCompany(models.Model):
    """The government is the root company; its agencies are the branches below it."""

    _name = "res.company"
    _inherit = "res.company"

    sidocakep_kind = fields.Selection(
        [
            ("government", "Government"),
            ("setda", "Sekretariat Daerah"),
            ("setwan", "Sekretariat DPRD"),
            ("inspektorat", "Inspektorat"),
            ("dinas", "Dinas"),
            ("badan", "Badan"),
            ("satpol", "Satuan Polisi Pamong Praja"),
            ("kecamatan", "Kecamatan"),
            ("kelurahan", "Kelurahan"),
            ("rsud", "RSUD"),
            ("puskesmas", "Puskesmas"),
            ("uptd", "UPTD"),
            ("bagian", "Bagian"),
            ("other", "Other"),
        ],
        string="Agency Kind",
        index=True,
    )
    sidocakep_short_name = fields.Char(
        string="Short Name", help='As people say it, e.g. "Dinkes" or "BPBD".'
    )
    skpd_code = fields.Char(
        string="SKPD Code",
        help="Code of the agency in the budget system, e.g. 1.02.0.00.0.00.01.0000.",
    )
    is_of_government = fields.Boolean(
        compute="_compute_is_of_government",
        search="_search_is_of_government",
        compute_sudo=True,
        help="A government or one of its agencies, no other company of the database.",
    )
    region_kind = fields.Selection(
        [("kabupaten", "Kabupaten"), ("kota", "Kota"), ("provinsi", "Provinsi")],
        help="Only on the government itself.",
    )
    region_name = fields.Char(
        help='Name of the region without its kind ("Kabupaten", "Kota").'
    )
    signing_place = fields.Char(
        help="Place printed before the date of a document. Empty: that of the agency "
        "above, at last that of the government.",
    )
    date_established = fields.Date(help="First day on which the agency exists.")
    date_dissolved = fields.Date(
        help="Last day of the agency. Its documents stay; it makes no new ones.",
    )
    predecessor_ids = fields.Many2many(
        "res.company",
        "sidocakep_company_predecessor_rel",
        "company_id",
        "predecessor_id",
        string="Predecessors",
        help="Agencies this one was merged, split or renamed from.",
    )
    successor_ids = fields.Many2many(
        "res.company",
        "sidocakep_company_predecessor_rel",
        "predecessor_id",
        "company_id",
        string="Successors",
        readonly=True,
    )

    _sidocakep_dates_check = models.Constraint(
        "CHECK(date_dissolved >= date_established)",
        "An agency cannot be dissolved before it is established. Correct one of the "
        "two dates.",
    )

    @api.model
    def default_get(self, fields):
        """On the screen of agencies a new one begins below the user's government.

        Where a firm is what one looks at, below the one government of the login; where
        that cannot be said, below nothing.
        """
        values = super().default_get(fields)
        if self.env.context.get("sidocakep_new_agency") and "parent_id" in fields:
            # to one who is not of the government it is not proposed
            government = self._get_default_government()
            known = government & self.env.user.company_ids.root_id
            values.setdefault("parent_id", known.id)
        return values

    # ------------------------------------------------------------------
    # Rules
    # ------------------------------------------------------------------

    @api.depends("parent_path", "sidocakep_kind")
    def _compute_is_of_government(self):
        for company in self:
            root = company.root_id
            company.is_of_government = root.sidocakep_kind == "government"

    def _search_is_of_government(self, operator, value):
        """Odoo does not store the root of a company, so its path is asked."""
        if operator != "in":
            return NotImplemented
        found = Domain("id", "child_of", self.sudo().search(GOVERNMENTS).ids)
        return found if True in value else ~found

    @api.onchange("sidocakep_kind")
    def _onchange_sidocakep_kind(self):
        """A government is part of nothing: what it needs is asked at once."""
        if self.sidocakep_kind == "government" and not self._origin:
            self.parent_id = False

    @api.onchange("sidocakep_kind", "region_kind", "region_name")
    def _onchange_region(self):
        """A government without a name of its own is called after its region."""
        if self.sidocakep_kind == "government" and self.name in NO_NAME:
            if self.region_kind and self.region_name:
                noun = REGION_NOUNS[self.region_kind]
                self.name = f"Pemerintah {noun} {self.region_name}"

    @api.constrains("sidocakep_kind", "parent_id")
    def _check_sidocakep_kind(self):
        for company in self:
            if company.parent_id and company.sidocakep_kind == "government":
                raise ValidationError(
                    self.env._(
                        "%(company)s is part of %(parent)s, so it cannot be a "
                        "government. Choose the kind of agency it is.",
                        company=company.name,
                        parent=company.parent_id.name,
                    )
                )

    @api.constrains("predecessor_ids")
    def _check_predecessor_cycle(self):
        if self._has_cycle("predecessor_ids"):
            raise ValidationError(
                self.env._(
                    "An agency cannot be its own predecessor, directly or not. Choose"
                    " another agency."
                )
            )

    @api.constrains("skpd_code")
    def _check_skpd_code(self):
        for company in self.filtered("skpd_code"):
            other = self.sudo().search(
                [
                    ("skpd_code", "=", company.skpd_code),
                    ("id", "child_of", company.root_id.ids),
                    ("id", "!=", company.id),
                    ("date_dissolved", "=", False),
                ],
                limit=1,
            )
            if other and not company.date_dissolved:
                raise ValidationError(
                    self.env._(
                        "The SKPD code %(code)s already belongs to %(company)s. If "
                        "that agency no longer exists, enter its date of dissolution "
                        "first.",
                        code=company.skpd_code,
                        company=other.name,
                    )
                )

    # ------------------------------------------------------------------
    # What the documents need
    # ------------------------------------------------------------------

    @api.model
    def _get_default_government(self):
        """Return the government that the user works in, else the only one he knows.

        Empty where there is none or one has to be chosen: the company at the top of
        what happens to be active may be a firm beside the government.
        """
        root = self.env.company.root_id
        if root.sidocakep_kind == "government":
            return root
        found = self.search(GOVERNMENTS, limit=2)
        return found if len(found) == 1 else self.browse()

    def _check_is_government(self):
        """Refuse a company that was not called a government."""
        for company in self.sudo():
            if company.sidocakep_kind != "government":
                raise UserError(
                    self.env._(
                        "%(company)s is not a government. Open it in Organisation > "
                        "Agencies and choose Government as its kind, or choose the "
                        "company that is one.",
                        company=company.name,
                    )
                )

    def _get_government(self):
        """Return the root company, which everyone may know."""
        self.ensure_one()
        return self.root_id

    def _get_government_title(self):
        """Return e.g. ``Kabupaten Gunung Mas``; the company's name if not filled in."""
        government = self._get_government().sudo()
        if not government.region_kind or not government.region_name:
            return government.name
        return f"{REGION_NOUNS[government.region_kind]} {government.region_name}"

    def _get_government_above(self):
        """Return the government of an agency, as strangers know it; of itself none."""
        title = self._get_government_title()
        return f"Pemerintah {title}" if self.sudo().parent_id else ""

    def _get_signing_place(self):
        """Return the place before the date: own, else of the nearest unit above."""
        self.ensure_one()
        for company in reversed(self.sudo().parent_ids):
            if company.signing_place:
                return company.signing_place
        return ""

    def _get_letterhead(self):
        """Return the head of a printed page.

        :return: ``government`` (``PEMERINTAH KABUPATEN …``), ``agency`` (upper case,
            empty for the government itself), ``parents`` (units between the two, from
            above), ``address`` (one line), ``contact`` (one line), ``logo`` (base64
            bytes or ``None``, see :meth:`_get_document_logo`)
        """
        self.ensure_one()
        company = self.sudo()
        government = company._get_government()
        units = company.parent_ids - government
        place = " ".join(filter(None, (company.city, company.zip)))
        contact = (
            company.phone and f"Telp. {company.phone}",
            company.email and f"Email: {company.email}",
            company.website and f"Website: {company.website}",
        )
        return {
            "government": f"PEMERINTAH {company._get_government_title()}".upper(),
            "agency": company.name.upper() if units else "",
            "parents": [unit.name.upper() for unit in units[:-1]],
            "address": ", ".join(
                filter(None, (company.street, company.street2, place))
            ),
            "contact": " ".join(filter(None, contact)),
            "logo": company._get_document_logo(),
        }

    def _get_printed_letterhead(self):
        """Return ``agency`` and ``government`` as a document keeps them to be printed.

        Those of :meth:`_get_letterhead`, all of them texts: the logo is base64 or
        ``None``.
        """
        head = self._get_letterhead()
        return {
            "agency": {
                "name": head["agency"],
                **{key: head[key] for key in ("parents", "address", "contact")},
                "logo": self._get_printed_logo(),
            },
            "government": {"heading": head["government"]},
        }

    def _get_kept_letterhead(self):
        """Return the same without the logo: that is one of the day of printing."""
        letterhead = self._get_printed_letterhead()
        del letterhead["agency"]["logo"]
        return letterhead

    def _get_printed_logo(self):
        """Return the logo of :meth:`_get_document_logo` as base64 text, or ``None``."""
        logo = self._get_document_logo()
        return logo.decode() if isinstance(logo, bytes) else logo

    def _get_document_logo(self):
        """Return the logo of a printed page: base64 bytes or ``None``.

        An agency without a logo carries the government's.
        """
        self.ensure_one()
        company = self.sudo()
        company.fetch(["parent_path"])
        units = company + company._get_government()
        # What a print asks for, not all that an agency has.
        units.fetch(["partner_id", "uses_default_logo"])
        return next((unit.logo for unit in units if not unit.uses_default_logo), None)

    # ------------------------------------------------------------------
    # Titles
    # ------------------------------------------------------------------

    def _get_short_title(self):
        """Return the short name of the agency, or its name where it has none."""
        self.ensure_one()
        return self.sidocakep_short_name or self.name
