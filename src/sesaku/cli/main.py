"""The command ``sesaku``: finds the module of a command, and turns what ends it into a status.

A command's module is loaded when the command is called, so that ``sesaku --version`` is quick.
"""

import errno
import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from sesaku import __version__
from sesaku.cli.help import help_page, speaking
from sesaku.cli.messages import PROGRAM, CallError, explain, say
from sesaku.cli.plugins import brought
from sesaku.cli.status import Status
from sesaku.cli.words import Language, Words, choose, chosen_in
from sesaku.exceptions import SesakuError, UnknownKindError, UnknownTableError

COMMANDS = (
    "read",
    "show",
    "audit",
    "link",
    "compare",
    "remarks",
    "export",
    "publish",
    "validate",
    "fill",
    "money",
    "spending",
)
"""The commands of this package, each a module; a new one adds its name here."""

DEBUG = "--debug"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status; nothing but data goes to standard output.

    Args:
        arguments: what stands after the command's name; those of the process where None.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    words, traced = choose(chosen_in(given)), DEBUG in given
    try:
        status = _run(given, words)
        sys.stdout.flush()
    except (KeyboardInterrupt, typer.Abort):
        return Status.INTERRUPTED
    except OSError as error:
        _abandon_output()
        if error.errno == errno.EPIPE:
            return Status.PIPE_CLOSED
        say(words("message.output", reason=error.strerror))
        return Status.MISSING
    except SesakuError as error:
        say(explain(error, words))
        return Status.MISSING
    except Exception as error:  # noqa: BLE001 - the edge of the process: nobody sees a traceback
        if traced:
            traceback.print_exc()
        files = "".join(f"{note}: " for note in getattr(error, "__notes__", ()))
        say(files + words("message.internal", error=f"{type(error).__name__}: {error}"))
        return Status.INTERNAL
    return status


def names() -> tuple[str, ...]:
    """Return the names of all commands, those of other packages last."""
    return (*COMMANDS, *(name for name in brought() if name not in COMMANDS))


def program(words: Words) -> Any:  # noqa: ANN401 - Typer gives its own copy of a library's class
    """Return the command line as one command, which speaks these words."""
    application = typer.Typer(cls=_group(words), add_completion=False)
    application.callback(invoke_without_command=True)(_root)
    made = typer.main.get_command(application)
    made.help = words.help("sesaku.help")
    made.epilog = words.help("sesaku.status")
    return localise(made, "sesaku", words)


def command(name: str, words: Words) -> Any:  # noqa: ANN401 - as above
    """Return one command, which speaks these words."""
    module = import_module(f"sesaku.cli.{name}" if name in COMMANDS else brought()[name])
    application = typer.Typer(add_completion=False)
    application.command(name.rpartition(" ")[2], cls=speaking(words))(module.command)
    made = typer.main.get_command(application)
    made.help = words.help(f"{name}.help")
    made.epilog = words.help(f"{name}.epilog", **getattr(module, "VALUES", {}))
    return localise(made, name, words)


def localise(made: Any, name: str, words: Words) -> Any:  # noqa: ANN401 - as above
    """Give arguments and options their help."""
    for parameter in made.params:
        if parameter.name == "help":
            continue
        shared = parameter.name in ("lang", "kind", "ocr")
        parameter.help = words.help(f"{'option' if shared else name}.{parameter.name}")
    asking = made.get_help_option(typer.Context(made))
    if asking is not None:
        asking.help = words.help("option.help")
    return made


def _run(arguments: list[str], words: Words) -> int:
    made = program(words)
    try:
        with made.make_context(PROGRAM, arguments) as context:
            return int(made.invoke(context) or Status.DONE)
    except typer.Exit as ended:
        return ended.exit_code
    except TyperException as error:
        say(_complaint(error, words))
    except (CallError, UnknownKindError, UnknownTableError) as error:
        say(explain(error, words))
    return Status.USAGE


def _complaint(error: TyperException, words: Words) -> str:
    """Say in the chosen language what is wrong with the call."""
    parameter = getattr(error, "param", None)
    values = {
        "name": _name(parameter) if parameter is not None else "",
        "choices": getattr(parameter, "metavar", None) or "",
        "option": getattr(error, "option_name", ""),
        "message": error.message,
    }
    kind = type(error).__name__
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else PROGRAM
    return words.of("usage", kind if kind in _COMPLAINTS else "other").format_map(values) + words(
        "usage.hint", command=path
    )


def _name(parameter: Any) -> str:  # noqa: ANN401 - Typer's own class
    named = parameter.metavar if parameter.param_type_name == "argument" else parameter.opts[0]
    return str(named)


_COMPLAINTS = ("MissingParameter", "NoSuchOption", "BadParameter", "BadOptionUsage")


def _group(words: Words) -> type[TyperGroup]:
    class Commands(TyperGroup):
        """The commands, each loaded when it is asked for."""

        def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer's own
            formatter.write(help_page(self, ctx, words))

        def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 - Typer's own
            return list(dict.fromkeys(name.partition(" ")[0] for name in names()))

        def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002 - Typer's own
            if cmd_name in COMMANDS or cmd_name in brought():
                return command(cmd_name, words)
            return _family(cmd_name, words) if _members(cmd_name) else None

    return Commands


def _members(head: str) -> list[str]:
    """Return the commands of a family: ``import`` of ``research import``."""
    return [name.partition(" ")[2] for name in brought() if name.startswith(f"{head} ")]


def _family(head: str, words: Words) -> Any:  # noqa: ANN401 - Typer's own copy of a class
    """Return a family of commands as one command."""

    class Family(TyperGroup):
        """Commands that begin with the same word."""

        def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer's own
            formatter.write(help_page(self, ctx, words))

        def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 - Typer's own
            return _members(head)

        def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002 - Typer's own
            return command(f"{head} {cmd_name}", words) if cmd_name in _members(head) else None

    made = Family(name=head, no_args_is_help=True)
    made.help = words.help(f"{head}.help")
    made.epilog = words.help(f"{head}.epilog")
    return localise(made, head, words)


def _version(value: bool) -> None:  # noqa: FBT001 - Typer calls it so
    if value:
        sys.stdout.write(f"sesaku {__version__}\n")
        raise typer.Exit


def _root(
    context: typer.Context,
    *,
    version: Annotated[  # noqa: ARG001 - its callback does it
        bool, typer.Option("--version", callback=_version, is_eager=True)
    ] = False,
    debug: Annotated[bool, typer.Option(DEBUG)] = False,  # noqa: ARG001 - main looks for it
    lang: Annotated[Language | None, typer.Option("--lang", metavar="ja|en")] = None,
) -> None:
    if lang is not None:
        chosen = {"lang": lang}
        alone = {name: chosen for name in names() if " " not in name}
        heads = {name.partition(" ")[0] for name in names() if " " in name}
        families = {head: dict.fromkeys(_members(head), chosen) for head in heads}
        context.default_map = {**alone, **families}
    if context.invoked_subcommand is None:
        sys.stdout.write(context.get_help() + "\n")
        raise typer.Exit


def _abandon_output() -> None:
    """Let the interpreter flush standard output at its end without a complaint."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
