"""Styles of lists."""

from .xml import make

_BULLET = "\u2022"


def write_list_style(name, kind):
    """The ``text:list-style`` of bullets (no ``kind``) or of numbers ("1", "a")."""
    style = make("text:list-style", {"style:name": name})
    for level in range(1, 4):
        attributes = {"text:level": f"{level}"}
        if kind:
            attributes |= {"style:num-format": kind, "style:num-suffix": "."}
            item = make("text:list-level-style-number", attributes)
        else:
            attributes["text:bullet-char"] = _BULLET
            item = make("text:list-level-style-bullet", attributes)
        place = make(
            "style:list-level-properties",
            {"text:list-level-position-and-space-mode": "label-alignment"},
            make(
                "style:list-level-label-alignment",
                {
                    "text:label-followed-by": "listtab",
                    "fo:text-indent": "-18pt",
                    "fo:margin-left": f"{18 * level}pt",
                },
            ),
        )
        item.append(place)
        style.append(item)
    return style
