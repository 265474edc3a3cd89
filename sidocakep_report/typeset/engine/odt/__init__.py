"""From a page in the HTML vocabulary to a text that people edit (OpenDocument)."""

from .document import write_text_document

__all__ = ["write_text_document"]
