from odoo import fields, models

#: What is written down of a letter.
LETTER_FIELDS = frozenset({"letter_number", "letter_date"})


class SidocakepLetterMixin(models.AbstractModel):
    """A document that is handed over with a covering letter, whose copy comes back.

    Number and day of the letter are those of the register of outgoing mail, which
    stands elsewhere; what the letter says is told where it is printed.
    """

    _name = "sidocakep.letter.mixin"
    _description = "Document with a Covering Letter"

    letter_number = fields.Char(
        string="Number of the Covering Letter",
        copy=False,
        help="By the register of outgoing mail; left empty it is written by hand.",
    )
    letter_date = fields.Date(string="Date of the Covering Letter", copy=False)
