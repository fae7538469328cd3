import pytest
from django.db import DatabaseError, transaction

from sesaku_web.history.log import verify
from sesaku_web.history.models import Entry
from tests.sesaku_web.history.test_log import write


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_a_test_that_commits_leaves_an_empty_history(turn: int) -> None:
    assert verify() == (0, "")
    with transaction.atomic():
        write(turn)
    with pytest.raises(DatabaseError, match="append-only"):
        Entry.objects.all().delete()
