using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cahier.Kernel.Messages;

namespace Cahier.Kernel.FrontDoors;

/// <summary>What was run in this session, kept for as long as the kernel lives.</summary>
internal sealed class ExecuteHistory
{
    // There are no earlier sessions, so this one's number never changes.
    private const int Session = 1;
    private const int Most = 10_000;

    private readonly Lock _gate = new();
    private readonly List<Entry> _entries = [];

    public void Add(int line, string input, string? output)
    {
        lock (_gate)
        {
            _entries.Add(new Entry(line, input, output));
            if (_entries.Count > Most)
            {
                _entries.RemoveRange(0, Most / 10);
            }
        }
    }

    /// <summary>The answer to a history request: the last lines, a range of them, or those like a pattern.</summary>
    public JsonObject Answer(JsonObject request)
    {
        lock (_gate)
        {
            var withOutput = request.Flag("output", otherwise: false);
            var found = request.Text("hist_access_type") switch
            {
                "range" => Range(request.Integer("session") ?? 0, request.Integer("start") ?? 0, request.Integer("stop") ?? int.MaxValue),
                "search" => Search(request.Text("pattern") ?? "*", request.Flag("unique", otherwise: false), request.Integer("n")),
                _ => _entries.TakeLast(request.Integer("n") ?? int.MaxValue),
            };
            return new()
            {
                ["status"] = "ok",
                ["history"] = new JsonArray([.. found.Select(entry => new JsonArray(Session, entry.Line, withOutput ? new JsonArray(entry.Input, entry.Output) : entry.Input))]),
            };
        }
    }

    // 0 is this session too; -1 would be the one before.
    private IEnumerable<Entry> Range(int session, int start, int stop) =>
        session is 0 or Session ? _entries.Where(entry => entry.Line >= start && entry.Line < stop) : [];

    private IEnumerable<Entry> Search(string pattern, bool unique, int? last)
    {
        var glob = "^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal) + "$";
        var like = new Regex(glob, RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        var found = _entries.Where(entry => like.IsMatch(entry.Input));
        if (unique)
        {
            // The last of equals counts, in its own place.
            found = found.Reverse().DistinctBy(entry => entry.Input).Reverse();
        }

        return last is { } count ? found.TakeLast(count) : found;
    }

    private sealed record Entry(int Line, string Input, string? Output);
}
