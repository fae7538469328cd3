"""A record of research 「研究課題」: plain values, without a database.

A record is a project, or an output (a paper, a data set) that came by itself, e.g. from an
institution's repository. Every value stands in the source at the place that ``cites`` names.
"""

from collections.abc import Mapping
from typing import Literal, TypeAlias

import msgspec

Kind: TypeAlias = Literal["project", "output"]

STATEMENTS = (
    "achievement",
    "performance",
    "significance",
    "abstract",
    "progress",
    "assessment",
    "initial_outline",
    "purpose",
    "method",
    "plan",
    "note",
)
"""Kinds of statement, those that say what was found before those that say what is sought."""

RESULT_STATEMENTS = frozenset({"achievement", "performance", "significance", "progress"})
"""Kinds of statement that say what was found."""

OUTPUTS = ("paper", "presentation", "book", "patent", "data", "software", "award", "other")
"""Kinds of output."""


class Part(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A part of a record: never changed, and written without what it does not have."""


class Words(Part, frozen=True):
    """Words in Japanese and in English; "" where a source has none."""

    ja: str = ""
    en: str = ""

    def __bool__(self) -> bool:
        return bool(self.ja or self.en)

    def best(self, language: str = "ja") -> str:
        """Return them in a language, or in the other where they are not in it."""
        return (self.en or self.ja) if language == "en" else (self.ja or self.en)


NO_WORDS = Words()
"""What stands where a source says nothing; written as nothing, as any default itself is."""


class Identifier(Part, frozen=True):
    """A typed identifier 「識別子」 as ``identifiers`` writes it.

    Attributes:
        scheme: one of ``identifiers.yml``: kaken, jgn, erad, ror, orcid, doi ….
        value: in the scheme's normal form; as printed where it is not valid.
        valid: whether form and check digit are right.
    """

    scheme: str
    value: str
    valid: bool = True

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"


class Named(Part, frozen=True):
    """A funder, programme, institution or field: its name and identifiers."""

    name: Words
    ids: tuple[Identifier, ...] = ()


NO_NAME = Named(NO_WORDS)
"""What stands where a source names nothing."""


class Award(Part, frozen=True):
    """Money promised under a number 「課題番号」 by a funder's programme."""

    number: Identifier | None = None
    funder: Named = NO_NAME
    programme: Named = NO_NAME
    title: Words = NO_WORDS


class Researcher(Part, frozen=True):
    """A person 「研究者」 and the part that they have in it.

    Attributes:
        name: family name first, with a space between.
        reading: how the name is read 「よみ」.
        role: e.g. principal_investigator, co_investigator_buntan, creator, contributor.
        institution: where they were then.
        years: fiscal years as the source prints them, e.g. "2021-2023".
    """

    name: Words
    reading: str = ""
    role: str = ""
    ids: tuple[Identifier, ...] = ()
    institution: Named = NO_NAME
    department: Words = NO_WORDS
    job: Words = NO_WORDS
    years: str = ""


class Section(Part, frozen=True):
    """A field of research: a KAKEN review section 「審査区分」, a research field, a subject.

    Attributes:
        table: which list it is from: review_section, saimoku, e-Rad_field, subject ….
    """

    table: str
    code: str
    name: Words


class Statement(Part, frozen=True):
    """What a source says of the research in sentences; ``kind`` is one of ``STATEMENTS``."""

    kind: str
    text: Words
    year: int | None = None

    @property
    def is_result(self) -> bool:
        """Whether it says what was found."""
        return self.kind in RESULT_STATEMENTS


class Output(Part, frozen=True):
    """Something that came of it: a paper, a patent, data; ``kind`` is one of ``OUTPUTS``.

    Attributes:
        where: journal, publisher, conference or assignee.
        text: the whole citation as printed, where the source has only that.
    """

    kind: str
    title: Words
    authors: tuple[str, ...] = ()
    year: int | None = None
    where: Words = NO_WORDS
    ids: tuple[Identifier, ...] = ()
    text: str = ""


class Money(Part, frozen=True):
    """Yen of one fiscal year, or of all years together where ``fiscal_year`` is None.

    Attributes:
        planned: promised for the future, not yet allocated.
        currency: of the amounts, where not yen.
    """

    fiscal_year: int | None
    total: int | None
    direct: int | None = None
    indirect: int | None = None
    planned: bool = False
    currency: str = "JPY"


class Origin(Part, frozen=True):
    """Where a record comes from: the bytes of the source document that it was read from.

    Attributes:
        sha256: hash of the source document.
        document: the document's name.
        format: kaken, jpcoar, oai_dc, judgit, cerif, table ….
        start: first byte of the record in the document; ``end`` is the one after its last.
        digest: SHA-256 of those bytes.
        licence: under which it may be used, as the source or the importing person says.
        credit: the line that names the source.
        address: where people read it.
    """

    sha256: str = ""
    document: str = ""
    format: str = ""
    start: int = 0
    end: int = 0
    digest: str = ""
    licence: str = ""
    credit: str = ""
    address: str = ""


class ResearchProject(Part, frozen=True, kw_only=True):
    """A research project 「研究課題」, or an output that came by itself.

    Attributes:
        key: its name in its source, stable over imports, e.g. "kaken:KAKENHI-PROJECT-21K10000".
        kind: project or output.
        title: of the project or output.
        alternatives: other titles, short forms, readings.
        ids: identifiers of the record itself.
        awards: numbers, funders and programmes.
        status: e.g. granted, project_closed; "" where the source has none.
        start_year: first fiscal year 「年度」; for an output the year of its publication.
        researchers: in the order of the source.
        institutions: that take part, apart from affiliations.
        sections: fields of research.
        keywords: in the order of the source, pairs where the source pairs them.
        statements: what it says in sentences.
        outputs: papers, patents, data.
        money: by year, and in all.
        parent: key of the project that it belongs to.
        language: of an output.
        modified: when the source says that it was changed, ISO 8601.
        withdrawn: the source says that it has deleted the record.
        cites: XPath (or cell) within the record's bytes by the name of the value.
    """

    key: str
    kind: Kind = "project"
    title: Words = NO_WORDS
    alternatives: tuple[str, ...] = ()
    ids: tuple[Identifier, ...] = ()
    awards: tuple[Award, ...] = ()
    status: str = ""
    start_year: int | None = None
    end_year: int | None = None
    researchers: tuple[Researcher, ...] = ()
    institutions: tuple[Named, ...] = ()
    sections: tuple[Section, ...] = ()
    keywords: tuple[Words, ...] = ()
    statements: tuple[Statement, ...] = ()
    outputs: tuple[Output, ...] = ()
    money: tuple[Money, ...] = ()
    parent: str = ""
    language: str = ""
    modified: str = ""
    withdrawn: bool = False
    origin: Origin = Origin()
    cites: Mapping[str, str] = msgspec.field(default_factory=dict)

    @property
    def funder(self) -> Words:
        """The first funder that is named."""
        return next((one.funder.name for one in self.awards if one.funder.name), NO_WORDS)

    @property
    def programme(self) -> Words:
        """The first programme that is named."""
        return next((one.programme.name for one in self.awards if one.programme.name), NO_WORDS)

    @property
    def amount(self) -> int | None:
        """Yen in all: the sum that the source prints, or else that of its years."""
        yen = [one for one in self.money if one.currency == "JPY" and one.total is not None]
        if not yen:
            return None
        whole = [one.total or 0 for one in yen if one.fiscal_year is None]
        return max(whole) if whole else sum([one.total or 0 for one in yen])

    @property
    def lead(self) -> Researcher | None:
        """The principal investigator 「研究代表者」, or else the first person that is named."""
        leads = (one for one in self.researchers if one.role == "principal_investigator")
        return next(leads, self.researchers[0] if self.researchers else None)

    def statement(self, kind: str, language: str = "ja") -> str:
        """Return what it says of a kind, in a language or else in the other."""
        found = (one.text.best(language) for one in self.statements if one.kind == kind)
        return "\n".join(filter(None, found))

    @property
    def results_text(self) -> str:
        """What was found, in sentences; Japanese first."""
        found = (one.text.best() for one in self.statements if one.is_result)
        return "\n".join(filter(None, found))
