"""What is stored of research: source documents, imports, records with all their versions.

Nothing is written over: a record that comes anew in another form gets a further version, one that
its source has deleted a last one that says so. The tables that hold a row for every record are
written in bulk (``bulk.py``); foreign keys among them are not checked by the database, which
would cost more than the rows themselves, but hold by the one way in which they are written.
"""

from django.conf import settings
from django.db import models
from django.utils import timezone

from sateto.records.json_form import load
from sateto.records.record import Origin, ResearchProject
from sesaku_web.sources.models.file_hash import FileHashField


class SourceDocument(models.Model):
    """A document that records were read from; its bytes lie in the library under their hash.

    Attributes:
        origin: path or address that it was taken from.
        format: how it is read: kaken, jpcoar, oai_dc, cerif, judgit, table ….
        licence: under which its records may be used.
        credit: the line that names the source.
    """

    sha256 = FileHashField(unique=True)
    name = models.CharField(max_length=255)
    origin = models.TextField(blank=True)
    format = models.CharField(max_length=20)
    size = models.BigIntegerField()
    licence = models.TextField(blank=True)
    credit = models.TextField(blank=True)
    stored_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """In the order of their coming."""

        ordering = ("pk",)

    def __str__(self) -> str:
        return self.name


class ImportRun(models.Model):
    """One import of a document: how far it is, and what came of it.

    Attributes:
        reader: version of the reader, and of the mapping that was given.
        position: byte up to which the document's records are stored; it goes on from there.
    """

    class State(models.TextChoices):
        """What has become of it."""

        RUNNING = "running", "途中"
        DONE = "done", "完了"

    document = models.ForeignKey(SourceDocument, on_delete=models.PROTECT, related_name="runs")
    reader = models.CharField(max_length=80)
    state = models.CharField(max_length=10, choices=State.choices, default=State.RUNNING)
    position = models.BigIntegerField(default=0)
    added = models.IntegerField(default=0)
    changed = models.IntegerField(default=0)
    unchanged = models.IntegerField(default=0)
    withdrawn = models.IntegerField(default=0)
    bad = models.IntegerField(default=0)
    started_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="research_imports"
    )

    class Meta:
        """One import of a document by a reader."""

        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(fields=("document", "reader"), name="research_one_run"),
        )

    def __str__(self) -> str:
        return f"{self.document} {self.state}"


class Trouble(models.Model):
    """A record that could not be read, or a value that was not taken: where, and why.

    Attributes:
        place: the first byte of the record in the document (the row, of a table).
        line: the line on which it begins, 0 where the document has none.
        fatal: the record was left out; otherwise only a value of it.
    """

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="troubles")
    place = models.BigIntegerField()
    line = models.BigIntegerField(default=0)
    record = models.CharField(max_length=400, blank=True)
    code = models.CharField(max_length=60)
    message = models.TextField()
    fatal = models.BooleanField(default=True)

    class Meta:
        """In the order of the document."""

        ordering = ("run", "place", "pk")

    def __str__(self) -> str:
        return self.message


class Records(models.QuerySet["ResearchRecord"]):
    """Records."""

    def present(self) -> "Records":
        """Keep those that are shown: not withdrawn by their source, and no other's double.

        Where the source of the other withdrew that, its doubles are shown by themselves again.
        """
        alone = models.Q(joined_to=None)
        left = models.Q(joined_to__withdrawn=True, joined_to__joined_to=None)
        return self.filter(alone | left, withdrawn=False)


class ResearchRecord(models.Model):
    """A record 「研究課題」: what is the same through its versions, and what is listed of it.

    Attributes:
        key: its name in its source, e.g. "kaken:KAKENHI-PROJECT-21K10000".
        title_key: what equal titles have in common, width and signs aside.
        version: number of the row of ``RecordVersion`` that counts.
        joined_to: the record that it was found to be a double of.
    """

    key = models.CharField(max_length=400, unique=True)
    kind = models.CharField(max_length=10)
    title = models.TextField()
    title_key = models.CharField(max_length=16, db_index=True)
    start_year = models.IntegerField(null=True)
    amount = models.BigIntegerField(null=True)
    version = models.BigIntegerField()
    versions = models.IntegerField(default=1)
    withdrawn = models.BooleanField(default=False)
    joined_to = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="doubles", db_constraint=False
    )

    objects = Records.as_manager()

    class Meta:
        """In the order of their coming."""

        ordering = ("pk",)

    def __str__(self) -> str:
        return self.title

    def current(self) -> "RecordVersion":
        """Return the version that counts."""
        return RecordVersion.objects.select_related("run__document").get(pk=self.version)


