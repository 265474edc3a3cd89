"""Settings by which figures are computed and judged: who changed them is kept."""

import json

from odoo import api, models
from odoo.models import MAGIC_COLUMNS

from ..regulation.counting_reason import get_reason
from .sidocakep_trail import CHANGE, DELETION, get_trail_value


class SidocakepKeptMixin(models.AbstractModel):
    """Each change of a stored field leaves a row in the trail, old and new.

    What is a part of another setting names it in ``_kept_in``: its rows stand in the
    trail of the whole, also that it came and that it went. What the program itself
    brings, with an addon or a first profile, is no change of anybody. What printed
    figures and deadlines rest on says with ``_kept_whole`` that its coming and going
    is kept with all that it said; a model of Odoo names in ``_kept_names`` what of it
    is our business.
    """

    _name = "sidocakep.kept.mixin"
    _description = "Kept Settings Mixin"

    _kept_in = ""
    _kept_names = frozenset()
    _kept_whole = False
    #: Path to the company of a record of Odoo: what is of a firm beside the government
    #: is its own business.
    _kept_company = ""

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        if self._kept_whole and not self.env.su and not get_reason(self.env):
            records._keep_whole("new_value")
        elif (self._kept_in and not self.env.su) or get_reason(self.env):
            rows = [
                {"new_value": record.display_name}
                | record._get_kept_kind()
                | record._get_kept_place()
                for record in records
            ]
            self.env["sidocakep.trail"]._record(records._get_kept_documents(), rows)
        return records

    def write(self, vals):
        before = self._get_kept_values(vals)
        result = super().write(vals)
        self._keep_changes(before)
        return result

    def _update_field_translations(
        self, field_name, translations, digest=None, source_lang=""
    ):
        """Keep what is said in another language: the ORM does not pass ``write``."""
        versions = [self.with_context(lang=lang) for lang in translations]
        before = [version._get_kept_values((field_name,)) for version in versions]
        result = super()._update_field_translations(
            field_name, translations, digest, source_lang
        )
        for version, values in zip(versions, before, strict=True):
            version._keep_changes(values)
        return result

    def _get_kept_values(self, names):
        """Return ``{id: {name: value}}`` of those of the fields that are kept."""
        names = self._get_kept_fields().intersection(names)
        return {
            record.id: {name: get_trail_value(record, name) for name in names}
            for record in self._filter_kept()
        }

    @api.ondelete(at_uninstall=False)
    def _unlink_kept(self):
        if self._kept_whole:
            self._keep_whole("old_value")
            return
        rows = [
            (record._get_kept_kind() if self._kept_in else {"kind": DELETION})
            | record._get_kept_place()
            | ({"old_value": record.display_name} if self._kept_in else {})
            for record in self
        ]
        self.env["sidocakep.trail"]._record(self._get_kept_documents(), rows)

    def _keep_whole(self, column):
        """Say all of what came (``new_value``) or went (``old_value``)."""
        is_gone = column == "old_value" and not self._kept_in
        said = self._get_kept_values(self._fields)
        records, rows = self.browse(said), []
        for record in records:
            values = said[record.id]
            kept = {name: values[name] for name in self._fields if values.get(name)}
            text = json.dumps(kept, ensure_ascii=False)
            kind = {"kind": DELETION} if is_gone else record._get_kept_kind()
            rows.append(kind | record._get_kept_place() | {column: text})
        self.env["sidocakep.trail"]._record(records._get_kept_documents(), rows)

    def _filter_kept(self):
        """Return those of the records whose changes are kept: all, or as heirs say."""
        if not self._kept_company:
            return self
        own = self.sudo().filtered(f"{self._kept_company}.is_of_government")
        return self.browse(own.ids)

    def _open_trail(self):
        """Return the window of what was changed in this setting, and in its parts."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_base.sidocakep_trail_action"
        )
        domain = [("res_model", "=", self._name), ("res_id", "=", self.id)]
        return action | {"domain": domain, "context": {"create": False}}

    @api.model
    def _get_kept_fields(self):
        """Return the names of the columns that somebody writes."""
        if self._kept_names:
            return self._kept_names
        return {
            name
            for name, field in self._fields.items()
            if field.store
            and field.column_type
            and name not in MAGIC_COLUMNS
            and not (field.compute and field.readonly)
        }

    def _get_kept_kind(self, name=""):
        """Return the values of a row that say what kind of change it is, and why.

        :param name: of the field; empty: the record came, or went out of its whole
        """
        reason = get_reason(self.env)
        return {"kind": CHANGE} | (reason.keep(self, name) if reason else {})

    def _get_kept_documents(self):
        """Return the record of each whose trail keeps it, with repetitions."""
        if not self._kept_in:
            return self
        wholes = [record.sudo()[self._kept_in].id for record in self]
        return self.env[self._fields[self._kept_in].comodel_name].browse(wholes)

    def _get_kept_place(self):
        """Return the values of a row that say which part of the whole it is of."""
        if not self._kept_in:
            return {}
        return {
            "subject": self.sudo().display_name,
            "field_model": self._name,
            "part_id": self.id,
        }

    def _get_trail_company(self):
        """Return the agency by which the trail is read; a shared setting is of all."""
        own = self["company_id"] if "company_id" in self._fields else None
        return own or self.env.company.sudo().root_id

    def _keep_changes(self, before):
        kept, rows = [], []
        for record in self.browse(before):
            place = record._get_kept_place()
            for name, old in before[record.id].items():
                new = get_trail_value(record, name)
                if new != old:
                    kept.append(record.id)
                    values = {"field_name": name, "old_value": old, "new_value": new}
                    rows.append(record._get_kept_kind(name) | place | values)
        documents = self.browse(kept)._get_kept_documents()
        self.env["sidocakep.trail"]._record(documents, rows)
