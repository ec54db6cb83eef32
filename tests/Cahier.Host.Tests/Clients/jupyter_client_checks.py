"""What jupyter_client, with which every Jupyter program starts its kernels, does with ours."""
import atexit
import os
import signal
import time
from contextlib import contextmanager
from queue import Empty

from jupyter_client import BlockingKernelClient, KernelManager

import checks

PATIENCE = 20


@contextmanager
def kernel(ready=True, name="cahier", **options):
    manager = KernelManager(kernel_name=name, **options)
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    try:
        if ready:
            client.wait_for_ready(timeout=PATIENCE)
        yield manager, client
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
        manager.context.destroy(linger=0)


def another(manager):
    """A second client, as another program makes one. (Those of one manager have one session and number their messages alike.)"""
    client = BlockingKernelClient(connection_file=manager.connection_file)
    client.load_connection_file()
    # Without the heartbeat, whose thread takes a second to end.
    client.start_channels(hb=False)
    return client


_shared = []


def shared():
    """One kernel for the checks that leave it as it was."""
    if not _shared:
        opened = kernel()
        _shared.append(opened.__enter__())
        atexit.register(opened.__exit__, None, None, None)
    return _shared[0]


def outputs(client, request):
    """What iopub says of a request, to its idle."""
    found = []
    while True:
        message = client.get_iopub_msg(timeout=PATIENCE)
        if message["parent_header"].get("msg_id") != request:
            continue
        if message["msg_type"] == "status":
            if message["content"]["execution_state"] == "idle":
                return found
        else:
            found.append(message)


def reply(client, request, channel="shell"):
    while True:
        message = getattr(client, f"get_{channel}_msg")(timeout=PATIENCE)
        if message["parent_header"].get("msg_id") == request:
            return message


def run(client, code, **options):
    request = client.execute(code, **options)
    found = outputs(client, request)
    return reply(client, request)["content"], found


def text(found):
    return "".join(m["content"]["text"] for m in found if m["msg_type"] == "stream")


def result(found):
    return [m["content"]["data"]["text/plain"] for m in found if m["msg_type"] == "execute_result"]


def wait_for(client, request, wanted):
    """Reads until the cell has printed something: it is where the check wants it."""
    said = ""
    while wanted not in said:
        message = client.get_iopub_msg(timeout=PATIENCE)
        if message["parent_header"].get("msg_id") == request and message["msg_type"] == "stream":
            said += message["content"]["text"]


def check_a_loop_is_interrupted_and_its_variables_are_kept():
    manager, client = shared()
    run(client, "var n = 0L;")
    request = client.execute('Console.WriteLine("on"); while (true) n++;')
    wait_for(client, request, "on")
    start = time.time()
    manager.interrupt_kernel()
    content = reply(client, request)["content"]
    assert time.time() - start < 3, time.time() - start
    assert (content["status"], content["ename"]) == ("error", "KeyboardInterrupt"), content
    assert result(run(client, "n > 0")[1]) == ["True"]


def check_an_interrupt_on_shell_counts_too():
    # VS Code sends it there.
    manager, client = shared()
    request = client.execute('Console.WriteLine("on"); Thread.Sleep(60_000);'.replace("Thread", "System.Threading.Thread"))
    wait_for(client, request, "on")
    message = client.session.msg("interrupt_request", {})
    client.shell_channel.send(message)
    kinds = {client.get_shell_msg(timeout=PATIENCE)["msg_type"] for _ in range(2)}
    assert kinds == {"interrupt_reply", "execute_reply"}, kinds


def check_a_restart_forgets_and_goes_on():
    with kernel() as (manager, client):
        run(client, "var kept = 1;")
        for _ in range(2):
            manager.restart_kernel()
            client.wait_for_ready(timeout=PATIENCE)
            content, found = run(client, "kept")
            assert content["status"] == "error", content
            assert result(run(client, "20 + 1")[1]) == ["21"]


def check_a_shutdown_is_answered_and_ends_the_process():
    with kernel() as (manager, client):
        request = client.shutdown(restart=False)
        assert reply(client, request, "control")["content"] == {"status": "ok", "restart": False}
        deadline = time.time() + 5
        while manager.is_alive() and time.time() < deadline:
            time.sleep(0.05)
        assert not manager.is_alive()


def check_a_kernel_does_not_outlive_its_parent():
    import subprocess
    import sys

    code = "from jupyter_client import BlockingKernelClient, KernelManager as K; k = K(kernel_name='cahier'); k.start_kernel(); print(k.provisioner.pid, flush=True); import os; os._exit(0)"
    pid = int(subprocess.run([sys.executable, "-B", "-s", "-c", code], capture_output=True, check=True).stdout)
    deadline = time.time() + 15
    while time.time() < deadline:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    os.kill(pid, signal.SIGKILL)
    raise AssertionError("It lives.")


