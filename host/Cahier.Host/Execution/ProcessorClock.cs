using System.Diagnostics;

namespace Cahier.Host.Execution;

/// <summary>The processor time that a process has used so far, all cores together; after its end, what was last read.</summary>
internal sealed class ProcessorClock(int processId)
{
    private double _last;

    public double Seconds
    {
        get
        {
            try
            {
                using var process = Process.GetProcessById(processId);
                _last = Math.Max(_last, process.TotalProcessorTime.TotalSeconds);
            }
            catch (Exception error) when (error is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
            {
                // It has ended.
            }

            return _last;
        }
    }
}
