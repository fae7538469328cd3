"""What can go wrong in a cycle beyond what the library knows."""

from dataclasses import dataclass, field
from typing import Any

from sesaku_web.exceptions import ChangedMeanwhileError
from workbench.cycle.comparing import Piece, compared


@dataclass
class ConflictError(ChangedMeanwhileError):
    """Somebody else has changed the value meanwhile; nothing was changed, and nothing is lost.

    Attributes:
        subject, key: the cell.
        mine: what was to be written.
        theirs: what stands there now.
        base: what stood there in the version that the person began from; "" where unknown.
        version: the version that stands there now.
        by: who wrote it.
        comparison: the two texts, piece by piece, for people to read.
    """

    subject: str
    key: str
    mine: str
    theirs: str
    base: str
    version: int
    by: str
    comparison: tuple[Piece, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.comparison = compared(self.theirs, self.mine)
        super().__init__(
            f"{self.by} さんが先に直しました（第 {self.version} 版）。"
            "二つを見比べて、残す内容を決めてください。"
        )

    def __str__(self) -> str:
        return str(self.args[0])

    def members(self) -> dict[str, Any]:
        """Return both texts, the version that stands there, and the comparison."""
        names = ("subject", "key", "mine", "theirs", "base", "version", "by")
        pieces = [{"side": side, "text": text} for side, text in self.comparison]
        return {**{name: getattr(self, name) for name in names}, "comparison": pieces}
