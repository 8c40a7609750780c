"""The conventions that every test and interval of the suite keeps to."""

from framing.base.outlets import FEWEST_LINES as FEWEST_LINES
from framing.base.outlets import FEWEST_USES as FEWEST_USES

ALPHA = 0.05  # share of false claims among claims; intervals hold 95%
POWER = 0.8  # chance to find a difference that studies are planned for
FEWEST_DEGREES = 3  # degrees of freedom of an interval, where the articles together have as many
