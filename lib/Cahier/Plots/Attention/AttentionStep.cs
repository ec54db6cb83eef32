using Cahier.Plots.Drawing;

namespace Cahier.Plots.Attention;

/// <summary>One step of attention: what is said, written and computed together.</summary>
/// <param name="Symbol">The name of what is computed, as short as a tab.</param>
/// <param name="Title">What happens.</param>
/// <param name="Formula">As HTML.</param>
/// <param name="Code">The line of C# that does it.</param>
/// <param name="Sentence">What it means.</param>
/// <param name="Number">One number of the result, worked out.</param>
/// <param name="Parts">Matrices and the signs between them, in reading order.</param>
internal sealed record AttentionStep(
    string Symbol, string Title, string Formula, string Code, string Sentence, string Number, AttentionStep.Part[] Parts)
{
    /// <summary>A matrix, or a sign.</summary>
    internal readonly record struct Part(MatrixPicture? Matrix, string? Sign)
    {
        public static implicit operator Part(MatrixPicture matrix) => new(matrix, null);

        public static implicit operator Part(string sign) => new(null, sign);
    }
}
