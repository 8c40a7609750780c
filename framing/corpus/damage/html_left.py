"""HTML that an export left in a text: tags and entities."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5

BLOCKS = (
    "p br div li ul ol h[1-6] blockquote tr table section article figure figcaption hr header "
    "footer dd dt dl aside pre"
).split()
INLINE = (
    "a b i u s em strong span font small sub sup abbr cite q time td th tbody thead img iframe "
    "picture source video audio svg path button input label form wbr mark code center strike "
    "html body main nav meta link"
).split()
UNREAD = re.compile(r"<(script|style|noscript)\b[^<>]*>.*?</\1\s*>|<!--.*?-->", re.I | re.S)
BLOCK = re.compile(rf"</?(?:{'|'.join(BLOCKS)})(?:\s[^<>]*)?/?>", re.I)
TAG = re.compile(rf"</?(?:{'|'.join(INLINE)})(?:\s[^<>]*)?/?>", re.I)
ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.I)
# In Arrow's dialect: a text without this holds no HTML.
QUICK_LOOK = r"&(?:#?[0-9A-Za-z]{2,31});|</?[A-Za-z][^<>]*>|<!--"
MOST_PASSES = 3  # an export of an export writes &amp;quot;


def without_html(text: str) -> str:
    """The text without tags, its entities as characters; blocks end lines.

    Examples
    --------
    >>> without_html("<p>The pier &amp;amp; the gate.</p><p>&quot;Shut&quot;, he said.</p>")
    '\\nThe pier & the gate.\\n\\n"Shut", he said.\\n'
    >>> without_html("if a < b and b > c; R&D; x")
    'if a < b and b > c; R&D; x'
    """
    for _ in range(MOST_PASSES):
        before = text
        text = UNREAD.sub("\n", text)
        text = TAG.sub("", BLOCK.sub("\n", text))
        text = ENTITY.sub(_character, text)
        if text == before:
            break
    return text


def _character(match: re.Match) -> str:
    """The character of an entity; a name that is none stays."""
    entity = match[0]
    is_known = entity[1] == "#" or entity[1:] in html5
    return unescape(entity) if is_known else entity
