"""What is wrong with a template, and where; the models say it in words."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Place:
    """Where in a text: a paragraph of its body, its heads or its feet, or a cell.

    ``part`` is ``body``, ``header`` or ``footer``, or the name of a file in the
    package. Numbers count from one; zero says that there is none.
    """

    part: str
    paragraph: int = 0
    table: int = 0
    row: int = 0
    column: int = 0
    excerpt: str = ""


@dataclass(frozen=True)
class Problem:
    """One thing that is refused: which, of what, where."""

    code: str
    place: Place
    facts: dict[str, str] = field(default_factory=dict)


class TemplateRefusedError(Exception):
    """A template that is not used, with each of its problems."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{item.code} {item.facts}" for item in problems))


def refuse(code: str, part: str, **facts: str) -> TemplateRefusedError:
    """Return the refusal of a file for one problem of one of its parts."""
    return TemplateRefusedError([Problem(code, Place(part), facts)])
