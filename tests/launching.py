"""How the tests and the audit open the browser: quiet, and without what nobody looks at."""

from __future__ import annotations

from playwright.sync_api import Browser, Playwright

# The browser heeds only the last list it is given, so this one repeats what Playwright switches off. Our own
# are the first two: pages of the browser itself for the suggestions below its address bar. It makes them anew
# for each window, and they took more of the computer's time than the page that was to be looked at.
SWITCHED_OFF = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "TcpPortRandomizationWin",
    "ThirdPartyStoragePartitioning",
    "msEdgeUpdateLaunchServicesPreferredVersion",
    "msForceBrowserSignIn",
)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    # Without these the browser tries to reach hosts of its maker at every start.
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(SWITCHED_OFF)}",
    # No page stays long enough for machine code to pay: making it took a fifth of a look with axe.
    "--js-flags=--no-maglev --no-opt",
)


def launched(playwright: Playwright, path: str, *more: str) -> Browser:
    """The browser at a path on this computer, without a window on the screen."""
    return playwright.chromium.launch(executable_path=path, args=[*FLAGS, *more])
