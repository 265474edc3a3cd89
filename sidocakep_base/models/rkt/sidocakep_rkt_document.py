"""The RKT as its form prints it. Gunung Mas 24/2024 annex B.4.b."""

from odoo import fields, models

from ...engine.figures.indonesian import format_date


class SidocakepRkt(models.Model):
    """What the form of an RKT says: live while drafted, kept once it is decided.

    The texts are Indonesian whatever the reader's language: the form is the
    regulation's.
    """

    _name = "sidocakep.rkt"
    _inherit = "sidocakep.rkt"

    form_id = fields.Many2one(
        "sidocakep.profile.form",
        string="Decided Form",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="Edition of the form that the RKT was decided on.",
    )
    frozen_heading = fields.Json(
        readonly=True,
        copy=False,
        help="What stands around the targets on paper, as the RKT was decided.",
    )

    def _get_form(self):
        """Return the form of this RKT, sudo: the decided one, else the one in force."""
        self.ensure_one()
        record = self.sudo()
        if record.form_id:
            return record.form_id
        profile = record.company_id._get_profile().sudo()
        if not profile:
            return record.form_id
        # The regulation has a form for the government and one for its agencies.
        is_government = record.scope == "government"
        kind = record.signer_job_id.position_kind_id if is_government else None
        return profile._get_form("rkt", kind)

    def _get_document_values(self):
        """Return ``{rkt id: values of its printed form}``, JSON-able and formatted.

        A decided RKT says what was decided, whatever changed in the meantime. One that
        was decided without a form has the heading of today.
        """
        headings = self.filtered(lambda rkt: not rkt.frozen_heading)
        headings = headings._get_live_headings()
        result = {}
        for rkt in self:
            tables = rkt.frozen_tables
            result[rkt.id] = {
                **(rkt.frozen_heading or headings[rkt.id]),
                "is_draft": rkt.state == "draft",
                "version": rkt.version,
                "rows": tables["form"] if tables else rkt._prepare_form_rows(),
            }
        return result

    def _get_live_headings(self):
        """Return ``{rkt id: what stands around its targets}`` as the records say now.

        ``holder`` is whose plan it is, the second line of the form.
        """
        signers = self._get_signers()
        result = {}
        for rkt in self:
            signer, company = signers[rkt.id], rkt.company_id.sudo()
            government = company._get_government_title().upper()
            is_government = rkt.scope == "government"
            job = rkt.signer_job_id.sudo()
            result[rkt.id] = {
                **rkt._get_form()._get_printed_values(rkt.year, bool(rkt.previous_id)),
                "changes": rkt._get_changed_document(),
                "year": str(rkt.year),
                "scope": rkt.scope,
                "government": f"PEMERINTAH {government}",
                "holder": f"PEMERINTAH {government}"
                if is_government
                else company.name.upper(),
                "document": rkt.document_number or "",
                "place": company._get_signing_place(),
                "date": format_date(rkt.document_date) if rkt.document_date else "",
                "date_iso": fields.Date.to_string(rkt.document_date) or "",
                "signer_title": signer.title if signer else job.name or "",
                **rkt._get_printed_official(signer),
            }
            # As it was when the RKT was decided, also where its form came later.
            if rkt.state != "draft":
                result[rkt.id]["signer_title"] = rkt.signer_title or ""
        return result

    def _get_changed_document(self):
        """Return number and date of the RKT that this one changes, as printed."""
        previous = self.previous_id.sudo()
        if not previous:
            return ""
        parts = ["Perubahan atas RKT"]
        if previous.document_number:
            parts.append(f"Nomor {previous.document_number}")
        if previous.document_date:
            parts.append(f"tanggal {format_date(previous.document_date)}")
        return " ".join(parts) if parts[1:] else ""

    def _describe_missing_form(self):
        """Return in words that there is no form for this RKT, and who adds it."""
        profile = self.company_id.sudo()._get_profile().sudo()
        return (
            self.env._(
                "%(profile)s has no form for an RKT.",
                profile=profile.name or self.env._("The government without a profile"),
            ),
            self.env._(
                "Bagian Organisasi adds it in Configuration > Regulation Profiles > "
                "Forms."
            ),
        )
