"""Runs the functions of a script that are named check_… and says of each, on a line of its own, how it went."""
import asyncio
import inspect
import json
import sys
import traceback


def run(script):
    """`checks.run(globals())` at the end of a script. A check that raises has failed; the others still run."""
    failed = False
    for name, function in list(script.items()):
        if not name.startswith("check_"):
            continue
        failure = None
        try:
            result = function()
            if inspect.isawaitable(result):
                asyncio.run(result)
        except Exception:
            failure = traceback.format_exc()
            failed = True
        # Exactly this beginning is what PythonChecks.cs looks for.
        print('{"check": ' + json.dumps(name[6:].replace("_", " ")) + ', "failure": ' + json.dumps(failure) + "}", flush=True)
    sys.exit(1 if failed else 0)
