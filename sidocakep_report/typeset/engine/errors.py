"""Errors of the print engine.

Every refusal is one of these classes and carries what is needed to tell a person
what to mend; the Odoo side turns them into a message in the user's language.
"""


class PrintError(Exception):
    """Base class: the document cannot be made into a PDF."""


class VocabularyError(PrintError):
    """An element, class or attribute outside the vocabulary (see ``vocabulary``)."""

    def __init__(self, kind, name, where):
        self.kind = kind
        self.name = name
        self.where = where
        super().__init__(f"unknown {kind} {name!r} in {where}")


class StructureError(PrintError):
    """Known elements put together in a way that has no printed meaning."""


class ImageError(PrintError):
    """An image that is not embedded, not readable, or has no alternative text."""


class UnprintableTextError(PrintError):
    """Characters that none of the shipped fonts can show."""

    def __init__(self, characters, excerpt):
        self.characters = characters
        self.excerpt = excerpt
        named = ", ".join(f"{char!r} (U+{ord(char):04X})" for char in characters)
        super().__init__(f"no font for {named} in {excerpt!r}")


class TooHeavyError(PrintError):
    """A document that takes more memory or time than one may."""

    def __init__(self):
        super().__init__("the document takes more memory or time than one may")


class StackedMarksError(PrintError):
    """More marks on one letter than a script has: minutes of work for no reader."""

    def __init__(self, excerpt):
        self.excerpt = excerpt
        super().__init__(f"too many marks on one letter in {excerpt!r}")


class BusyError(PrintError):
    """Other documents are being made, and go on for longer than one waits."""

    def __init__(self):
        super().__init__("other documents are being made")


class CompileError(PrintError):
    """The typesetter refused a source we wrote: a defect of this engine."""
