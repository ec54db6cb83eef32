using System.Diagnostics;

namespace Cahier.Host.Data;

/// <summary>Shows progress on stderr: one line that renews itself on a terminal, a line for every tenth in a file.</summary>
internal sealed class ProgressLine(TextWriter output, bool terminal)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _shown = -Interval;
    private long _tenth;
    private int _width;

    public void Show(string name, DownloadProgress progress)
    {
        if (!terminal)
        {
            var tenth = progress.Total is > 0 and var total ? 10 * progress.Received / total : progress.Received >> 24;
            if (tenth > _tenth)
                output.WriteLine(DataTexts.Progress(name, progress));
            _tenth = tenth;
            return;
        }

        if (_clock.Elapsed - _shown < Interval && progress.Received != progress.Total)
            return;
        _shown = _clock.Elapsed;
        var line = DataTexts.Progress(name, progress);
        output.Write("\r" + line.PadRight(_width));
        _width = line.Length;
    }

    /// <summary>Says something on a line of its own.</summary>
    public void Say(string text)
    {
        End();
        output.WriteLine(text);
    }

    public void End()
    {
        if (_width > 0)
            output.WriteLine();
        _width = 0;
        _tenth = 0;
    }
}
