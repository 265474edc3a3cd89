from datetime import timedelta

from odoo import Command, api, fields, models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.exceptions import FrozenRecordError
from odoo.addons.sidocakep_base.models.organisation.turn import take_turn

from .sidocakep_issued_document import IN_FORCE

DRAFT, ASKED, READY = "draft", "asked", "ready"
ISSUED, DRAFTS, BOTH = "issued", "drafts", "both"
#: What is chosen; from the asking on it stays.
CHOICE = frozenset(
    {"year", "kind_ids", "company_ids", "with_ended", "with_copy", "with_scans"}
    | {"position_kind_ids", "department_ids", "period", "contents"}
)
#: An agency's documents stand together, and of one kind beside each other.
ORDER = "company_id, kind, name, id"
#: Documents of one bundle; the files are gathered once more for each download.
MOST = 10000
DAYS_PARAMETER = "sidocakep.issued_bundle_days"
DAYS = 7
#: Bundles that are removed in one transaction.
CLEARED = 50


class SidocakepIssuedBundle(models.Model):
    """Many issued documents at once: the originals as issued, and a bound copy of them.

    Or agreements that are to be signed in ink, see
    :mod:`.sidocakep_issued_bundle_drafts`. It is its maker's alone, holds what he may
    read, and is removed after some days. The files are made by jobs, see
    :mod:`.sidocakep_issued_bundle_task`.
    """

    _name = "sidocakep.issued.bundle"
    _description = "Bundle of Issued Documents"
    _order = "id desc"

    name = fields.Char(compute="_compute_name")
    contents = fields.Selection(
        [
            (ISSUED, "Issued documents"),
            (DRAFTS, "Drafts of agreements, to be signed in ink"),
            (BOTH, "Both"),
        ],
        required=True,
        default=ISSUED,
        string="What Is Gathered",
    )
    year = fields.Integer(
        default=lambda self: self.env.user._get_office_day().year,
        aggregator=None,
        help="The year that the documents are of.",
    )
    kind_ids = fields.Many2many(
        "sidocakep.issued.kind",
        string="Kinds of Document",
        help="Empty: all kinds.",
    )
    company_ids = fields.Many2many(
        "res.company",
        "sidocakep_issued_bundle_company_rel",
        string="Agencies",
        help="With the units below them. Empty: all whose documents you may read.",
    )
    with_ended = fields.Boolean(
        string="Also No Longer in Force",
        help="With those that were replaced or withdrawn.",
    )
    with_copy = fields.Boolean(
        string="Bound Copy",
        default=True,
        help="One PDF with a list and bookmarks: of issued documents, a copy that says "
        "so on each sheet; of drafts, one for the printer.",
    )
    is_picked = fields.Boolean(
        readonly=True, help="The documents were ticked in the register."
    )
    picked_order = fields.Json(
        readonly=True, help="In which order they were ticked, by their ids."
    )
    bound_report_id = fields.Many2one(
        "sidocakep.issued.document",
        string="Report Bound with Its Annexes",
        readonly=True,
        copy=False,
        ondelete="set null",
        help="The cover bears its name.",
    )
    issue_ids = fields.Many2many(
        "sidocakep.issued.document", string="Documents", readonly=True, copy=False
    )
    issue_count = fields.Integer(string="Chosen", readonly=True, copy=False)
    found_count = fields.Integer(compute="_compute_found_count", string="Found")
    done_count = fields.Integer(readonly=True, copy=False, aggregator=None)
    part_ids = fields.One2many(
        "sidocakep.issued.bundle.part", "bundle_id", string="Parts", readonly=True
    )
    file_count = fields.Integer(string="Files", readonly=True, copy=False)
    problem_text = fields.Text(string="Not Included", readonly=True, copy=False)
    state = fields.Selection(
        [(DRAFT, "Draft"), (ASKED, "At Work"), (READY, "Ready")],
        required=True,
        readonly=True,
        default=DRAFT,
        copy=False,
    )
    ready_on = fields.Date(readonly=True, copy=False)
    kept_until = fields.Date(compute="_compute_kept_until")

    @api.depends("year", "kind_ids", "company_ids", "is_picked", "issue_ids")
    @api.depends("contents")
    @api.depends_context("lang")
    def _compute_name(self):
        for bundle in self:
            kinds = bundle.kind_ids.mapped("name")
            agencies = bundle.company_ids.mapped("name")
            words = [bundle._get_contents_label(), str(bundle.year)]
            if bundle.is_picked:
                words[1] = self.env._("%(count)s chosen", count=bundle.issue_count)
                kinds, agencies = [], []
            words += [
                names[0] if len(names) == 1 else "" for names in (kinds, agencies)
            ]
            bundle.name = " - ".join(filter(None, words))

    def _get_contents_label(self):
        if self.contents == DRAFTS:
            return self.env._("Drafts of Agreements")
        if self.contents == BOTH:
            return self.env._("Issued Documents and Drafts")
        return self.env._("Issued Documents")

    @api.depends("year", "kind_ids", "company_ids", "with_ended", "is_picked")
    @api.depends("position_kind_ids", "department_ids", "period", "contents")
    def _compute_found_count(self):
        issues = self.env["sidocakep.issued.document"]
        for bundle in self:
            if bundle.is_picked:
                bundle.found_count = len(bundle.issue_ids)
            elif bundle.contents == DRAFTS:
                bundle.found_count = 0
            else:
                bundle.found_count = issues.search_count(bundle._get_domain())

    @api.depends("create_date")
    def _compute_kept_until(self):
        for bundle in self:
            made = bundle.create_date or fields.Datetime.now()
            bundle.kept_until = made.date() + timedelta(days=self._get_days())

    @api.model
    def _get_days(self):
        """Return how many days a bundle is kept."""
        value = self.env["ir.config_parameter"].sudo().get_param(DAYS_PARAMETER, "")
        return int(value) if value.isdecimal() and int(value) else DAYS

    def _get_domain(self):
        """Return what the choice asks of the register."""
        domain = [("year", "=", self.year)]
        if self.kind_ids:
            domain.append(("kind", "in", self.kind_ids.mapped("name")))
        if self.company_ids:
            domain.append(("company_id", "child_of", self.company_ids.ids))
        if not self.with_ended:
            domain.append(("state", "=", IN_FORCE))
        return domain

    # ------------------------------------------------------------------
    # Asked for
    # ------------------------------------------------------------------

    def action_ask(self):
        """Have the files made; what was begun and cut off goes on where it stood."""
        self.ensure_one()
        self.check_access("write")
        take_turn(self)
        self._check_no_task()
        if self.state == READY:
            raise UserError(
                self.env._(
                    "The files are ready. Make a new bundle for other documents."
                )
            )
        if self.state == DRAFT:
            self._choose()
        self._collect()
        return True

    def _choose(self):
        """Note which documents were chosen: those who asks may read now."""
        issues = self._find_issues()
        scans, drafts = self._find_scans(issues), self._find_drafts()
        if not (issues or scans or drafts):
            raise UserError(self._get_nothing_text())
        if len(issues) + len(scans) + len(drafts) > MOST:
            raise UserError(
                self.env._(
                    "You chose more than %(count)s documents. Choose fewer kinds or "
                    "agencies, and make several bundles.",
                    count=MOST,
                )
            )
        self._as_program().write(
            {
                "issue_ids": [Command.set(issues.ids)],
                "issue_count": len(issues),
                "scan_ids": [Command.set(scans.ids)],
                "state": ASKED,
            }
        )
        self._keep_drafts(drafts)

    def _find_issues(self):
        """Return the issued documents that are chosen; who asks may read them."""
        issues = self.env["sidocakep.issued.document"]
        if self.is_picked:
            return self.issue_ids._filter_downloadable()
        if self.contents == DRAFTS:
            return issues
        return issues.search(self._get_domain(), limit=MOST + 1)

    def _get_nothing_text(self):
        if self.contents == DRAFTS:
            return self.env._(
                "No draft of an agreement that you may read is among what you chose. "
                "Choose another year, agency or level; what was signed is gathered as "
                "an issued document."
            )
        return self.env._(
            "No issued document that you may read is among what you chose. "
            "Choose another year, kind or agency."
        )

    def write(self, vals):
        """What was asked for is what is made."""
        if vals.keys() & CHOICE and self.filtered(lambda item: item.state != DRAFT):
            raise FrozenRecordError(
                self.env._("The files of this choice are made. Make a new bundle.")
            )
        return super().write(vals)

    # ------------------------------------------------------------------
    # Cleared
    # ------------------------------------------------------------------

    def unlink(self):
        """Its files go with it."""
        self.sudo().draft_ids.unlink()
        self.sudo().part_ids.unlink()
        return super().unlink()

    @api.autovacuum
    def _gc_bundles(self):
        """Remove the bundles of a week ago; the originals stay where they are."""
        before = fields.Datetime.now() - timedelta(days=self._get_days() + 1)
        old = self.sudo().search(
            [("create_date", "<", before)], limit=CLEARED + 1, order="id"
        )
        done = old[:CLEARED]
        done.unlink()
        return len(done), len(old) > CLEARED
