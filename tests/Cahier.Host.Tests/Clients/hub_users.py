"""hub_users.py ADDRESS PASSWORD: two users log in to a hub, and each computes in a kernel of their own."""
import json
import sys
import time
import uuid

import requests
import websocket

address, password = sys.argv[1].rstrip("/"), sys.argv[2]


class User:
    """Logged in by the form, with a token made for this, as VS Code does with a hub."""

    def __init__(self, name):
        self.name = name
        self.server = f"{address}/user/{name}"
        browser = requests.Session()
        # Where the hub leads a browser next is a page that a server without a user interface may not have.
        login = browser.post(f"{address}/hub/login", data={"username": name, "password": password}, timeout=20, allow_redirects=False)
        assert login.status_code == 302, login.text
        referer = {"Referer": f"{address}/hub/home"}
        made = browser.post(f"{address}/hub/api/users/{name}/tokens", headers=referer, timeout=20)
        made.raise_for_status()
        self.headers = {"Authorization": "token " + made.json()["token"]}
        requests.post(f"{address}/hub/api/users/{name}/server", headers=self.headers, timeout=60)

    def start(self):
        deadline = time.monotonic() + 60
        while not requests.get(f"{address}/hub/api/users/{self.name}", headers=self.headers, timeout=20).json()["servers"].get("", {}).get("ready"):
            assert time.monotonic() < deadline, f"the server of {self.name} is not ready"
            time.sleep(0.2)
        specs = requests.get(f"{self.server}/api/kernelspecs", headers=self.headers, timeout=20).json()["kernelspecs"]
        assert "cahier" in specs, sorted(specs)
        answer = requests.post(f"{self.server}/api/kernels", headers=self.headers, json={"name": "cahier"}, timeout=60)
        answer.raise_for_status()
        kernel = answer.json()["id"]
        self.session = uuid.uuid4().hex
        self.channel = websocket.create_connection(
            f"{self.server.replace('http', 'ws', 1)}/api/kernels/{kernel}/channels?session_id={self.session}",
            header=["Authorization: " + self.headers["Authorization"]],
            timeout=60,
        )

    def run(self, code):
        header = {"msg_id": uuid.uuid4().hex, "msg_type": "execute_request", "session": self.session, "username": self.name, "date": "", "version": "5.3"}
        content = {"code": code, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False, "stop_on_error": True}
        self.channel.send(json.dumps({"channel": "shell", "header": header, "parent_header": {}, "metadata": {}, "content": content}))
        while True:
            message = json.loads(self.channel.recv())
            if message["parent_header"].get("msg_id") == header["msg_id"] and message["msg_type"] in ("execute_result", "error"):
                content = message["content"]
                return content["data"]["text/plain"] if message["msg_type"] == "execute_result" else content["evalue"]


ada, grace = User("ada"), User("grace")
for user in (ada, grace):
    user.start()

assert ada.run("var mine = 41; mine + 1") == "42"
assert "mine" in grace.run("mine"), "Grace sees what is Ada's"
assert grace.run("var mine = 1; mine") == "1"
assert ada.run("mine") == "41"
processes = {user.run("Environment.ProcessId") for user in (ada, grace)}
assert len(processes) == 2, processes
refused = requests.get(f"{grace.server}/api/kernels", headers=ada.headers, allow_redirects=False, timeout=20)
assert refused.status_code == 403, refused.status_code
print("two users, two kernels:", *sorted(processes))
