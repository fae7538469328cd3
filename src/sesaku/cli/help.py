"""The help of a command, set for Japanese: nothing is cut off, whatever the terminal's width."""

import shutil
from collections.abc import Iterable, Iterator
from typing import Any

from rich.cells import cell_len
from typer.core import TyperArgument, TyperCommand, TyperGroup

from sesaku.cli.layout import pad, wrap
from sesaku.cli.words import Words

_WIDTH = 100
_NARROWEST = 40
_NAME_SHARE = 3  # names take at most this part of the width


def help_page(made: Any, context: Any, words: Words) -> str:  # noqa: ANN401 - Typer's own classes
    """Return the help of a command or of the whole command line."""
    width = min(max(shutil.get_terminal_size((_WIDTH, 24)).columns, _NARROWEST), _WIDTH)
    params: list[Any] = made.get_params(context)
    arguments = [one for one in params if isinstance(one, TyperArgument)]
    options = [one for one in params if not isinstance(one, TyperArgument)]
    group = isinstance(made, TyperGroup)
    usage = [context.command_path, "[OPTIONS]", *(one.metavar for one in arguments)]
    blocks = [
        [f"{words.help('help.usage')}: {' '.join([*usage, *(['COMMAND …'] if group else [])])}"],
        wrap(made.help, width),
        _list(words.help("help.arguments"), ((one.metavar, one.help) for one in arguments), width),
        _list(words.help("help.options"), ((_option(one), one.help) for one in options), width),
    ]
    if group:
        commands = [made.get_command(context, name) for name in made.list_commands(context)]
        rows = ((one.name, one.help) for one in commands)
        blocks.insert(2, _list(words.help("help.commands"), rows, width))
    blocks.append(list(_epilog(made.epilog or "", width)))
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def speaking(words: Words) -> type[TyperCommand]:
    """Return a class of command whose help is set here."""

    class Command(TyperCommand):
        """A command that speaks the chosen language."""

        def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer's own
            formatter.write(help_page(self, ctx, words))

    return Command


def _option(option: Any) -> str:  # noqa: ANN401 - Typer's own class
    names = ", ".join(sorted(option.opts, key=len))
    return names if option.is_flag or option.metavar is None else f"{names} {option.metavar}"


def _list(title: str, rows: Iterable[tuple[Any, Any]], width: int) -> list[str]:
    found = list(rows)
    if not found:
        return []
    names = min(max(cell_len(name) for name, _ in found) + 4, width // _NAME_SHARE)
    lines = [f"{title}:"]
    for name, text in found:
        first, *rest = wrap(text, width - names)
        head = pad(f"  {name}", names)
        if cell_len(head) > names:
            lines.append(head)
            head = " " * names
        lines.append(head + first)
        lines += [" " * names + line for line in rest]
    return lines


def _epilog(text: str, width: int) -> Iterator[str]:
    """Break the lines of an epilog; what goes on stands under where its text began."""
    for line in text.split("\n"):
        indent = len(line) - len(line.lstrip())
        head, gap, rest = line.strip().partition("  ")
        hang = indent + cell_len(head) + len(gap) + len(rest) - len(rest.lstrip())
        if not gap or hang > width // _NAME_SHARE:
            yield from (" " * indent + part for part in wrap(line.strip(), width - indent))
            continue
        first, *more = wrap(rest.lstrip(), width - hang)
        yield pad(" " * indent + head, hang) + first
        yield from (" " * hang + part for part in more)
