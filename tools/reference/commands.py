"""The pages of commands: one heading a command, one row an argument or option."""

from collections.abc import Iterator
from typing import Any

from sesaku.cli.main import COMMANDS, command, names, program
from sesaku.cli.words import Language, choose
from tools.reference import markdown

_LEAD = """\
`sesaku --help` and `sesaku COMMAND --help` say the same in the language of `--lang`, of
`SESAKU_LANG`, or of the locale. How a command ended: [exit codes](exit-codes.md). Commands on
the library of documents, its accounts and its server:
[commands of the library](library-commands.md)."""
_LIBRARY = """\
These commands work on the library in `SESAKU_HOME`, or run it. Those that read files and touch
nothing else: [commands](commands.md)."""
_HEAD = ("", "English", "日本語")


def pages() -> dict[str, str]:
    """Return the pages by their path below docs/reference: files alone, and the library."""
    program_made = {language: program(choose(language)) for language in Language}
    files = [_section("sesaku", program_made), *map(_command, COMMANDS)]
    library = [_command(name) for name in names() if name not in COMMANDS]
    return {
        "commands.md": markdown.page("Commands", _LEAD, *files),
        "library-commands.md": markdown.page("Commands of the library", _LIBRARY, *library),
    }


def _command(name: str) -> str:
    made = {language: command(name, choose(language)) for language in Language}
    return _section(f"sesaku {name}", made)


def _section(name: str, made: dict[Language, Any]) -> str:
    english, japanese = made[Language.EN], made[Language.JA]
    helps = [markdown.prose(each.help or "").strip() for each in (english, japanese)]
    epilogs = [(each.epilog or "").strip() for each in (english, japanese)]
    return markdown.section(
        name,
        *helps,
        markdown.table(_HEAD, _rows(english.params, japanese.params)),
        *(f"```text\n{epilog}\n```" for epilog in epilogs if epilog),
    )


def _rows(english: list[Any], japanese: list[Any]) -> Iterator[tuple[str, str, str]]:
    for ours, theirs in zip(english, japanese, strict=True):
        if not getattr(ours, "hidden", False):
            yield markdown.code(_called(ours)), ours.help or "", theirs.help or ""


def _called(parameter: Any) -> str:  # noqa: ANN401 - Typer gives its own copy of a library's class
    metavar = parameter.metavar or ""
    if parameter.param_type_name == "argument":
        return str(metavar)
    names = ", ".join((*parameter.opts, *parameter.secondary_opts))
    return names if parameter.is_flag or not metavar else f"{names} {metavar}"
