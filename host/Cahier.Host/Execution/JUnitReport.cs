using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Cahier.Host.Execution;

/// <summary>A JUnit report: a suite for each notebook, a case for each code cell; cells behind a failed one are skipped.</summary>
internal static class JUnitReport
{
    public static string Write(IReadOnlyList<NotebookResult> results)
    {
        var suites = new XElement("testsuites", Totals(results), results.Select(Suite));
        // Written by hand: an XDocument written to a string declares UTF-16.
        return new StringBuilder("""<?xml version="1.0" encoding="utf-8"?>""").Append('\n').Append(suites).Append('\n').ToString();
    }

    private static XElement Suite(NotebookResult result)
    {
        var run = result.Cells.ToDictionary(cell => cell.Cell.Position);
        return new XElement(
            "testsuite",
            new XAttribute("name", result.Notebook.Path),
            Totals([result]),
            result.Notebook.CodeCells.Select(cell => new XElement(
                "testcase",
                new XAttribute("classname", result.Notebook.Path),
                new XAttribute("name", cell.Name),
                new XAttribute("time", Seconds(run.GetValueOrDefault(cell.Position)?.WallSeconds ?? 0)),
                run.TryGetValue(cell.Position, out var done) ? Failure(result, done) : new XElement("skipped"))));
    }

    private static XElement? Failure(NotebookResult result, CellResult cell) => cell.Failure is not { } failure ? null : new XElement(
        "failure",
        new XAttribute("type", Printable(failure.Kind)),
        new XAttribute("message", Printable(failure.Message)),
        Printable(result.FailureLine!));

    private static XAttribute[] Totals(IReadOnlyList<NotebookResult> results) =>
    [
        new("tests", results.Sum(result => result.Notebook.CodeCells.Count())),
        new("failures", results.Count(result => result.Failed is not null)),
        new("errors", 0),
        new("skipped", results.Sum(result => result.Notebook.CodeCells.Count() - result.Cells.Count)),
        new("time", Seconds(results.Sum(result => result.WallSeconds))),
    ];

    private static string Seconds(double seconds) => seconds.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>Without the control characters that XML cannot hold, such as those of terminal colours.</summary>
    private static string Printable(string text) => string.Concat(text.Where(System.Xml.XmlConvert.IsXmlChar));
}