def check_console_readline_asks_the_reader():
    manager, client = shared()
    request = client.execute('Console.Write("Name? "); var name = Console.ReadLine(); Console.WriteLine($"Hello {name}"); (char)Console.Read()')
    question = client.get_stdin_msg(timeout=PATIENCE)
    assert question["content"] == {"prompt": "Name? ", "password": False}, question["content"]
    client.input("Zoé")
    client.get_stdin_msg(timeout=PATIENCE)
    client.input("xyz")
    found = outputs(client, request)
    assert text(found) == "Hello Zoé\n", text(found)
    assert result(found) == ["x"], result(found)
    # What was not read yet is still there, as in a terminal; and the console's Ctrl+D is the end.
    request = client.execute('Console.WriteLine(Console.ReadLine()); Console.WriteLine(Console.ReadLine() == null);')
    client.get_stdin_msg(timeout=PATIENCE)
    client.input("\x04")
    assert text(outputs(client, request)) == "yz\nTrue\n"


def check_a_question_is_interrupted():
    manager, client = shared()
    for code in ["Console.ReadLine()", "await Task.Run(() => Console.ReadLine())", "await Console.In.ReadLineAsync()"]:
        request = client.execute(code)
        client.get_stdin_msg(timeout=PATIENCE)
        manager.interrupt_kernel()
        content = reply(client, request)["content"]
        assert content.get("ename") == "KeyboardInterrupt", content
    # The late answer to a question that nobody asks any more is not the next one's.
    client.input("late")
    request = client.execute("Console.ReadLine()")
    client.get_stdin_msg(timeout=PATIENCE)
    client.input("on time")
    assert result(outputs(client, request)) == ["on time"]


def check_a_question_that_nobody_can_answer_is_an_error_that_says_so():
    manager, client = shared()
    content, _ = run(client, "Console.ReadLine()", allow_stdin=False)
    assert "nobody can answer" in content["evalue"], content


def check_a_display_is_updated_in_its_place():
    manager, client = shared()
    _, found = run(client, 'var shown = display("one"); shown.Update("two");')
    kinds = [(m["msg_type"], m["content"]["data"]["text/plain"]) for m in found if "data" in m["content"]]
    assert kinds == [("display_data", "one"), ("update_display_data", "two")], kinds
    ids = {m["content"]["transient"]["display_id"] for m in found if "data" in m["content"]}
    _, found = run(client, 'shown.Update("three");')
    assert ids == {found[1]["content"]["transient"]["display_id"]}


def check_outputs_are_cleared():
    manager, client = shared()
    _, found = run(client, 'Console.Write("a"); ClearOutput(wait: true); Console.Write("b");')
    assert [m["content"].get("text", m["content"].get("wait")) for m in found[1:]] == ["a", True, "b"], found


def check_user_expressions_are_values_or_errors():
    manager, client = shared()
    content, found = run(client, "var x = 20;", user_expressions={"value": "x + 1", "wrong": "nowhere", "thrown": "x / (x - x)"})
    values = content["user_expressions"]
    assert values["value"]["data"]["text/plain"] == "21" and values["value"]["status"] == "ok", values
    assert values["wrong"]["status"] == "error" and values["wrong"]["ename"] == "CompilationError", values
    assert values["thrown"]["ename"] == "DivideByZeroException", values
    assert [m["msg_type"] for m in found] == ["execute_input"], found


def check_a_silent_cell_leaves_no_trace():
    with kernel() as (manager, client):
        content, found = run(client, "var quiet = 5; quiet", silent=True)
        assert content["status"] == "ok" and found == [], found
        content, found = run(client, "quiet", store_history=False)
        assert content["execution_count"] == 0 and result(found) == ["5"], content
        assert run(client, "quiet")[0]["execution_count"] == 1
        history = reply(client, client.history(hist_access_type="tail", n=10, output=True))["content"]["history"]
        assert history == [[1, 1, ["quiet", "5"]]], history


def check_an_error_aborts_what_waits_unless_told_otherwise():
    manager, client = shared()
    first = client.execute("await Task.Delay(300); throw new Exception();")
    second = client.execute("1")
    assert reply(client, first)["content"]["status"] == "error"
    assert reply(client, second)["content"]["status"] == "aborted"
    first = client.execute("await Task.Delay(300); throw new Exception();", stop_on_error=False)
    second = client.execute("1")
    assert reply(client, first)["content"]["status"] == "error"
    assert reply(client, second)["content"]["status"] == "ok"


