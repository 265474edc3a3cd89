import csv
import logging
from pathlib import Path

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import file_open

from ...engine.nomenclature import CodeLevel, parent_of
from ...engine.nomenclature_table import complete, read_table
from ...engine_words import say

_logger = logging.getLogger(__name__)

SHIPPED_FOLDER = Path("sidocakep_base") / "data" / "nomenclature"
SHIPPED_FILES = (
    "nomenklatur_kabkota_bidang_program_kegiatan.csv",
    "nomenklatur_kabkota_subkegiatan.csv",
)


class SidocakepNomenclatureEdition(models.Model):
    """The nomenclature as one decree has it; a new decree is a new edition."""

    _name = "sidocakep.nomenclature.edition"
    _description = "Nomenclature Edition"
    _inherit = ["sidocakep.kept.mixin"]
    _kept_whole = True
    # thousands of national codes, which anybody can compare with the decree
    _sealed_parts = {"sidocakep.nomenclature": None}
    _order = "is_default desc, date desc, id desc"

    name = fields.Char(required=True)
    number = fields.Char(
        string="Ministerial Decree",
        help='E.g. "Kepmendagri 900.1.15.5-3406 Tahun 2024".',
    )
    date = fields.Date(string="Date of the Ministerial Decree")
    source = fields.Text(help="Where the rows were taken from.")
    active = fields.Boolean(default=True)
    is_default = fields.Boolean(
        string="Default",
        copy=False,
        help="The edition offered for new plans. There is one at a time.",
    )
    nomenclature_ids = fields.One2many(
        "sidocakep.nomenclature", "edition_id", string="Codes"
    )
    nomenclature_count = fields.Integer(
        string="Number of Codes", compute="_compute_nomenclature_count"
    )

    _name_uniq = models.Constraint(
        "UNIQUE(name)", "Another edition already has this name. Choose another name."
    )
    _default_uniq = models.UniqueIndex(
        "(is_default) WHERE is_default IS TRUE",
        "Another edition is the default already. Untick it there first.",
    )

    def _compute_nomenclature_count(self):
        counts = dict(
            self.env["sidocakep.nomenclature"]._read_group(
                [("edition_id", "in", self.ids)], ["edition_id"], ["__count"]
            )
        )
        for edition in self:
            edition.nomenclature_count = counts.get(edition, 0)

    def copy_data(self, default=None):
        """A copy has a name of its own and no codes: those come from a file."""
        vals_list = super().copy_data(default)
        if not default or "name" not in default:
            for edition, vals in zip(self, vals_list, strict=True):
                vals["name"] = self.env._("%(name)s (copy)", name=edition.name)
        return vals_list

    @api.model_create_multi
    def create(self, vals_list):
        if any(vals.get("is_default") for vals in vals_list):
            self._clear_default()
        return super().create(vals_list)

    def write(self, vals):
        if vals.get("is_default"):
            self.ensure_one()
            (self._get_default() - self)._drop_default()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        """An edition goes with its codes, unless one of them is in use."""
        self.nomenclature_ids._unlink_except_used()
        for level in reversed(CodeLevel):
            self.nomenclature_ids.filtered(
                lambda record, level=level: record.level == level.value
            ).unlink()

    @api.model
    def _get_default(self):
        """Return the default edition, or an empty recordset."""
        return self.search([("is_default", "=", True)], limit=1)

    @api.model
    def _clear_default(self):
        self._get_default()._drop_default()

    def _drop_default(self):
        if self:
            self.write({"is_default": False})
            self.flush_recordset(["is_default"])

    # ------------------------------------------------------------------
    # Actions
    # ------------------------------------------------------------------

    def action_open_codes(self):
        """Open the codes of the edition."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_base.sidocakep_nomenclature_action"
        )
        action["domain"] = [("edition_id", "=", self.id)]
        action["context"] = {}
        return action

    def action_load_file(self):
        """Open the wizard that reads a file into the edition."""
        self.check_access("write")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Load Nomenclature"),
            "res_model": "sidocakep.nomenclature.load",
            "view_mode": "form",
            "target": "new",
            "context": {"default_edition_id": self[:1].id},
        }

    # ------------------------------------------------------------------
    # Loading
    # ------------------------------------------------------------------

    def _load_entries(self, entries):
        """Create the codes that are new and correct the names of those that are not.

        :param entries: engine entries in the order of :func:`complete`, parents first
        :return: ``(created, changed, unchanged)`` numbers
        """
        self.ensure_one()
        known = {record.code: record for record in self.nomenclature_ids}
        units = self.env["sidocakep.unit"]._find_or_create_many(
            entry.unit_name for entry in entries
        )
        by_level, changed, unchanged = {}, 0, 0
        for entry in entries:
            vals = self._prepare_nomenclature_vals(entry, units)
            record = known.get(entry.code)
            if record is None:
                by_level.setdefault(entry.level, []).append(vals)
            elif record._update_from(vals):
                changed += 1
            else:
                unchanged += 1
        created = 0
        ids = {code: record.id for code, record in known.items()}
        for vals_list in by_level.values():
            for vals in vals_list:
                vals["parent_id"] = ids.get(parent_of(vals["code"]))
            records = self.env["sidocakep.nomenclature"].create(vals_list)
            ids.update(zip(records.mapped("code"), records.ids, strict=True))
            created += len(records)
        return created, changed, unchanged

    def _prepare_nomenclature_vals(self, entry, units):
        return {
            "edition_id": self.id,
            "code": entry.code,
            "name": entry.name,
            "aliases": "\n".join(entry.aliases) or False,
            "performance": entry.performance or False,
            "indicator_name": entry.indicator_name or False,
            "unit_id": units[entry.unit_name].id,
            "unit_name": entry.unit_name or False,
            "spm": entry.spm,
            "kind": entry.kind or False,
            "predecessor_code": entry.predecessor_code or False,
        }

    @api.model
    def _load_shipped_edition(self):
        """Fill the edition that ships, once: at an update it is left as it is.

        Raises when the shipped files cannot be read whole: a half nomenclature would
        be found out only by an official who misses a code.
        """
        edition = self.env.ref("sidocakep_base.nomenclature_edition_shipped")
        if self.env["sidocakep.nomenclature"].search_count(
            [("edition_id", "=", edition.id)], limit=1
        ):
            return
        entries, problems = [], []
        for name in SHIPPED_FILES:
            with file_open(str(SHIPPED_FOLDER / name), "r") as handle:
                table = read_table(csv.reader(handle))
            entries += table.entries
            problems += table.problems
        entries, missing = complete(entries)
        problems += missing
        if problems:
            raise UserError(say(self.env, problems[0].error))
        created, _changed, _unchanged = edition._load_entries(entries)
        _logger.info("%d codes loaded into %s", created, edition.name)
