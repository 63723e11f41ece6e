"""The two other browser engines, each with the few verbs that a test of a page needs: Firefox and WebKitGTK.

Firefox is driven over WebDriver BiDi, WebKitGTK over plain WebDriver, both as Debian packages them.
"""

import itertools
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

import websocket

LIBRARIES = Path("/usr/lib")
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class _Engine:
    """What both can do, given `tell`, which returns the value of an expression."""

    def until(self, expression, seconds=120):
        """Wait until an expression is true; return its value."""
        end = time.monotonic() + seconds
        while not (value := self.tell(expression)):
            if time.monotonic() > end:
                raise TimeoutError(expression)
            time.sleep(0.05)
        return value

    def text(self, css):
        return self.tell(f"(document.querySelector({json.dumps(css)})?.textContent ?? '')")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class Firefox(_Engine):
    """One headless Firefox with a profile of its own."""

    NAME = "firefox-esr"

    def __init__(self):
        self.profile = tempfile.TemporaryDirectory()
        command = [shutil.which(self.NAME), "--headless", "--no-remote", "--profile", self.profile.name]
        self.process = subprocess.Popen(
            [*command, "--remote-debugging-port=0"],
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
        )
        found = None
        for line in self.process.stderr:
            if found := re.search(r"WebDriver BiDi listening on (ws://\S+)", line):
                break
        self.socket = websocket.create_connection(f"{found[1]}/session", suppress_origin=True, timeout=120)
        self.numbers = itertools.count(1)
        self._call("session.new", capabilities={})
        self.page = self._call("browsingContext.getTree")["contexts"][0]["context"]

    @classmethod
    def missing(cls):
        return "" if shutil.which(cls.NAME) else f"no Firefox here; on Debian: apt install {cls.NAME}"

    def _call(self, method, **params):
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while (told := json.loads(self.socket.recv())).get("id") != number:
            pass
        if told["type"] == "error":
            raise RuntimeError(told["message"])
        return told["result"]

    def open(self, url):
        self._call("browsingContext.navigate", context=self.page, url=url, wait="interactive")

    def tell(self, expression):
        """Return the value of an expression that is a text, a number, a truth, or a promise of one."""
        got = self._call(
            "script.evaluate", expression=expression, target={"context": self.page}, awaitPromise=True
        )
        if got["type"] == "exception":
            raise RuntimeError(got["exceptionDetails"]["text"])
        return got["result"].get("value")

    def click(self, css):
        """Press the pointer on an element: a headless window has no focus, so a key presses no button."""
        one = f"document.querySelector({json.dumps(css)})"
        self.tell(f"{one}.scrollIntoView({{block: 'center', behavior: 'instant'}})")
        node = self._call(
            "script.evaluate", expression=one, target={"context": self.page}, awaitPromise=False
        )
        origin = {"type": "element", "element": {"sharedId": node["result"]["sharedId"]}}
        steps = [{"type": "pointerMove", "x": 0, "y": 0, "origin": origin}]
        steps += [{"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp")]
        pointer = {"type": "pointer", "id": "p", "parameters": {"pointerType": "mouse"}, "actions": steps}
        self._call("input.performActions", context=self.page, actions=[pointer])

    def type(self, css, text):
        """Type a text at the end of a field."""
        self.click(css)
        keys = [{"type": kind, "value": sign} for sign in text for kind in ("keyDown", "keyUp")]
        self._call(
            "input.performActions", context=self.page, actions=[{"type": "key", "id": "k", "actions": keys}]
        )

    def close(self):
        try:
            self._call("browser.close")
            self.socket.close()
            self.process.wait(20)
        finally:
            if self.process.poll() is None:
                self.process.kill()
                self.process.wait()
            self.process.stderr.close()
            self.profile.cleanup()


class WebKit(_Engine):
    """One WebKitGTK MiniBrowser under its driver, on a screen of its own; it stores nothing beyond its session."""

    DRIVER, BROWSER = "WebKitWebDriver", "*/webkit2gtk-4.1/MiniBrowser"

    def __init__(self, port=4567):
        screen = [shutil.which("xvfb-run"), "-a"]
        self.process = subprocess.Popen(
            [*screen, shutil.which(self.DRIVER), f"--port={port}"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.base = f"http://127.0.0.1:{port}"
        options = {"binary": str(next(LIBRARIES.glob(self.BROWSER))), "args": ["--automation"]}
        wanted = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        for _ in range(200):
            try:
                made = self._call("POST", "/session", wanted)
                break
            except OSError:
                time.sleep(0.1)
        self.base += f"/session/{made['sessionId']}"
        self._call("POST", "/timeouts", {"script": 120_000, "pageLoad": 120_000})

    @classmethod
    def missing(cls):
        here = shutil.which(cls.DRIVER) and shutil.which("xvfb-run") and any(LIBRARIES.glob(cls.BROWSER))
        return "" if here else "no WebKitGTK here; on Debian: apt install webkit2gtk-driver xvfb xauth"

    def _call(self, method, path, held=None):
        data = None if held is None else json.dumps(held).encode()
        request = urllib.request.Request(  # noqa: S310 - our own driver
            self.base + path, data, {"Content-Type": "application/json"}, method=method
        )
        try:
            with urllib.request.urlopen(request, timeout=180) as answer:  # noqa: S310 - as above
                return json.load(answer)["value"]
        except urllib.error.HTTPError as fault:
            raise RuntimeError(json.load(fault)["value"]) from None

    def open(self, url):
        self._call("POST", "/url", {"url": url})

    def tell(self, expression):
        whole = f"const done = arguments[0]; Promise.resolve({expression}).then(done, fault => done('fault ' + fault))"
        return self._call("POST", "/execute/async", {"script": whole, "args": []})

    def _find(self, css):
        return self._call("POST", "/element", {"using": "css selector", "value": css})[ELEMENT]

    def click(self, css):
        self._call("POST", f"/element/{self._find(css)}/click", {})

    def type(self, css, text):
        """Type a text at the end of a field."""
        self._call("POST", f"/element/{self._find(css)}/value", {"text": text})

    def close(self):
        try:
            self._call("DELETE", "")
        finally:
            os.killpg(self.process.pid, signal.SIGTERM)
            self.process.wait(20)


ENGINES = {"Firefox": Firefox, "WebKitGTK": WebKit}
