"""The page inside a notebook."""

from dataclasses import dataclass, field
from html import escape

HEIGHT_PIXELS = 680


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page that a notebook shows in a frame of its own, which can reach neither the notebook nor a network.

    The page is in the notebook's output, about 800 kB: clear outputs before the notebook is put under
    version control.
    """

    page: str = field(repr=False)
    height: int = HEIGHT_PIXELS

    def _repr_html_(self) -> str:
        return (
            f'<iframe sandbox="allow-scripts" title="Who said what" width="100%" height="{self.height}" '
            f'style="border: 1px solid #8888" srcdoc="{escape(self.page)}"></iframe>'
        )
