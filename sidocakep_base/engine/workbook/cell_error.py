"""The refusal of one cell, as data; its words are those of a problem."""


class CellError(Exception):
    """A cell that cannot be understood; ``code`` and ``facts`` as in a Problem."""

    def __init__(self, code: str, /, **facts: str) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts
