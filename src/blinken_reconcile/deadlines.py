"""Is a date a deadline that somebody sets? What must be done by then is told in many words.

Forms read, one a line:
    gave the firm until September 30 to clean the river
    ordered the company to finish the clean-up by 4 October
    wants the river cleaned by 30 September        must be fit for use by the end of September
    set a deadline of Friday        an ultimatum that runs out on Thursday
A plan of one's own ("will close by June") and a count that holds by a day are none.
"""

from __future__ import annotations

import re

BY = re.compile(
    r"\b(?:until|till|by|before|no later than)\s"
    r"(?:(?:the\s(?:end|beginning|middle|start)\sof|midnight(?:\son)?|noon(?:\son)?|early|late)\s)?$"
)
SET = re.compile(
    r"\b(?:gave|gives?|given|giving|orders?|ordered|ordering|told|tells|wants?|wanted|demands?|demanded|requires?|required"
    r"|instructs?|instructed|obliges?|obliged|must|has to|have to|had to|deadline|ultimatum)\b[^.;]{0,140}$",
    re.I,
)
NAMED = re.compile(
    r"\b(?:deadline|ultimatum|time limit)\b[^.;]{0,50}\b(?:of|for|on|at|to|is|was|until|by|out)\s"
    r"(?:(?:midnight|noon)\s(?:on\s)?)?$",
    re.I,
)


def sets(text: str, start: int) -> bool:
    """Whether a date at an offset of a sentence is the day by which something must be done."""
    before = text[:start]
    return bool(NAMED.search(before) or (BY.search(before) and SET.search(before)))
