"""Documents that the holder of a post decides, by a number and on a day."""

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ..organisation.official import HEAD, OFFICE_GROUPS, RECEIVER


class SidocakepDecidedMixin(models.AbstractModel):
    """A document of an agency that its head decides, or the head of region.

    Whoever holds the post on the date of the document signs it; name and title are
    kept as they were then, with the decision. The document has ``company_id`` and a
    transition ``decide``, checked by ``_check_decide``; one that the head himself takes
    names ``_filter_headed`` as who may. A versioned one inherits this mixin first: who
    may only decide retires the version before.
    """

    _name = "sidocakep.decided.mixin"
    _description = "Document Decided by a Post"
    _inherit = ["sidocakep.workflow.mixin"]

    _trail_fields = frozenset({"document_number", "document_date", "signer_job_id"})
    _workflow_fields = frozenset({"signer_name", "signer_title"})
    # What takes the place of another is not older than that.
    _days_contained = {"document_date": ("previous_id.document_date",)}

    document_number = fields.Char(
        tracking=True,
        copy=False,
        help="Number of the decree by which the document was decided.",
    )
    document_date = fields.Date(
        tracking=True, copy=False, help="Date of the decree that decided it."
    )
    signer_job_id = fields.Many2one(
        "hr.job",
        string="Signed by",
        compute="_compute_signer_job_id",
        store=True,
        precompute=True,
        readonly=False,
        index="btree_not_null",
        ondelete="restrict",
        domain="[('company_id', 'parent_of', company_id), ('heads_agency', '=', True)]",
        help="The position that decides: the head of region, or the head of the "
        "agency.",
    )
    signer_name = fields.Char(
        readonly=True,
        copy=False,
        help="Who held the position on the date of the document, kept as it was then.",
    )
    signer_title = fields.Char(readonly=True, copy=False)

    @api.depends("company_id")
    def _compute_signer_job_id(self):
        """Propose the head: of the region for the government, else of the agency."""
        heads = self.company_id._get_officials(HEAD, self.env.user._get_office_day())
        for document in self:
            if document.signer_job_id.company_id != document.company_id:
                head = heads.get(document.company_id._origin.id)
                document.signer_job_id = head.job if head else False

    @api.constrains("signer_job_id", "company_id")
    def _check_signer_job(self):
        """A document is signed by who heads its agency, or what stands above it."""
        for document in self.sudo().filtered("signer_job_id"):
            job, company = document.signer_job_id, document.company_id
            names = {
                "job": job.name,
                "document": document.display_name,
                "agency": company.name,
            }
            if job.company_id not in document._get_signing_companies():
                raise ValidationError(
                    self.env._(
                        "%(job)s is a position of another agency: %(document)s is "
                        "signed by the head of %(agency)s or by the head of region. "
                        "Choose one of these.",
                        **names,
                    )
                )
            if not job.heads_agency:
                raise ValidationError(
                    self.env._(
                        "%(job)s heads no agency: %(document)s is signed by the head "
                        "of %(agency)s or by the head of region. Choose one of these.",
                        **names,
                    )
                )

    def _get_signing_companies(self):
        """Return where the post that signs may be: in the agency or above it."""
        return self.company_id.parent_ids

    def _before_transition(self, name):
        """Keep who signs. The holder decides, whatever else his login may write."""
        if name != "decide":
            return super()._before_transition(name)
        documents = self.sudo()
        result = super(SidocakepDecidedMixin, documents)._before_transition(name)
        signers = documents._get_signers()
        for document in documents:
            signer = signers[document.id]
            document._with_workflow_bypass().write(
                {"signer_name": signer.employee.name, "signer_title": signer.title}
            )
        return result

    def _get_printed_official(self, signer):
        """Return name, rank and NIP of who signs; of who did, as he is kept.

        Rank and NIP are those of his day. Whose name is another by now has none: it is
        not known which of the two they are of.

        :param signer: who would sign, of a decided document who did
        """
        self.ensure_one()
        document = self.sudo()
        employee = signer.employee if signer else document.env["hr.employee"]
        values = employee._get_official_values("signer", document.document_date)
        kept = document.signer_name
        if not kept or kept == values["signer_name"]:
            return values
        return {**employee.browse()._get_official_values("signer"), "signer_name": kept}

    def _filter_headed(self):
        """Return the documents that the user decides as head of the agency today.

        That of the government is signed on paper by the head of region, who need not
        log in: Bagian Organisasi records it.
        """
        own = self._filter_of_own_agency()
        if self.env.user.has_group(OFFICE_GROUPS[RECEIVER]):
            own |= self.filtered(lambda document: not document.company_id.parent_id)
        return own

    def _filter_of_own_agency(self):
        """Return the documents of the agency that the user himself heads today."""
        day = self.env.user._get_office_day()
        heads = self.company_id.sudo()._get_officials(HEAD, day)
        return self.filtered(
            lambda document: (
                document.company_id.id in heads
                and heads[document.company_id.id].user == self.env.user
            )
        )

    def _get_signers(self):
        """Return ``{document id: Holder or None}``: who signs on its date.

        One without a date is signed today.
        """
        today = self.env.user._get_office_day()
        result = {}
        for day, documents in self.grouped(
            lambda document: document.document_date or today
        ).items():
            holders = documents.signer_job_id._get_single_holders(day)
            result |= {
                item.id: holders.get(item.signer_job_id.id) for item in documents
            }
        return result

    def _get_decision_missing(self):
        """Return in words what the decision itself lacks: number, date, who signs."""
        self.ensure_one()
        if not self.document_number or not self.document_date:
            return [self.env._("number and date of the document")]
        if self.document_date > self.env.user._get_office_day():
            return [self.env._("a date that is not in the future")]
        if early := self._list_dated_too_early("document_date"):
            return early
        if not self._get_signers()[self.id]:
            return [
                self.env._(
                    "the position that signs, and who held it on the date of the "
                    "document"
                )
            ]
        return []

    def _check_decide(self):
        """Refuse a document that lacks something, and say all of it."""
        for document in self:
            missing = document._get_missing_for_decision()
            if missing:
                raise UserError(
                    self.env._(
                        "%(document)s cannot be decided yet. Complete first:\n"
                        "%(missing)s",
                        document=document.display_name,
                        missing="\n".join(f"- {item}" for item in missing),
                    )
                )

    def _get_missing_for_decision(self):
        """Return in words all that the document lacks; each adds what it needs."""
        return self._get_decision_missing()
