"""gateway_starts.py ADDRESS TOKEN COUNT: as many kernels started one after the other, each asked at once for its name and for a sum.

Prints a line for each that lost a reply, and last how many there were; ends with 0 when none was lost.
"""
import json
import sys
import threading
import time
import urllib.request
import uuid

import websocket

address, token, count = sys.argv[1].rstrip("/"), sys.argv[2], int(sys.argv[3])


def call(method, path, body=None):
    request = urllib.request.Request(
        address + path,
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": "token " + token, "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        text = answer.read()
        return json.loads(text) if text else None


def request(session, kind, content):
    header = {"msg_id": uuid.uuid4().hex, "msg_type": kind, "session": session, "username": "u", "date": "", "version": "5.3"}
    return {"channel": "shell", "header": header, "parent_header": {}, "metadata": {}, "content": content}


def lost_replies(channel, session):
    # jupyter-server 1.23 loses what reaches it before it has begun to open its own web socket to the gateway (it waits for a future that is replaced
    # later). The gateway's first word comes through that web socket: who waits for it is not lost.
    channel.recv()
    info = request(session, "kernel_info_request", {})
    code = {"code": "6 * 7", "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False, "stop_on_error": True}
    execute = request(session, "execute_request", code)
    channel.send(json.dumps(info))
    channel.send(json.dumps(execute))
    expected = {(execute["header"]["msg_id"], kind) for kind in ("execute_result", "execute_reply", "idle")}
    expected.add((info["header"]["msg_id"], "kernel_info_reply"))
    try:
        while expected:
            message = json.loads(channel.recv())
            parent = message["parent_header"].get("msg_id")
            expected.discard((parent, message["msg_type"]))
            expected.discard((parent, message["content"].get("execution_state")))
    except websocket.WebSocketException as error:
        return f"{sorted(kind for _, kind in expected)}: {error!r}"
    return None


lost = 0
ending = []
started = time.monotonic()
for number in range(count):
    kernel = call("POST", "/api/kernels", {"name": "cahier"})["id"]
    session = uuid.uuid4().hex
    channel = websocket.create_connection(
        f"{address.replace('http', 'ws', 1)}/api/kernels/{kernel}/channels?session_id={session}", header=["Authorization: token " + token], timeout=30
    )
    failure = lost_replies(channel, session)
    if failure:
        lost += 1
        print(f"start {number} lost {failure}", flush=True)
    channel.close()
    # The next start need not wait for this end.
    ending.append(threading.Thread(target=call, args=("DELETE", f"/api/kernels/{kernel}")))
    ending[-1].start()

for thread in ending:
    thread.join()
print(f"{lost} of {count} lost a reply, {(time.monotonic() - started) / count:.2f} s each")
sys.exit(1 if lost else 0)