def check_an_error_has_a_traceback_for_a_terminal():
    manager, client = shared()
    content, found = run(client, 'void F() => throw new Exception("no");\nF();')
    assert found[-1]["content"]["traceback"] == content["traceback"]
    assert content["traceback"][0] == "\x1b[31mException: no\x1b[0m", content["traceback"]
    assert "line 1" in content["traceback"][1], content["traceback"]


def check_everything_else_is_answered_while_a_cell_runs():
    manager, client = shared()
    run(client, "1")
    request = client.execute('Console.WriteLine("on"); while (true) { }')
    wait_for(client, request, "on")
    asked = {
        client.kernel_info(): "kernel_info_reply",
        client.complete("Math.Sq"): "complete_reply",
        client.inspect("Math.Sqrt"): "inspect_reply",
        client.is_complete("if (true) {"): "is_complete_reply",
        client.history(): "history_reply",
        client.comm_info(): "comm_info_reply",
    }
    for _ in range(len(asked)):
        answer = client.get_shell_msg(timeout=PATIENCE)
        assert asked.pop(answer["parent_header"]["msg_id"]) == answer["msg_type"]
    message = client.session.msg("debug_request", {"type": "request", "seq": 7, "command": "initialize"})
    client.control_channel.send(message)
    answer = reply(client, message["header"]["msg_id"], "control")
    assert answer["msg_type"] == "debug_reply" and answer["content"]["success"] is False and answer["content"]["request_seq"] == 7, answer
    manager.interrupt_kernel()
    reply(client, request)


def check_what_is_not_known_is_refused_and_comms_close():
    manager, client = shared()
    message = client.session.msg("teleport_request", {})
    client.shell_channel.send(message)
    answer = reply(client, message["header"]["msg_id"])
    assert (answer["msg_type"], answer["content"]["status"]) == ("teleport_reply", "error"), answer
    message = client.session.msg("comm_open", {"comm_id": "c1", "target_name": "nobody", "data": {}})
    client.shell_channel.send(message)
    found = outputs(client, message["header"]["msg_id"])
    assert [(m["msg_type"], m["content"]["comm_id"]) for m in found] == [("comm_close", "c1")], found
    assert reply(client, client.comm_info())["content"]["comms"] == {}


def check_several_clients_share_a_kernel():
    manager, first = shared()
    others = [another(manager) for _ in range(3)]
    try:
        everybody = [first, *others]
        asked = [(client, client.execute(f"{i} * 100")) for i, client in enumerate(everybody)]
        for i, (client, request) in enumerate(asked):
            assert reply(client, request)["content"]["status"] == "ok"
            found = outputs(client, request)
            assert result(found) == [f"{i * 100}"], (i, found)
            try:
                stranger = client.get_shell_msg(timeout=0.05)
                raise AssertionError(f"Another's reply: {stranger}")
            except Empty:
                pass
    finally:
        for other in others:
            other.stop_channels()


def check_first_requests_lose_nothing():
    # Without waiting for anything: the request may be there before the subscription.
    for start in range(3):
        with kernel(ready=False) as (manager, client):
            request = client.execute(f"{start} + 100")
            assert result(outputs(client, request)) == [f"{start + 100}"]
            assert reply(client, request)["content"]["status"] == "ok"
            for _ in range(10):
                late = another(manager)
                request = late.execute("6 * 7")
                assert result(outputs(late, request)) == ["42"]
                late.stop_channels()


def check_a_result_of_20_MB_arrives():
    manager, client = shared()
    _, found = run(client, "new string('é', 10_000_000)")
    assert len(result(found)[0]) == 10_000_000


def check_200_000_lines_arrive_in_order():
    manager, client = shared()
    _, found = run(client, "for (var i = 0; i < 200_000; i++) Console.WriteLine(i);")
    assert text(found) == "".join(f"{i}\n" for i in range(200_000))


def check_a_wrong_signature_and_a_repeated_message_are_dropped():
    manager, client = shared()
    true_key = client.session.key
    client.session.key = b"wrong"
    forged = client.session.serialize(client.session.msg("kernel_info_request", {}))
    client.session.key = true_key
    once = client.session.serialize(client.session.msg("kernel_info_request", {}))
    socket = client.shell_channel.socket
    for parts in [forged, once, once, [b"<IDS|MSG>"], [b"nonsense"] * 7, [b""]]:
        socket.send_multipart(parts)
    assert client.get_shell_msg(timeout=PATIENCE)["msg_type"] == "kernel_info_reply"
    try:
        client.get_shell_msg(timeout=0.5)
        raise AssertionError("Answered twice.")
    except Empty:
        pass
    assert result(run(client, "1 + 1")[1]) == ["2"]


