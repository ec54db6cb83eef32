using System.Globalization;

namespace Cahier.Plots;

/// <summary>Ids for the elements of figures: different in one page, even where outputs of several kernels meet in it.</summary>
internal static class FigureId
{
    private static readonly string _process = Convert.ToHexStringLower(Guid.NewGuid().ToByteArray().AsSpan(0, 4));
    private static int _count;

    public static string Next() => string.Create(CultureInfo.InvariantCulture, $"cahier-{_process}-{Interlocked.Increment(ref _count)}");
}
