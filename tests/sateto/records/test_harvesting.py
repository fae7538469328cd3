"""Harvesting a repository that the test runs."""

from collections.abc import Iterator

import pytest

from sateto.records.actions import harvest_records as harvesting
from sateto.records.actions.harvest_records import Harvested, Wanted, harvest_records
from sateto.records.actions.import_records import import_document
from sateto.records.exceptions import HarvestError
from sateto.records.harvesting.client import Client
from sateto.records.models import Harvest, RecordVersion, ResearchRecord
from sesaku import __version__
from sesaku_web.accounts.actor import Actor
from sesaku_web.sources.fetching import FetchRefusedError, Limits
from tests.sateto.records.repository import Repository, serving

pytestmark = pytest.mark.django_db

ANYWHERE = Limits(allowed=lambda _: True)


@pytest.fixture
def repository() -> Repository:
    made = Repository()
    for number in range(8):
        made.put(number, f"成果{number}")
    return made


@pytest.fixture
def client(repository: Repository) -> Iterator[Client]:
    with serving(repository) as address:
        yield Client(address, delay=0.0, limits=ANYWHERE, sleep=lambda _: None)


def harvest(client: Client, *, anew: bool = False) -> Harvested:
    return harvest_records(Actor.local(), client, Wanted(anew=anew))


def test_all_pages_come_by_their_tokens(repository: Repository, client: Client) -> None:
    done = harvest(client)
    assert (done.pages, done.records, done.added, done.bad) == (3, 8, 8, 0)
    assert ResearchRecord.objects.count() == 8
    document = ResearchRecord.objects.get(title="成果3").current().run.document
    assert document.credit == "潮見大学リポジトリ"
    assert document.origin == client.address
    assert repository.agents == {f"sesaku/{__version__}"}
    assert [one["verb"] for one in repository.asked] == ["Identify", *["ListRecords"] * 3]


def test_the_next_time_only_what_changed(repository: Repository, client: Client) -> None:
    harvest(client)
    repository.time = "2033-06-01T00:00:00Z"
    repository.put(2, "成果2の改訂", "2033-05-20T00:00:00Z")
    repository.put(5, None, "2033-05-21T00:00:00Z")
    done = harvest(client)
    assert repository.asked[-1]["from"] == "2033-05-01T00:00:00Z"
    assert (done.records, done.added, done.changed, done.withdrawn) == (2, 0, 1, 1)
    assert ResearchRecord.objects.present().count() == 7
    gone = ResearchRecord.objects.get(key="oai:oai:shiomi.example:5")
    assert gone.withdrawn
    assert [one.content != "" for one in gone.history.all()] == [True, False]
    assert harvest(client).records == 0


def test_a_harvest_that_was_cut_goes_on(
    repository: Repository, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = import_document
    left = [2]

    def failing(*arguments: object, **named: object) -> object:
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        return real(*arguments, **named)  # type: ignore[arg-type] # passed on

    monkeypatch.setattr(harvesting, "import_document", failing)
    with pytest.raises(KeyboardInterrupt):
        harvest(client)
    assert ResearchRecord.objects.count() == 6
    monkeypatch.setattr(harvesting, "import_document", real)
    repository.asked.clear()
    done = harvest(client)
    assert repository.asked[1]["resumptionToken"].endswith("/6")
    assert done.added == 2
    assert RecordVersion.objects.count() == ResearchRecord.objects.count() == 8
    assert Harvest.objects.get().since == "2033-05-01T00:00:00Z"


def test_a_token_that_is_gone_begins_anew_without_doubles(
    repository: Repository, client: Client
) -> None:
    repository.tokens_gone = 1
    done = harvest(client)
    assert done.added == 8
    assert RecordVersion.objects.count() == 8


def test_a_repository_that_knows_none_of_its_tokens_is_left(
    repository: Repository, client: Client
) -> None:
    repository.tokens_gone = 99
    with pytest.raises(HarvestError, match="badResumptionToken"):
        harvest(client)
    assert len(repository.asked) < 6
    repository.tokens_gone = 0
    harvest(client)
    assert RecordVersion.objects.count() == 8


def test_an_answer_that_comes_again_and_again_ends_the_harvest(
    repository: Repository, client: Client
) -> None:
    repository.tokens_stuck = True
    with pytest.raises(HarvestError, match="繰り返し"):
        harvest(client)
    assert len(repository.asked) < 6
    assert RecordVersion.objects.count() == 3, "what came is kept, once"
    repository.tokens_stuck = False
    assert harvest(client).added == 5


def test_an_answer_that_cannot_be_read_is_said(repository: Repository, client: Client) -> None:
    repository.encoding = "us-ascii"
    with pytest.raises(HarvestError, match="XML"):
        harvest(client)
    assert not ResearchRecord.objects.exists()


def test_a_busy_server_is_left_alone_as_long_as_it_wants(repository: Repository) -> None:
    slept: list[float] = []
    repository.troubles = [(503, {"Retry-After": "7"}), (429, {})]
    with serving(repository) as address:
        client = Client(address, delay=0.0, limits=ANYWHERE, sleep=slept.append)
        assert harvest(client).added == 8
    assert slept[:2] == [7.0, 10.0]


def test_pauses_between_requests(repository: Repository) -> None:
    slept: list[float] = []
    with serving(repository) as address:
        harvest(Client(address, delay=30.0, limits=ANYWHERE, sleep=slept.append))
    assert len(slept) == 3
    assert all(20 < seconds <= 30 for seconds in slept)


def test_an_answer_cut_in_the_middle_is_an_error_and_loses_nothing(
    repository: Repository, client: Client
) -> None:
    repository.broken = 1
    with pytest.raises(HarvestError, match="XML"):
        harvest(client)
    assert harvest(client).added == 8


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://example.org/oai"])
def test_only_http(address: str) -> None:
    with pytest.raises(FetchRefusedError):
        harvest(Client(address, sleep=lambda _: None))


def test_no_address_of_this_machine(repository: Repository) -> None:
    with serving(repository) as address, pytest.raises(FetchRefusedError):
        harvest(Client(address, sleep=lambda _: None))
    assert repository.asked == []
