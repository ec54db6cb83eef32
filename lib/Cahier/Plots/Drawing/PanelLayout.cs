using Cahier.Plots.Model;

namespace Cahier.Plots.Drawing;

/// <summary>Where one panel lies and what stands around it.</summary>
internal sealed record PanelLayout(Panel Panel, Box Plot, Axis X, Axis Y, Legend? Legend, ColorBar? Bar, IReadOnlyList<string> Title)
{
    /// <summary>False where the panel below, or to the left, carries the words for this one too.</summary>
    public required bool ShowX { get; init; }

    /// <inheritdoc cref="ShowX"/>
    public required bool ShowY { get; init; }

    /// <summary>The colours of the panel's heat maps, if it has any.</summary>
    public required ColorAxis? Colors { get; init; }
}
