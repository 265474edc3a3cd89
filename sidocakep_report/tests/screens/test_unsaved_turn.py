"""What a document says of its next step before it was saved for the first time."""

from odoo.tests import TransactionCase, tagged

FIRST = "Save it first (the cloud): what follows appears then."


@tagged("post_install", "-at_install")
class TestUnsavedTurn(TransactionCase):
    def test_a_document_that_is_not_saved_asks_for_that_first(self):
        """It used to say "submit it" beside no button that does; of every workflow."""
        models = [
            self.env[name]
            for name in sorted(self.registry)
            if name.startswith("sidocakep.")
            and not self.registry[name]._abstract
            and "turn_text" in self.registry[name]._fields
            and hasattr(self.registry[name], "_get_next_texts")
        ]
        self.assertGreater(len(models), 20)
        said = {model._name: model.new({}).turn_text for model in models}
        self.assertEqual(said, dict.fromkeys(said, FIRST))