class RecordVersion(models.Model):
    """A record as one source had it; never changed.

    Attributes:
        number: 1 for the first version of the record.
        start: its first byte in the source document; ``end`` is the one after its last.
        digest: SHA-256 of those bytes.
        content: the record as ``json_form`` writes it; "" where the source deleted it.
    """

    record = models.ForeignKey(
        ResearchRecord, on_delete=models.PROTECT, related_name="history", db_constraint=False
    )
    number = models.IntegerField()
    run = models.ForeignKey(
        ImportRun, on_delete=models.PROTECT, related_name="versions", db_constraint=False
    )
    start = models.BigIntegerField()
    end = models.BigIntegerField()
    digest = models.CharField(max_length=64)
    content = models.TextField()
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """Oldest first."""

        ordering = ("record", "number")
        constraints = (
            models.UniqueConstraint(fields=("record", "number"), name="research_version_number"),
        )

    def __str__(self) -> str:
        return f"{self.record_id} v{self.number}"

    def project(self) -> ResearchProject:
        """Return the record as values, with its origin."""
        return load(self.content)

    def origin(self) -> Origin:
        """Return where it stands in its source document."""
        document = self.run.document
        return Origin(
            document.sha256,
            document.name,
            document.format,
            self.start,
            self.end,
            self.digest,
            document.licence,
            document.credit,
            document.origin,
        )


class RecordIdentifier(models.Model):
    """An identifier of a record itself, by which doubles are found."""

    record = models.ForeignKey(
        ResearchRecord, on_delete=models.PROTECT, related_name="identifiers", db_constraint=False
    )
    scheme = models.CharField(max_length=20)
    value = models.CharField(max_length=400)

    class Meta:
        """Found by their value."""

        ordering = ("pk",)
        indexes = (models.Index(fields=("value", "scheme"), name="research_identifier_value"),)

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"


class Join(models.Model):
    """A statement that two records are one 「名寄せ」, with its evidence; it can be taken back.

    Attributes:
        kept: the record that is shown.
        double: the record that it stands for too.
        by: identifiers, evidence (likeness), or a person.
        evidence: what speaks for it, in words and figures.
    """

    class By(models.TextChoices):
        """What it rests on."""

        IDENTIFIER = "identifier", "識別子の一致"
        EVIDENCE = "evidence", "内容の一致"
        PERSON = "person", "人の判断"

    class State(models.TextChoices):
        """What has become of it."""

        PROPOSED = "proposed", "候補"
        STANDING = "standing", "有効"
        REJECTED = "rejected", "別の課題"

    kept = models.ForeignKey(ResearchRecord, on_delete=models.PROTECT, related_name="joins")
    double = models.ForeignKey(ResearchRecord, on_delete=models.PROTECT, related_name="joined_as")
    by = models.CharField(max_length=12, choices=By.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    score = models.FloatField(default=1.0)
    evidence = models.JSONField(default=list)
    reason = models.TextField(blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="research_joins"
    )
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """One statement of two records that counts."""

        ordering = ("-score", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("kept", "double"),
                condition=models.Q(state__in=("proposed", "standing")),
                name="research_one_join",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kept_id} = {self.double_id} ({self.state})"


class Change(models.Model):
    """A commit that the index has to follow: the versions that it made, or records by number.

    The numbers rise in the order of the commits, since each takes the lock of the history first.

    Attributes:
        token: digest of the history's entry of the commit: another library's change has another.
    """

    token = models.CharField(max_length=64)
    first_version = models.BigIntegerField(null=True)
    last_version = models.BigIntegerField(null=True)
    records = models.JSONField(default=list)

    class Meta:
        """In the order of the commits."""

        ordering = ("pk",)

    def __str__(self) -> str:
        return str(self.pk)


class Harvest(models.Model):
    """A repository that is harvested by OAI-PMH: what is asked of it, and how far that is.

    Attributes:
        address: its base address.
        prefix: the format that is asked for.
        set_name: the set, "" for all.
        since: datestamp from which the next harvest asks on, "" before the first.
        token: resumption token of the harvest that was cut, "" between harvests.
        until: what the repository said its time was when the harvest that is under way began.
    """

    address = models.CharField(max_length=500)
    prefix = models.CharField(max_length=60)
    set_name = models.CharField(max_length=200, blank=True)
    since = models.CharField(max_length=30, blank=True)
    token = models.TextField(blank=True)
    until = models.CharField(max_length=30, blank=True)
    pages = models.IntegerField(default=0)
    harvested_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One row for what is asked."""

        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("address", "prefix", "set_name"), name="research_one_harvest"
            ),
        )

    def __str__(self) -> str:
        return self.address
