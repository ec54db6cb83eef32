namespace Cahier.Plots.Scales;

/// <summary>A place on an axis and what is written there; Full is the whole word where Text is its beginning.</summary>
internal readonly record struct Tick(double Value, string Text, string? Full = null);
