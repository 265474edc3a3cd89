"""The one exception family of the engine.

Every refusal says what is wrong and what would mend it, in the words of the
person who typed the figure, and carries a ``code`` that callers can switch on.
"""


class EngineError(ValueError):
    """A figure, code or rule the engine refuses.

    :param code: stable English key, e.g. ``ambiguous_number``; where one code has
        several sentences, a dot and which of them (``release.missing``)
    :param message: what is wrong, in Indonesian, one sentence; ``{name}`` is a fact
    :param remedy: what the person should do, in Indonesian; may be empty
    :param facts: what the sentences name. The calculator prints the sentences as they
        are; whoever has readers of another language says the code and facts in theirs

    >>> error = EngineError("blank", "{what} kosong.", "Isi {what}.", what="Target")
    >>> str(error), error.facts
    ('Target kosong. Isi Target.', {'what': 'Target'})
    """

    def __init__(
        self, code: str, message: str, remedy: str = "", /, **facts: object
    ) -> None:
        self.case = code
        self.code = code.partition(".")[0]
        self.facts = facts
        self.message = message.format(**self.facts)
        self.remedy = remedy.format(**self.facts)
        super().__init__(f"{self.message} {self.remedy}".strip())
