"""Characters broken by a wrong encoding: ``canâ€™t``, ``Ïðèâåò``, ``canÕt``."""

from __future__ import annotations

import re

# In Arrow's dialect, for texts that are not ASCII: what ftfy mends leaves one of these pairs.
QUICK_LOOK = (
    "â[€\u0080-\u00bf]|Ã[\u0080-\u00bfƒ‚„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Â[\u0080-\u00bf]"
    "|[ÐÑ][\u0080-\u00bfƒ‚„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€]|вЂ|[РС][\u0090-\u00bfЂЃѓЉЊЌЋЏђљњќћџ‚„…†‡€‰‹‘’“”•–—™›]"
    "|[–—][\u00a3-\u00bfÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûüΩ∞±≤≥¥µ∂∑∏π∫]|‚Ä"
    "|[À-ÿ]{4}|[A-Za-z]Õ[a-z]|[A-Za-z](?:nít|íll|íre|íve)\\b"
)
SUSPECT = re.compile(QUICK_LOOK)
CYRILLIC_AS_WEST = re.compile(r"[À-ÿ¸¨]{4,}")
MAC_AS_WEST = re.compile(r"[A-Za-z]Õ[a-z]")
WEST_AS_MAC = re.compile(r"[A-Za-z](?:nít|íll|íre|íve)\b")
MOST = 0.6  # of a line's letters, where Cyrillic stands in Western letters
FEWEST = 8  # such letters
LETTERS = re.compile(r"[^\W\d_]")


def mended_characters(text: str) -> str:
    """The text, each of its broken lines as it was before it was read in a wrong encoding.

    Examples
    --------
    >>> mended_characters("The council canâ€™t say."), mended_characters("Ïðèâåò, ãîðîä!")
    ('The council can’t say.', 'Привет, город!')
    >>> mended_characters("A fête in Orvelle; señor Õun."), mended_characters("They donÕt.")
    ('A fête in Orvelle; señor Õun.', 'They don’t.')
    """
    lines = text.split("\n")
    return "\n".join(_mended(line) if SUSPECT.search(line) else line for line in lines)


def _mended(line: str) -> str:
    from ftfy import fix_encoding

    mended = fix_encoding(line)
    if mended != line:
        return mended
    if CYRILLIC_AS_WEST.search(line):
        letters = LETTERS.findall(line)
        n_high = sum("À" <= letter <= "ÿ" for letter in letters)
        if n_high > max(MOST * len(letters), FEWEST):
            return _read_again(line, "cp1252", "cp1251")
    if MAC_AS_WEST.search(line):
        return _read_again(line, "cp1252", "mac_roman")
    return _read_again(line, "mac_roman", "cp1252") if WEST_AS_MAC.search(line) else line


def _read_again(line: str, wrong: str, right: str) -> str:
    """The bytes of a line in its own encoding; the line where it has other characters as well."""
    try:
        return line.encode(wrong).decode(right)
    except UnicodeError:
        return line
