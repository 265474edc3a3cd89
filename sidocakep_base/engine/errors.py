"""The one exception family of the engine.

Every refusal says what is wrong and what would mend it, in the words of the
person who typed the figure, and carries a ``code`` that callers can switch on.
"""


class EngineError(ValueError):
    """A figure, code or rule the engine refuses.

    :param code: stable English key, e.g. ``ambiguous_number``
    :param message: what is wrong, in Indonesian, one sentence
    :param remedy: what the person should do, in Indonesian; may be empty

    >>> str(EngineError("blank", "Target kosong.", "Isi targetnya."))
    'Target kosong. Isi targetnya.'
    """

    def __init__(self, code: str, message: str, remedy: str = "") -> None:
        super().__init__(f"{message} {remedy}".strip())
        self.code = code
        self.message = message
        self.remedy = remedy
