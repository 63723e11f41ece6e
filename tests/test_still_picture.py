"""A notebook that a command runs keeps each widget's still picture and nothing that asks for a widget's script."""

import nbformat
from nbclient import NotebookClient


def test_a_run_that_nobody_reads_along_keeps_the_still_picture_alone():
    cell = nbformat.v4.new_code_cell("from fourcenturies import compare\ncompare()")
    notebook = NotebookClient(nbformat.v4.new_notebook(cells=[cell]), kernel_name="python3").execute()
    (output,) = notebook.cells[0].outputs
    assert set(output.data) == {"text/html", "text/plain"}
    assert "fc-still" in output.data["text/html"]
    assert "widgets" not in notebook.metadata
