"""A headless Chromium that is spoken to through a pair of pipes (DevTools protocol)."""
import base64
import json
import os
import select
import shutil
import subprocess
import time

PATIENCE = 60  # seconds for any one answer, on a machine that does other things too

ARGUMENTS = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
    "--disable-extensions", "--disable-background-networking", "--disable-sync", "--no-proxy-server",
    "--disable-component-update", "--hide-scrollbars", "--remote-debugging-pipe",
]


def program():
    """The browser's path, or nothing."""
    return shutil.which("chromium") or shutil.which("chromium-headless-shell")


class Browser:
    def __init__(self, folder):
        commands, self.commands = os.pipe()
        self.answers, answers = os.pipe()

        def connect():  # the browser reads descriptor 3 and writes descriptor 4
            high = [os.dup(commands), os.dup(answers)]
            high = [descriptor if descriptor > 4 else os.dup(descriptor) for descriptor in high]
            os.dup2(high[0], 3)
            os.dup2(high[1], 4)

        environment = {**os.environ, "HOME": folder, "XDG_RUNTIME_DIR": folder,
                       "DBUS_SESSION_BUS_ADDRESS": "disabled:", "TZ": "UTC"}
        self.process = subprocess.Popen(
            [program(), *ARGUMENTS, f"--user-data-dir={folder}/profile"], preexec_fn=connect,
            close_fds=False, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(commands)
        os.close(answers)
        self.number = 0
        self.rest = b""
        self.events = []
        self.session = None
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.ask(domain + ".enable")

    def close(self):
        self.process.terminate()
        self.process.wait()

    def message(self):
        deadline = time.monotonic() + PATIENCE
        while b"\0" not in self.rest:
            if not select.select([self.answers], [], [], max(0, deadline - time.monotonic()))[0]:
                raise TimeoutError("the browser does not answer")
            piece = os.read(self.answers, 1 << 20)
            if not piece:
                raise EOFError("the browser ended")
            self.rest += piece
        text, self.rest = self.rest.split(b"\0", 1)
        return json.loads(text)

    def ask(self, method, **parameters):
        self.number += 1
        question = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            question["sessionId"] = self.session
        os.write(self.commands, json.dumps(question).encode() + b"\0")
        while True:
            answer = self.message()
            if answer.get("id") != self.number:
                self.events.append(answer)
            elif "error" in answer:
                raise RuntimeError(f"{method}: {answer['error']}")
            else:
                return answer["result"]

    def wait_for(self, method):
        while not any(event.get("method") == method for event in self.events):
            self.events.append(self.message())

    def open(self, path):
        """Loads the file; returns the events of loading it."""
        self.events = []
        self.ask("Page.navigate", url="file://" + path)
        self.wait_for("Page.loadEventFired")
        self.evaluate("1")  # what the page complained about comes before the answer
        return self.events

    def evaluate(self, expression):
        result = self.ask("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"])
        return result["result"].get("value")

    def look(self, width, scheme="light", media="screen"):
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=900,
                 deviceScaleFactor=1, mobile=False)
        self.ask("Emulation.setEmulatedMedia", media=media,
                 features=[{"name": "prefers-color-scheme", "value": scheme}])

    def press(self, key, code):
        for kind in ("keyDown", "keyUp"):
            text = {"text": "\r"} if key == "Enter" and kind == "keyDown" else {}
            self.ask("Input.dispatchKeyEvent", type=kind, key=key, code=key,
                     windowsVirtualKeyCode=code, **text)

    def picture(self, path, longest=8000):
        size = self.ask("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "scale": 1,
                "height": min(size["height"], longest)}
        data = self.ask("Page.captureScreenshot", captureBeyondViewport=True, clip=clip)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def paper(self):
        return base64.b64decode(self.ask("Page.printToPDF")["data"])
