"""The sheet a document is printed on."""

from dataclasses import dataclass, replace

MM_TO_PT = 72 / 25.4


@dataclass(frozen=True)
class PageSettings:
    """Sheet size and margins in millimetres, given for the upright sheet."""

    width: float
    height: float
    margin_top: float = 20
    margin_right: float = 20
    margin_bottom: float = 20
    margin_left: float = 25
    landscape: bool = False

    def with_landscape(self):
        return replace(self, landscape=True)

    def turn(self):
        """Return the same sheet, the other way up."""
        return replace(self, landscape=not self.landscape)

    @property
    def sheet(self):
        """Width and height as the reader holds the page."""
        if self.landscape:
            return self.height, self.width
        return self.width, self.height

    @property
    def text_width_pt(self):
        return (self.sheet[0] - self.margin_left - self.margin_right) * MM_TO_PT

    @property
    def text_height_pt(self):
        return (self.sheet[1] - self.margin_top - self.margin_bottom) * MM_TO_PT


A4 = PageSettings(width=210, height=297)
