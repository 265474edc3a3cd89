"""The layout of a strategy map on the server: the very script of the browser, run in
QuickJS (decision 0008), so that paper and screen show the same map.

The script sees nothing but what it is given: no files, no network, no page.
"""

import json
from functools import lru_cache

import quickjs
from PIL import ImageFont

_CALL = """
function drawMap(input) {
    return JSON.stringify(sidocakepStrategyMap.draw(JSON.parse(input)));
}
"""
_SECONDS = 60
_MEMORY = 512 * 1024 * 1024
_UNITS = 1000


def draw_map(scripts, nodes, labels, fonts):
    """Return the drawing of a map: bands, boxes, edges and links with their places.

    :param scripts: sources of the layout library and of the map layout, in this order
    :param nodes: boxes as ``strategy_map_read`` returns them
    :param labels: names of the levels
    :param fonts: paths of the regular and the bold font in which it is printed
    """
    text = "".join(
        f"{node[key] or ''}"
        for node in nodes
        for key in ("code", "name", "responsible", "person", "facts", "perspective")
    ) + "".join(note for node in nodes for note in node.get("notes", ()))
    regular, bold = fonts
    signs = "".join(sorted({*text, "…"}))
    widths = {
        "regular": _advances(str(regular), signs),
        "bold": _advances(str(bold), signs),
        "missing": 0.6,
    }
    context = quickjs.Context()
    context.set_memory_limit(_MEMORY)
    context.set_time_limit(_SECONDS)
    for script in (*scripts, _CALL):
        context.eval(script)
    asked = json.dumps({"nodes": nodes, "labels": labels, "widths": widths})
    return json.loads(context.get("drawMap")(asked))


@lru_cache(maxsize=8)
def _advances(path, signs):
    """Return the advance width of each sign, for a unit of type."""
    font = ImageFont.truetype(path, _UNITS)
    return {sign: font.getlength(sign) / _UNITS for sign in signs}
