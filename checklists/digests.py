"""SHA-256 without OpenSSL, which takes longer to load than all that is digested here; `random` does likewise."""

from __future__ import annotations

try:
    from _sha256 import sha256  # type: ignore[import-not-found]  # a part of hashlib without a stub of its own
except ImportError:
    try:
        from _sha2 import sha256  # type: ignore[import-not-found]  # as it is called from 3.12 on
    except ImportError:
        from hashlib import sha256

__all__ = ["sha256"]
