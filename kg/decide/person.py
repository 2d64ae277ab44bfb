"""Who rules, where nobody is named."""

import getpass


def current_user() -> str:
    """Return the name of this computer's user."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # in a container that knows no user
        return "unknown"
