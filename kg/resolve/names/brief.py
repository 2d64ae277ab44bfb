"""Short names for sources that are described at length."""

import re

MAX_DESCRIPTION_WORDS = 8
MIN_DESCRIPTION_WORDS = 4  # a shorter one says too little: "officials in Lima" are not all "officials"
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_LOOSE_END = re.compile(r",? (?:in|at|on|during|after|before|who|which|that)\b|,")


def brief(description: str) -> str:
    """Return a long description without brackets, and without where, when and which at its end.

    "Leaders of the Port Workers' Union (PWU) in the capital, Lima" are "Leaders of the Port Workers' Union".
    """
    if len(description.split()) <= MAX_DESCRIPTION_WORDS:
        return description
    plain = _BRACKETS.sub("", description)
    for end in _LOOSE_END.finditer(plain):
        if len(plain[: end.start()].split()) >= MIN_DESCRIPTION_WORDS:
            return plain[: end.start()]
    return plain
