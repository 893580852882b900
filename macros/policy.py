"""What a page may load, run and send: what this site holds, and nothing else. The browser holds it to that.

It stands in each page, because not every host can be told to send headers. A page in which a chart can be
explored may do two more things, and each is as narrow as it can be said.
"""

from __future__ import annotations

import base64
import hashlib

Policy = dict[str, tuple[str, ...]]

SELF, NONE = "'self'", "'none'"
# For what has to be allowed by name, or not at all.
NOTHING: Policy = {"default-src": (NONE,), "base-uri": (NONE,), "form-action": (NONE,)}
# The icon of a page that has none, and the arrow of a button, are written where they are used.
DRAWN: Policy = {"img-src": ("data:",)}
SHELL: Policy = {
    # The search is a WebAssembly program. Where a browser starts no worker, the page itself runs it.
    "script-src": (SELF, "'wasm-unsafe-eval'"),
    "style-src": (SELF,),
    "img-src": (SELF, "data:"),
    "font-src": (SELF,),
    "connect-src": (SELF,),
}
EXPLORED = 'class="explore '


def of_page(content: str) -> str:
    """The policy of a page with this text in the shell."""
    return _written(NOTHING | SHELL | (_chart() if EXPLORED in content else {}))


def of_embed(style: str) -> str:
    """The policy of a page for a frame, which holds its one style and runs nothing."""
    return _written(NOTHING | DRAWN | {"style-src": (_hash(style),)})


def of_redirect() -> str:
    """The policy of a page that only leads on."""
    return _written(NOTHING | DRAWN)


def _chart() -> Policy:
    """Plotly begins with a style sheet that is empty, and fills it by itself; its pictures are blobs."""
    return {
        "style-src": (*SHELL["style-src"], _hash("")),
        "img-src": (*SHELL["img-src"], "blob:"),
    }


def _hash(text: str) -> str:
    found = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(found).decode('ascii')}'"


def _written(policy: Policy) -> str:
    return "; ".join(" ".join((name, *sources)) for name, sources in policy.items())
