"""Django's tags of translation, in the place of its own: a plain word is looked up once.

Pages have dozens of words, and Django's tag spends more on each than on a value of the page.
"""

from django.template import Library, Node
from django.template.base import Parser, Token, Variable
from django.template.context import Context
from django.templatetags import i18n
from django.utils.translation import get_language

register = Library()
register.tags.update(i18n.register.tags)
register.filters.update(i18n.register.filters)


class Word(Node):
    """A plain word: what it is depends on the language alone."""

    def __init__(self, node: i18n.TranslateNode) -> None:
        self._node = node
        self._said: dict[str | None, str] = {}

    def render(self, context: Context) -> str:
        """Return the word in the language of the page."""
        language = get_language()
        said = self._said.get(language)
        if said is None:
            said = self._said[language] = self._node.render(context)
        return said


@register.tag("translate")
@register.tag("trans")
def translate(parser: Parser, token: Token) -> Node:
    """Return a word of the page: Django's own tag where more than a plain word is said."""
    node = i18n.do_translate(parser, token)
    expression = node.filter_expression
    # Once a word is parsed, its variable holds the text itself: there is nothing to look up.
    named = isinstance(expression.var, Variable) and expression.var.lookups is not None
    apart = node.asvar or node.message_context or node.noop or expression.filters
    return node if named or apart else Word(node)
