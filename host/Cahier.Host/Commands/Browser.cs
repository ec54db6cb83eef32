using System.ComponentModel;
using System.Diagnostics;

namespace Cahier.Host.Commands;

/// <summary>Opens an address in the reader's browser, where there is one to open.</summary>
internal static class Browser
{
    /// <returns>False where no desktop or no opener was found; the printed address is enough then.</returns>
    public static bool TryOpen(string address)
    {
        try
        {
            if (OperatingSystem.IsWindows())
                return Start(new ProcessStartInfo(address) { UseShellExecute = true });
            if (OperatingSystem.IsMacOS())
                return Start(new ProcessStartInfo("open", [address]));
            return HasDesktop() && Start(new ProcessStartInfo("xdg-open", [address]));
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException or FileNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Without a display xdg-open would start a text browser in this very terminal.</summary>
    private static bool HasDesktop() =>
        !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("DISPLAY"))
        || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("WAYLAND_DISPLAY"));

    private static bool Start(ProcessStartInfo start)
    {
        if (!start.UseShellExecute)
        {
            // What the opener prints does not belong below our address.
            start.RedirectStandardOutput = true;
            start.RedirectStandardError = true;
        }

        using var process = Process.Start(start);
        return true;
    }
}
