import base64

from odoo import fields, models

from odoo.addons.sidocakep_base.engine.folder import clean_name
from odoo.addons.sidocakep_cascading.const import DRAFT, FOR_INK, PROPOSED

#: States in which nobody has signed an agreement.
UNSIGNED = (DRAFT, PROPOSED)
DRAFT_ROW = "sidocakep.issued.bundle.draft"
#: What it is called in the zip.
KIND = "Rancangan Perjanjian Kinerja"


class SidocakepIssuedBundleDraft(models.Model):
    """An agreement that nobody has signed, as it was printed for one bundle.

    It is no issue: it has no code, the register knows nothing of it, and it is removed
    with its bundle. The program alone reads and writes it.
    """

    _name = "sidocakep.issued.bundle.draft"
    _description = "Draft in a Bundle"
    _inherit = ["sidocakep.gathered.mixin"]
    _order = "bundle_id, id"

    bundle_id = fields.Many2one(
        "sidocakep.issued.bundle",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    part_id = fields.Many2one(
        "sidocakep.issued.bundle.part",
        readonly=True,
        index="btree_not_null",
        ondelete="set null",
        help="Empty: not gathered yet, or left out.",
    )
    pk_id = fields.Many2one(
        "sidocakep.pk",
        string="Agreement",
        readonly=True,
        index="btree_not_null",
        ondelete="set null",
        help="Empty: deleted since it was chosen.",
    )
    name = fields.Char(required=True, readonly=True)
    printed_on = fields.Datetime(readonly=True)
    content = fields.Binary(readonly=True, help="Its PDF, as it was then.")

    def _filter_printable(self):
        return self.filtered(lambda draft: draft.pk_id and not draft.printed_on)

    def _filter_downloadable(self, env=None):
        """Return those whose agreement may be read; of what is gone there is nothing.

        :param env: that of who asks, where these are read with other rights
        """
        pks = (env or self.env)["sidocakep.pk"].browse(self.sudo().pk_id.ids)
        readable = set(pks._filtered_access("read").ids)
        return self.filtered(
            lambda draft: (
                draft.pk_id.id in readable or not (draft.pk_id or draft.printed_on)
            )
        )

    def _make_files(self):
        """Print those that nobody has signed since they were chosen."""
        drafts = self.sudo()._filter_printable()
        drafts = drafts.filtered(lambda draft: draft.pk_id.state in UNSIGNED)
        reports = self.env["ir.actions.report"].sudo().with_context(**{FOR_INK: True})
        pks = drafts.pk_id.with_env(reports.env)
        files = reports._typeset_render(pks._issue_report, pks)
        now = fields.Datetime.now()
        for draft in drafts:
            content = base64.b64encode(files[draft.pk_id.id])
            draft.write({"content": content, "printed_on": now})

    def _try_files(self, env=None):
        """Make the files; return ``{draft: why it has none}``.

        :param env: in whose language the reason is said
        """
        env = env or self.env
        drafts = self.sudo()
        refusals = drafts._try_printing()
        for draft in drafts.filtered(lambda item: item not in refusals):
            if not (draft.pk_id or draft.printed_on):
                refusals[draft] = env._("It was deleted after you chose it.")
            elif not draft.printed_on:
                refusals[draft] = env._(
                    "It was signed after you chose it. Gather it as an issued document "
                    "once both parties have signed."
                )
        return refusals

    def _get_bytes(self):
        """Return the bytes of the file, which are not kept in memory."""
        self.ensure_one()
        content = base64.b64decode(self.content or b"")
        self.invalidate_recordset(["content"])
        return content

    def _get_file_name(self):
        """Return the name of the file: it is known for a draft wherever it is laid."""
        return f"Rancangan {clean_name(self.name)}.pdf"

    def _get_facts(self):
        """Return what the list of the zip says of it."""
        self.ensure_one()
        state = "Rancangan, belum ditandatangani"
        if self.pk_id.state not in UNSIGNED:
            state = "Rancangan; sudah ditandatangani sesudah dikumpulkan"
        day = self.env.user._to_office_day(self.printed_on)
        number = self.pk_id.number or ""
        agency = self.pk_id.company_id.name
        return [KIND, self.name, number, day.isoformat(), agency, state]
