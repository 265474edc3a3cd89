"""Strategy map and performance tree on paper: laid out by the script of the screen."""

from .map_descriptions import COLUMNS, Description
from .map_layout import draw_map
from .map_page import MapHeading, drawings_document, make_proof, map_document
from .tree_parts import draw_parts

__all__ = [
    "COLUMNS",
    "Description",
    "MapHeading",
    "draw_map",
    "draw_parts",
    "drawings_document",
    "make_proof",
    "map_document",
]
