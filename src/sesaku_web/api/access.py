"""Who may ask: every operation names its action of the one table of permissions."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeAlias

from django.http import HttpRequest
from ninja import Schema
from ninja.errors import ValidationError
from ninja.operation import Operation as NinjaOperation
from ninja.utils import contribute_operation_callback

from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Action
from sesaku_web.api.invalid import unknown


class ApiRequest(HttpRequest):
    """A request whose actor is known."""

    auth: Actor


class Asked(Schema):
    """What stands after the question mark of an address; each operation has its own."""


Operation: TypeAlias = Callable[..., Any]

PERMISSION = "x-permission"
"""Where the description of an operation says what its caller must be allowed to do."""


DOCUMENTS = "x-names-documents"
"""Where it says that documents are named in the question, and not in the address alone."""


def allowed(action: Action, *, names_documents: bool = False) -> Callable[[Operation], Operation]:
    """Make a function one that asks for the permission to do ``action``.

    Parameters that it does not know are refused: a filter that is misspelt would be no filter.

    Args:
        action: what the caller must be allowed to do.
        names_documents: whether its question names documents, which may not be there.

    Raises:
        PermissionRefusedError: when called, where role or token does not allow it.
        ValidationError: when called, with parameters that are not known.
    """

    def guard(operation: Operation) -> Operation:
        @wraps(operation)
        def guarded(request: ApiRequest, **given: object) -> Any:  # noqa: ANN401 - any answer
            request.auth.require(action)
            known = {
                name
                for part in given.values()
                if isinstance(part, Asked)
                for name in type(part).model_fields
            }
            strange = set(request.GET) - known
            if strange:
                raise ValidationError(unknown(strange))
            return operation(request, **given)

        def describe(made: NinjaOperation) -> None:
            extra = {PERMISSION: action.value}
            if names_documents:
                extra[DOCUMENTS] = "true"
            made.openapi_extra = {**(made.openapi_extra or {}), **extra}

        contribute_operation_callback(guarded, describe)
        return guarded

    return guard
