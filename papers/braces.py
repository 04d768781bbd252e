"""What may stand in the braces of a template: names, `for`, `if` and `else`. Nothing else is ever compiled.

A template is filled as one text of XML, its attributes, fields and the file's properties with it: a list of allowed
words alone, held against what a reader sees, would let the rest through. So every node is looked at before it runs.
"""

from __future__ import annotations

from types import CodeType
from typing import Any

from jinja2 import Environment, StrictUndefined, TemplateSyntaxError, nodes

ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.For, nodes.If, nodes.Not,
)  # fmt: skip


class Braces(Environment):
    """Templates of names. In: the names of what one thing may be asked for, as `section.title` asks for `title`.

    Compiling raises jinja2.TemplateSyntaxError for anything else.
    """

    def __init__(self, asked: frozenset[str]) -> None:
        super().__init__(undefined=StrictUndefined)
        self.globals.clear()
        self._asked = asked

    def compile(self, source: Any, *rest: Any, **more: Any) -> CodeType:  # type: ignore[override]
        """The code of a template that holds names, `for`, `if` and `else` only."""
        tree = self.parse(source) if isinstance(source, str) else source
        for node in (tree, *tree.find_all(nodes.Node)):
            if not isinstance(node, ALLOWED) or (
                isinstance(node, nodes.Getattr) and node.attr not in self._asked
            ):
                raise TemplateSyntaxError("only names, for, if and else can stand in braces", node.lineno)
        code: CodeType = super().compile(tree, *rest, **more)
        return code
