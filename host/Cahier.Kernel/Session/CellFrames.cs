using System.Diagnostics;
using System.Reflection;
using Cahier.Kernel.Display;
using Cahier.Kernel.Texts;

namespace Cahier.Kernel.Session;

/// <summary>One call on the way to an exception.</summary>
/// <param name="Method">As the reader would write it; null for a cell's own statements.</param>
/// <param name="File">The source file, or a cell's stand-in for one.</param>
/// <param name="Line">From 1; 0 when unknown.</param>
internal sealed record CellFrame(Text? Method, string? File, int Line)
{
    public int? Cell => CellSources.CellOf(File);
}

/// <summary>The calls that led to an exception, without those that nobody wrote.</summary>
internal static class CellFrames
{
    private const int MostShown = 20;

    /// <summary>Innermost first: the reader's own calls, and those of libraries that come with their source lines.</summary>
    public static IReadOnlyList<CellFrame> Of(Exception exception)
    {
        var frames = new List<CellFrame>();
        foreach (var frame in new StackTrace(exception, fNeedFileInfo: true).GetFrames())
        {
            if (frame.GetMethod() is { } method && frame.GetFileName() is { } file && method.DeclaringType?.Assembly != typeof(CellFrames).Assembly)
            {
                frames.Add(new CellFrame(NameOf(method), file, frame.GetFileLineNumber()));
            }
        }

        return frames;
    }

    public static IEnumerable<string> Lines(IReadOnlyList<CellFrame> frames, NotebookLanguage language)
    {
        // A recursion's thousands of frames are one frame, many times.
        foreach (var run in Runs(frames).Take(MostShown))
        {
            var place = KernelTexts.At(CellDiagnostics.PlaceName(run.Frame.File, language), run.Frame.Line).In(language);
            yield return run.Frame.Method is { } method
                ? KernelTexts.Frame(method.In(language), place).In(language)
                : KernelTexts.FrameWithoutMethod(place).In(language);
            if (run.Count > 1)
            {
                yield return KernelTexts.RepeatedFrames(run.Count - 1).In(language);
            }
        }
    }

    private static IEnumerable<(CellFrame Frame, int Count)> Runs(IReadOnlyList<CellFrame> frames)
    {
        for (var i = 0; i < frames.Count;)
        {
            var next = i + 1;
            while (next < frames.Count && frames[next] == frames[i])
            {
                next++;
            }

            yield return (frames[i], next - i);
            i = next;
        }
    }

    // The compiler's names: <Foo>d__3.MoveNext is Foo, <Bar>b__0_1 a lambda in Bar, <Bar>g__Foo|0_1 the local function Foo; a submission (the class Script) has its statements in <Initialize>.
    private static Text? NameOf(MethodBase method)
    {
        var type = method.DeclaringType;
        var name = method.Name is "MoveNext" && type is not null && type.Name.StartsWith('<') ? type.Name : method.Name;
        while (type is not null && type.Name.StartsWith('<'))
        {
            type = type.DeclaringType;
        }

        if (name.Contains(">b__", StringComparison.Ordinal))
        {
            return KernelTexts.Lambda;
        }

        if (name.Contains("<Initialize>", StringComparison.Ordinal) && !name.Contains(">g__", StringComparison.Ordinal))
        {
            return null;
        }

        name = Between(name, ">g__", '|') ?? Between(name, "<", '>') ?? name;
        var inside = type is null || type is { Name: "Script", DeclaringType: null } ? "" : TypeName.Of(type) + ".";
        var text = name is ".ctor" or ".cctor" ? "new " + inside.TrimEnd('.') : inside + name;
        return new Text(text, text);
    }

    private static string? Between(string name, string open, char close)
    {
        var start = name.IndexOf(open, StringComparison.Ordinal);
        var end = start < 0 ? -1 : name.IndexOf(close, start + open.Length);
        return end > start + open.Length ? name[(start + open.Length)..end] : null;
    }
}
