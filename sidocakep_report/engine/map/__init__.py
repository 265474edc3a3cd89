"""The strategy map on paper: laid out by the script of the screen, drawn for Typst."""

from .map_descriptions import Description
from .map_layout import draw_map
from .map_page import MapHeading, map_document

__all__ = ["Description", "MapHeading", "draw_map", "map_document"]
