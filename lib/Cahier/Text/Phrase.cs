namespace Cahier.Text;

/// <summary>Two words that stand side by side more often than their frequencies explain.</summary>
/// <param name="First">The first word.</param>
/// <param name="Second">The second one.</param>
/// <param name="Count">How often they stand side by side.</param>
/// <param name="Score">How many times as often as by chance, less the discount.</param>
public sealed record Phrase(string First, string Second, int Count, double Score);
