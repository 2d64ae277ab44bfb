"""XML of strangers: parsed without entities, without reading what it names elsewhere, and not too deep."""

import re
from typing import TYPE_CHECKING

from kg.errors import DocumentError

if TYPE_CHECKING:
    from lxml.etree import _Element

# Entities that an XML defines for itself multiply; nobody's article needs them.
_ENTITY = re.compile(rb"<!ENTITY|<\0!\0E\0N\0T\0I\0T\0Y", re.IGNORECASE)


def check_xml(content: bytes) -> None:
    """Raise DocumentError for XML that defines entities. The message has no path."""
    if _ENTITY.search(content):
        raise DocumentError("its XML defines entities, which may be an attack; remove them")


def parse_xml(content: bytes) -> "_Element":
    """Return the root of an XML.

    Raises:
        DocumentError: It is damaged, too deep, or defines entities. The message has no path.
    """
    check_xml(content)
    from lxml import etree  # trafilatura brings it; only these files need it

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        told = (str(error.msg).splitlines() or [""])[0][:80]
        raise DocumentError(f"its XML is damaged ({told}); save it again") from error
