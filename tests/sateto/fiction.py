"""Made-up research for tests."""

from typing import TypedDict, Unpack

from sateto.records.record import (
    Award,
    Identifier,
    Money,
    Named,
    Output,
    Researcher,
    ResearchProject,
    Section,
    Statement,
    Words,
)


class Varied(TypedDict, total=False):
    """What tests vary of a project."""

    achievement: str
    purpose: str
    keywords: tuple[str, ...]
    year: int
    amount: int | None
    institution: str
    person: str
    outputs: tuple[str, ...]


_USUAL: Varied = {
    "achievement": "漁船三十隻で潮位を測り、誤差を二センチに下げた。",
    "purpose": "潮位を測る新しい方法を作る。",
    "keywords": ("潮位", "漁船"),
    "year": 2030,
    "amount": 4_290_000,
    "institution": "潮見大学",
    "person": "岬 汐里",
    "outputs": ("paper",),
}


def project(
    number: str = "30K90001",
    title: str = "離島の潮位を漁船で測る方法の研究",
    **varied: Unpack[Varied],
) -> ResearchProject:
    own: Varied = {**_USUAL, **varied}
    achievement, purpose, year = own["achievement"], own["purpose"], own["year"]
    keywords, amount, institution = own["keywords"], own["amount"], own["institution"]
    person, outputs = own["person"], own["outputs"]
    home = Named(Words(institution))
    return ResearchProject(
        key=f"kaken:KAKENHI-PROJECT-{number}",
        title=Words(title, "Tides"),
        ids=(Identifier("kaken", number), Identifier("jgn", f"JP{number}")),
        awards=(
            Award(
                Identifier("kaken", number),
                Named(Words("架空学術振興会")),
                Named(Words("基盤研究(C)")),
            ),
        ),
        status="project_closed",
        start_year=year,
        end_year=year + 2,
        researchers=(
            Researcher(
                Words(person),
                role="principal_investigator",
                ids=(Identifier("erad", "90000001"),),
                institution=home,
            ),
        ),
        institutions=(home,),
        sections=(Section("review_section", "99001", Words("沿岸の計測関連")),),
        keywords=tuple(Words(word) for word in keywords),
        statements=tuple(
            Statement(kind, Words(text))
            for kind, text in (("purpose", purpose), ("achievement", achievement))
            if text
        ),
        outputs=tuple(Output(kind, Words(f"{title}の{kind}")) for kind in outputs),
        money=(Money(None, amount),) if amount is not None else (),
    )
