"""What a row of the trail says, in the language of who reads it."""

import json

from odoo import api, fields, models
from odoo.tools import formatLang

from .sidocakep_trail import AMENDMENT, DELETION, NUMBERS, PROOF, STEP


class SidocakepTrail(models.Model):
    """Values are kept as the database has them; people read words.

    A field is named by its label, a choice by its name, a day and a number as they are
    written. Of a line that came or went the kept fields stand in one text.
    """

    # A concern a file.
    # pylint: disable-next=consider-merging-classes-inherited
    _inherit = "sidocakep.trail"

    subject_text = fields.Char(string="About", compute="_compute_texts")
    field_label = fields.Char(string="Field", compute="_compute_texts")
    old_text = fields.Char(string="Before", compute="_compute_texts")
    new_text = fields.Char(string="After", compute="_compute_texts")
    event_text = fields.Char(string="What Happened", compute="_compute_texts")

    @api.depends("kind", "res_model", "field_model", "field_name", "subject")
    @api.depends_context("lang")
    def _compute_texts(self):
        for row in self:
            model = self.env.get(row.field_model or row.res_model)
            row.subject_text = row._get_subject_text()
            row.field_label = row._get_field_label(model, row.field_name)
            for column in ("old", "new"):
                value = row[f"{column}_value"]
                row[f"{column}_text"] = row._get_value_text(model, value)
            row.event_text = row._get_event_text()

    def _get_subject_text(self):
        """Return which line or what else of the document it is about."""
        return self.subject

    def _get_field_label(self, model, name):
        field = model._fields.get(name) if model is not None else None
        return field and field.get_description(self.env, ["string"])["string"]

    def _get_value_text(self, model, value):
        if model is None or not value:
            return value
        if self.field_name in model._fields:
            return self._get_text(model._fields[self.field_name], value)
        if not self.field_name:
            return self._get_part_text(model, value)
        return value

    def _get_part_text(self, model, value):
        """Return the kept fields of a line, each with its label.

        What was kept before they were told apart is a text already.
        """
        try:
            kept = json.loads(value)
        except ValueError:
            return value
        if not isinstance(kept, dict):
            return value
        return "; ".join(
            f"{self._get_field_label(model, name)}: "
            f"{self._get_text(model._fields[name], text)}"
            for name, text in kept.items()
            if name in model._fields
        )

    def _get_text(self, field, value):
        """Return a value as it is written; as it stands where it cannot be read."""
        if field.type == "boolean":
            return self.env._("yes") if value == str(True) else self.env._("no")
        selection = field.get_description(self.env, ["selection"]).get("selection")
        if selection:
            return dict(selection).get(value, value)
        if field.type == "integer" and field.name.endswith("year"):
            return value
        try:
            if field.type in NUMBERS:
                return formatLang(self.env, float(value), digits=NUMBERS[field.type])
            if field.type == "date":
                return self._format_day(fields.Date.to_date(value))
            if field.type == "datetime":
                return self._format_moment(fields.Datetime.to_datetime(value))
        except ValueError:
            return value
        return value

    def _get_sentence(self):
        """Return what happened, and to which part."""
        about = self.subject_text if self.field_name else ""
        return f"{about}: {self.event_text}" if about else self.event_text

    def _get_event_text(self):
        """Return the row as one sentence."""
        old, new = self.old_text, self.new_text
        if self.kind == DELETION and old:
            return self.env._("It was deleted. It said: %(old)s", old=old)
        if self.kind == DELETION:
            return self.env._("It was deleted.")
        if self.kind == PROOF:
            return self.env._(
                "Who was to sign gave a wrong proof of identity, number %(number)s in "
                "a row.",
                number=new,
            )
        if self.kind == AMENDMENT:
            return self.env._("The next version was opened: %(version)s.", version=new)
        if self.kind == STEP and self.field_name == "state":
            return self.env._("From “%(old)s” to “%(new)s”.", old=old, new=new)
        if not self.field_label:
            return self._get_line_text(old, new)
        values = {"field": self.field_label, "old": old, "new": new}
        if old and new:
            return self.env._(
                "“%(field)s” was changed from “%(old)s” to “%(new)s”.", **values
            )
        if new:
            return self.env._("“%(field)s” was filled in: “%(new)s”.", **values)
        return self.env._("“%(field)s” was emptied; it was “%(old)s”.", **values)

    def _get_line_text(self, old, new):
        """Return the sentence about a whole line, or a field that is no more."""
        if self.field_name:
            return self.env._(
                "Changed from “%(old)s” to “%(new)s”.", old=old or "-", new=new or "-"
            )
        if self.new_value and not self.field_model:
            return self.env._("It was entered: %(record)s", record=new or "-")
        if self.new_value:
            return self.env._("The line was added: %(line)s", line=new or "-")
        return self.env._("The line was deleted: %(line)s", line=old or "-")
