"""The Jupyter project's own test of kernels, with a C# sample for everything it can ask. Only a pager there is none."""
import unittest

import jupyter_kernel_test


class CahierKernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = "cahier"
    language_name = "C#"
    file_extension = ".cs"
    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("oops");'
    completion_samples = [{"text": "Math.Sqr", "matches": {"Sqrt", "ReciprocalSqrtEstimate"}}, {"text": "Console.ReadL", "matches": {"ReadLine"}}]
    complete_code_samples = ["1", 'Console.WriteLine("hello");', "int Twice(int x)\n{\n    return 2 * x;\n}", "var s = @\"one\ntwo\";"]
    incomplete_code_samples = ["if (true)\n{", "int Twice(int x) =>", "/* begun", 'Console.WriteLine("a",']
    invalid_code_samples = ["int = 3;", "var x = );"]
    code_generate_error = 'throw new InvalidOperationException("no");'
    code_execute_result = [
        {"code": "1 + 2", "result": "3"},
        {"code": '"é" + 1', "result": "é1"},
        {"code": "new[] { 1, 2, 3 }.Sum()", "result": "6"},
        {"code": "2 * 21", "result": "42"},
    ]
    code_display_data = [
        {"code": 'display(HTML("<b>bold</b>"));', "mime": "text/html"},
        {"code": '"**bold**".DisplayAs("text/markdown");', "mime": "text/markdown"},
    ]
    code_history_pattern = "2 ?*1"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Math.Sqrt"
    code_clear_output = "ClearOutput();"


if __name__ == "__main__":
    unittest.main(verbosity=2)
