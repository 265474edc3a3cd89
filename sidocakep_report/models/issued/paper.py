"""The papers of a document: itself, and those that go with it."""

from dataclasses import dataclass

#: The paper that the document itself is.
DOCUMENT = "document"
#: What goes with it.
LETTER, RECEIPT = "letter", "receipt"


@dataclass(frozen=True)
class Paper:
    """A printed paper of a document that is issued on its own, with its own code.

    :param label: what it is, as the paper says
    :param report: the report that prints it
    :param content: the method of the model that returns ``{id: what it says now}``;
        none for the document itself, which keeps what it says
    :param by: the transitions with which it is issued, or its next version
    :param ended_by: the transitions with which it holds no longer
    :param figures: whether it says measured figures, as its document does: it is issued
        anew with them, and what is issued of it says when they are others by now
    :param form: key of ``FORM_DOCUMENTS`` where a regulation has a form for it
    """

    label: str
    report: str
    content: str = ""
    by: tuple[str, ...] = ()
    ended_by: tuple[str, ...] = ()
    form: str = ""
    figures: bool = False
