"""Days that are entered beside each other: each model says which comes first."""

from datetime import date, timedelta

from odoo.exceptions import ValidationError
from odoo.models import MAGIC_COLUMNS
from odoo.tests import TransactionCase, tagged

#: Model with several days to enter, none of which must lie before another, or which
#: the database or a rule of its own holds apart.
FREE = {
    "sidocakep.acting.correct": "the decree that it corrects checks them",
    "sidocakep.acting.official": "the database; a decree may say from an earlier day",
    "sidocakep.deadline": "the program alone writes it",
    "sidocakep.import": "of two kinds of documents",
    "sidocakep.lkjip": "the letter lies between signature and today: its own rule",
    "sidocakep.lkjip.dispatch": "letter and receipt: its own rule",
    "sidocakep.mutasi": "a decree may say from an earlier day",
    "sidocakep.pk.revise": "the revision that it makes checks them",
    "sidocakep.pk.revision": "the database; the paper may be of any day",
    "sidocakep.pk.snapshot": "the program alone writes it",
    "sidocakep.profile.adopt": "two beginnings, of which either may come first",
    "sidocakep.team": "the database; a decree may say from an earlier day",
    "sidocakep.utilisation": "the document may be older than the decision",
    # beside a day of its document
    "sidocakep.data.card": "asked from a day on, whenever it was decreed",
    "sidocakep.realisation": "the day of a payment, and that of a comparison",
}
#: Days of another model that a day must not precede: the form shows both.
ACROSS = {"sidocakep.dialog.follow_up"}


def _get_days(model):
    """Return the names of the days that somebody may enter."""
    return {
        field.name
        for field in model._fields.values()
        if field.type in ("date", "datetime")
        and field.store
        and not field.readonly
        and field.name not in MAGIC_COLUMNS
        and field.name != "activity_date_deadline"
    }


@tagged("post_install", "-at_install")
class TestDaysInOrder(TransactionCase):
    def test_every_model_says_which_of_its_days_comes_first(self):
        """A follow-up that was due before its meeting was saved without a word."""
        several = set()
        for name in self.env.registry:
            model = self.env[name]
            if model._abstract or not model._auto or not name.startswith("sidocakep."):
                continue
            days = _get_days(model)
            whole = getattr(model, "_workflow_document_field", None)
            beside = _get_days(model[whole]) if whole in model._fields else set()
            if len(days) > 1 or (days and beside):
                several.add(name)
        declared = {
            name for name in self.env.registry if self.env[name]._days_in_order
        } - {name for name in self.env.registry if self.env[name]._abstract}
        self.assertFalse(declared & FREE.keys())
        self.assertEqual(several | ACROSS, declared | FREE.keys())

    def test_both_sides_of_a_pair_are_looked_at(self):
        """Each pair names days, and one of a document is declared there too."""
        for name in self.env.registry:
            model = self.env[name]
            for pair in model._days_in_order:
                for path in pair:
                    *way, last = path.split(".")
                    target = model
                    for step in way:
                        back = model._fields[step]
                        target = target[step]
                        pairs = [p for both in target._days_in_order for p in both]
                        self.assertIn(last, pairs, (name, back))
                    with self.subTest(model=name, path=path):
                        kind = target._fields[last].type
                        self.assertIn(kind, ("date", "datetime"))

    def test_the_later_day_is_not_before_the_earlier(self):
        """Of a row of the profile, whichever of the two is written."""
        rule = self.env["sidocakep.profile.rule"].search([], limit=1)
        rule.write({"date_start": date(2026, 1, 5), "date_end": date(2026, 1, 5)})
        for vals in (
            {"date_end": date(2026, 1, 4)},
            {"date_start": date(2026, 1, 5) + timedelta(days=1)},
        ):
            with (
                self.assertRaisesRegex(ValidationError, "lies before .* Correct one"),
                self.env.cr.savepoint(),
            ):
                rule.write(vals)
