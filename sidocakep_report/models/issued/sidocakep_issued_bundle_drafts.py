"""Agreements to be signed in ink: gathered as they are, for the printer."""

from odoo import Command, api, fields, models
from odoo.fields import Domain

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date
from odoo.addons.sidocakep_base.engine.folder import clean_name

from ...engine.issued.bound_pages import DRAFTS as SORT
from ...engine.issued.bound_pages import Cover, Entry
from ...engine.issued.bound_part import BrokenFileError
from .sidocakep_issued_bundle import ISSUED, MOST
from .sidocakep_issued_bundle_draft import DRAFT_ROW, UNSIGNED

FOLDER = "Rancangan"
ORDER = "company_id, kind_sequence, id"


class SidocakepIssuedBundle(models.Model):
    """Drafts of agreements are chosen by the same filter and printed by the same jobs.

    They are no issues. In the zip they have a folder of their own; bound they are one
    file for the printer, whose sheets bear nothing but what the drafts themselves say.
    """

    _name = "sidocakep.issued.bundle"
    _inherit = "sidocakep.issued.bundle"

    draft_ids = fields.One2many(
        "sidocakep.issued.bundle.draft", "bundle_id", string="Drafts", readonly=True
    )
    draft_count = fields.Integer(string="Drafts Chosen", readonly=True, copy=False)
    draft_found_count = fields.Integer(
        compute="_compute_draft_found_count", string="Drafts Found"
    )
    has_bound_drafts = fields.Boolean(compute="_compute_has_bound")
    has_bound_issues = fields.Boolean(compute="_compute_has_bound")

    @api.depends("contents", "year", "company_ids", "is_picked")
    @api.depends("position_kind_ids", "department_ids", "period")
    def _compute_draft_found_count(self):
        pks = self.env["sidocakep.pk"]
        for bundle in self:
            bundle.draft_found_count = pks.search_count(bundle._get_draft_domain())

    @api.depends("state", "with_copy")
    def _compute_has_bound(self):
        for bundle in self:
            parts = bundle.sudo().part_ids if bundle.with_copy else ()
            bundle.has_bound_drafts = any(part.draft_ids for part in parts)
            bundle.has_bound_issues = any(
                part.issue_ids or part.scan_ids for part in parts
            )

    def _get_draft_domain(self):
        """Return which agreements are chosen as drafts."""
        chosen = self._choose_documents(self.env["sidocakep.pk"])
        if self.contents == ISSUED or self.is_picked or chosen is None:
            return Domain.FALSE
        domain = chosen & Domain("state", "in", UNSIGNED)
        if self.company_ids:
            domain &= Domain("company_id", "child_of", self.company_ids.ids)
        return domain

    def _find_drafts(self):
        """Return the agreements that are chosen as drafts; who asks may read them."""
        pks = self.env["sidocakep.pk"]
        return pks.search(self._get_draft_domain(), limit=MOST + 1, order=ORDER)

    def _keep_drafts(self, pks):
        """Note which were chosen; what is printed of them is printed later."""
        self.env[DRAFT_ROW].sudo().create(
            [
                {"bundle_id": self.id, "pk_id": pk.id, "name": pk.display_name}
                for pk in pks
            ]
        )
        self._as_program().write({"draft_count": len(pks)})

    # ------------------------------------------------------------------
    # Gathered
    # ------------------------------------------------------------------

    def _keep_draft_part(self, taken, refusals):
        """Keep the part of these drafts, and say of the others why not."""
        binder = self._get_binder(is_draft=True)
        good, told = taken.browse(), []
        for draft in taken:
            reason = refusals.get(draft)
            if not reason:
                good |= draft
                reason = self.with_copy and self._put_draft(binder, draft)
            if reason:
                told.append(f"{draft.name}: {reason}")
        vals = {"is_draft": True, "draft_ids": [Command.set(good.ids)]}
        self._write_part(binder, vals)
        self._note_progress(len(taken), len(good), told)

    def _put_draft(self, binder, draft):
        try:
            binder.add(draft.id, draft.name, draft._get_bytes())
        except BrokenFileError:
            return self.env._("It is in the zip, but cannot be bound.")
        return ""

    # ------------------------------------------------------------------
    # Handed out
    # ------------------------------------------------------------------

    def _write_drafts(self, archive, places, drafts):
        """Write drafts into the zip, in a folder that no original is in."""
        for draft in drafts:
            folder = f"{FOLDER}/{clean_name(draft.pk_id.company_id.name)}"
            path = places.find(folder, draft._get_file_name())
            archive.add(path, draft._get_bytes(), [*draft._get_facts(), ""])

    def _get_draft_entry(self, draft, sheet):
        day = format_date(self.env.user._to_office_day(draft.printed_on))
        number = draft.pk_id.number or ""
        agency = draft.pk_id.company_id.name
        return Entry(agency, draft.name, number, day, sheet)

    def _get_draft_cover(self):
        """Return what the cover of the file for the printer says."""
        drafts = self.sudo().part_ids.draft_ids
        agencies = drafts.pk_id.company_id
        asked = f"atas permintaan {self.create_uid.name}"
        return Cover(
            f"Pemerintah {agencies.root_id[:1]._get_government_title()}",
            f"{SORT.title} Tahun {self.year}",
            [
                self._say_agencies(agencies),
                f"{len(drafts)} rancangan",
                f"Dikumpulkan {format_date(self.ready_on)} {asked}",
            ],
            self.ready_on,
            SORT,
        )
