"""Every row of the trail reads as a sentence, made from the registry."""

import json
import re

from odoo.tests import TransactionCase, tagged

from ...models.document.sidocakep_trail import CHANGE, DELETION, PROOF, STEP

#: What the trail keeps of a field that has no choices: as the database has it.
KEPT = {
    "boolean": "True",
    "date": "2026-02-16",
    "datetime": "2026-02-16 01:02:03",
    "integer": "1234",
    "float": "1234.5",
    "monetary": "1234.5",
}
#: What no official is to read: a day as a program writes it, a truth, braces.
RAW = re.compile(r"\d{4}-\d\d-\d\d|True|False|None|[{}]|1234\.5")


@tagged("post_install", "-at_install")
class TestTrailWords(TransactionCase):
    def _get_kept(self):
        """Yield ``(model, its document, field names)`` of all that keeps changes."""
        for name in sorted(self.registry):
            model = self.env[name]
            if model._abstract or model._transient or not name.startswith("sidocakep."):
                continue
            if names := getattr(model, "_trail_fields", None):
                part = getattr(model, "_workflow_document_field", None)
                document = model._fields[part].comodel_name if part else name
                yield model, document, sorted(names)
            elif hasattr(model, "_get_kept_fields"):
                yield model, name, sorted(model._get_kept_fields())

    def _get_example(self, field):
        choices = field.get_description(self.env, ["selection"]).get("selection")
        if choices:
            return choices[0][0], choices[0][1]
        return KEPT.get(field.type, "Puskesmas Uji"), None

    def _make_row(self, lang, document, model, **vals):
        own = {} if document == model else {"field_model": model}
        trail = self.env["sidocakep.trail"].with_context(lang=lang)
        return trail.new({"kind": CHANGE, "res_model": document, **own, **vals})

    def test_a_changed_field_is_named_and_its_value_written_out(self):
        lang, tried = "id_ID", 0
        self.assertTrue(self.env["res.lang"]._lang_get(lang))
        for model, document, names in self._get_kept():
            for name in names:
                field = model.with_context(lang=lang)._fields[name]
                env = self.env(context={"lang": lang})
                label = field.get_description(env, ["string"])["string"]
                value, choice = self._get_example(field)
                row = self._make_row(
                    lang,
                    document,
                    model._name,
                    field_name=name,
                    old_value=value,
                    new_value=value,
                )
                with self.subTest(model=model._name, field=name):
                    said = row.event_text
                    self.assertIn(label, said)
                    self.assertNotIn(f"“{name}”", said)
                    self.assertFalse(RAW.search(said), said)
                    if choice and value != choice:
                        self.assertNotIn(f"“{value}”", said)
                tried += 1
        self.assertGreater(tried, 300)

    def test_a_line_that_went_says_what_stood_in_it(self):
        tried = 0
        for model, document, names in self._get_kept():
            if document == model._name:
                continue
            kept = {name: self._get_example(model._fields[name])[0] for name in names}
            row = self._make_row(
                "id_ID", document, model._name, old_value=json.dumps(kept)
            )
            with self.subTest(model._name):
                said = row.event_text
                self.assertFalse(RAW.search(said), said)
                for name in names:
                    if "_" in name:
                        self.assertNotIn(name, said)
            tried += 1
        self.assertGreater(tried, 10)
        old = self._make_row("id_ID", document, model._name, old_value="Indeks; 12")
        self.assertIn("Indeks; 12", old.event_text, "as it was kept formerly")

    def test_what_has_no_field_is_a_sentence_too(self):
        for vals, words in (
            ({"kind": DELETION}, "It was deleted."),
            ({"kind": STEP, "field_name": "state"}, "From “Draft” to “Decided”."),
            ({"kind": PROOF, "new_value": "3"}, "number 3 in a row"),
            ({"kind": CHANGE, "field_name": "gone"}, "Changed from “draft” to"),
        ):
            values = {"old_value": "draft", "new_value": "decided"} | vals
            row = self._make_row("en_US", "sidocakep.rkt", "sidocakep.rkt", **values)
            with self.subTest(vals):
                self.assertIn(words, row.event_text)
