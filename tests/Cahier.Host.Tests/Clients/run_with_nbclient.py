"""Runs the notebook that is named, in its own folder, and writes the executed copy where the second argument says."""
import os
import sys

import nbclient
import nbformat

source, target = sys.argv[1:]
notebook = nbformat.read(source, as_version=4)
nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": os.path.dirname(source)}}).execute()
nbformat.write(notebook, target)
