"""Numbers that identify a person: encrypted at rest, searchable by a keyed hash, never by the value."""

from __future__ import annotations

import hashlib
import hmac
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import FieldError, ImproperlyConfigured
from django.db import models


@lru_cache(maxsize=4)
def _cipher(keys: tuple[str, ...]) -> MultiFernet:
    if not keys:
        message = "FIELD_ENCRYPTION_KEYS is empty: set at least one Fernet key (newest first)."
        raise ImproperlyConfigured(message)
    return MultiFernet([Fernet(key.encode()) for key in keys])


@lru_cache(maxsize=4)
def _index_key(keys: tuple[str, ...]) -> bytes:
    # The oldest key stays last when a new one is put in front, so indexes survive a rotation.
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"blind index").derive(keys[-1].encode())


def _keys() -> tuple[str, ...]:
    return tuple(settings.FIELD_ENCRYPTION_KEYS)


def encrypt(value: str) -> str:
    """The text under the newest key."""
    return _cipher(_keys()).encrypt(value.encode()).decode()


def decrypt(token: str) -> str:
    """The text again.

    Raises :class:`ImproperlyConfigured` when no configured key opens it, which means that a key was lost.
    """
    try:
        return _cipher(_keys()).decrypt(token.encode()).decode()
    except InvalidToken as error:
        message = (
            "A stored number cannot be decrypted: FIELD_ENCRYPTION_KEYS lacks the key it was written with."
        )
        raise ImproperlyConfigured(message) from error


def encrypt_bytes(value: bytes) -> bytes:
    """A file's content under the newest key."""
    return _cipher(_keys()).encrypt(value)


def decrypt_bytes(value: bytes) -> bytes:
    """A file's content again."""
    return _cipher(_keys()).decrypt(value)


def blind_index(value: str) -> str:
    """A keyed hash of the canonical value: equal values can be found, the value cannot be read back."""
    if not value:
        return ""
    return hmac.new(_index_key(_keys()), value.encode(), hashlib.sha256).hexdigest()


if TYPE_CHECKING:
    _TextField = models.TextField[str, str]
else:
    _TextField = models.TextField


class EncryptedTextField(_TextField):
    """A text that is encrypted in the database.  Search by a blind index beside it, never by this column."""

    def from_db_value(self, value: str | None, *_: Any) -> str | None:
        return decrypt(value) if value else value

    def get_prep_value(self, value: Any) -> Any:
        prepared = super().get_prep_value(value)
        return encrypt(prepared) if prepared else prepared

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name == "isnull":
            return super().get_lookup(lookup_name)
        message = f"{self.name} is encrypted: search by its blind index instead."
        raise FieldError(message)