def check_buffers_after_the_content_do_no_harm():
    manager, client = shared()
    message = client.session.msg("comm_msg", {"comm_id": "c", "data": {}})
    client.session.send(client.shell_channel.socket, message, buffers=[b"\0" * 1_000_000, b"two"])
    assert outputs(client, message["header"]["msg_id"]) == []


def check_the_heartbeat_beats_while_a_cell_runs():
    manager, client = shared()
    client.execute("while (true) { }")
    import zmq
    heart = manager.context.socket(zmq.REQ)
    heart.connect(f"tcp://{manager.ip}:{manager.hb_port}")
    for beat in [b"ping", b"", b"x" * 5000]:
        heart.send(beat)
        assert heart.poll(PATIENCE * 1000) and heart.recv() == beat
    heart.close()


def check_the_command_is_a_kernel_too():
    with kernel(name="command") as (manager, client):
        loaded = result(run(client, 'string.Join(" ", AppDomain.CurrentDomain.GetAssemblies().Select(a => a.GetName().Name).Where(n => n.StartsWith("Cahier")))')[1])
        assert loaded == ["Cahier.Kernel"], loaded
        request = client.execute('Console.WriteLine("on"); while (true) { }')
        wait_for(client, request, "on")
        manager.interrupt_kernel()
        assert reply(client, request)["content"]["ename"] == "KeyboardInterrupt"
        host = manager.provisioner.pid
        os.kill(host, signal.SIGKILL)
        assert not beats_on(manager), "The kernel went on without the command."


def beats_on(manager):
    """Whether the heartbeat still beats some seconds later."""
    import zmq

    heart = manager.context.socket(zmq.REQ)
    heart.setsockopt(zmq.LINGER, 0)
    heart.connect(f"tcp://{manager.ip}:{manager.hb_port}")
    deadline = time.time() + 10
    while time.time() < deadline:
        heart.send(b"beat")
        if not heart.poll(1000):
            break
        heart.recv()
        time.sleep(0.2)
    else:
        heart.close()
        return True
    heart.close()
    return False


def check_a_subscriber_is_welcomed():
    with kernel(ready=False) as (manager, client):
        welcome = client.get_iopub_msg(timeout=PATIENCE)
        assert (welcome["msg_type"], welcome["content"], welcome["parent_header"]) == ("iopub_welcome", {"subscription": ""}, {}), welcome


def check_an_exit_says_why():
    with kernel() as (manager, client):
        request = client.execute('Console.WriteLine("bye"); Environment.Exit(3);')
        found = []
        while not found or found[-1]["msg_type"] != "error":
            message = client.get_iopub_msg(timeout=PATIENCE)
            if message["parent_header"].get("msg_id") == request:
                found.append(message)
        assert text(found) == "bye\n", found
        assert "Environment.Exit(3)" in found[-1]["content"]["evalue"], found[-1]


def check_unix_sockets_serve_too():
    with kernel(transport="ipc") as (manager, client):
        assert result(run(client, "1 + 1")[1]) == ["2"]


def check_the_loopback_address_of_IPv6_serves_too():
    # jupyter_client's own classes write "::1" without brackets and so cannot connect to it: here the sockets are connected by hand.
    import json
    import subprocess

    import zmq
    from jupyter_client.kernelspec import get_kernel_spec
    from jupyter_client.session import Session

    import socket as sockets

    def free_port():
        with sockets.socket(sockets.AF_INET6) as s:
            s.bind(("::1", 0))
            return s.getsockname()[1]

    ports = {f"{name}_port": free_port() for name in ["shell", "iopub", "stdin", "control", "hb"]}
    with open("six.json", "w") as file:
        json.dump({"transport": "tcp", "ip": "::1", "key": "k", "signature_scheme": "hmac-sha256", **ports}, file)
    argv = [a.replace("{connection_file}", "six.json") for a in get_kernel_spec("cahier").argv]
    process = subprocess.Popen(argv)
    context = zmq.Context()
    try:
        shell = context.socket(zmq.DEALER)
        shell.ipv6 = True
        shell.connect(f"tcp://[::1]:{ports['shell_port']}")
        session = Session(key=b"k")
        session.send(shell, "kernel_info_request", {})
        assert shell.poll(PATIENCE * 1000), "no answer"
        assert session.recv(shell)[1]["content"]["implementation"] == "cahier"
    finally:
        process.kill()
        context.destroy(linger=0)


checks.run(globals())
