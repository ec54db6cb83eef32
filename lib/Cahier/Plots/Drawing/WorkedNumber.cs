namespace Cahier.Plots.Drawing;

/// <summary>One number of a matrix product, written out: Q[1, 0] = 0·0 + 2·1 + 0·0 = 2.</summary>
internal static class WorkedNumber
{
    private const int MostTerms = 5;
    private const int TermsOfLong = 3;

    /// <summary>Σ over the row of the left and the column of the right; of a long sum its first terms.</summary>
    public static string Of(string name, Cells left, Cells right, int row, int column, Cells result)
    {
        var terms = Enumerable.Range(0, left.Columns)
            .Select(k => $"{(k == 0 ? MatrixPicture.Text(left[row, 0]) : Factor(left[row, k]))}·{Factor(right[k, column])}").ToList();
        var sum = string.Join(" + ", terms.Count <= MostTerms ? terms : [.. terms.Take(TermsOfLong), "…"]);
        return $"{name}[{row}, {column}] = {sum} = {MatrixPicture.Text(result[row, column])}";
    }

    private static string Factor(double value) => MatrixPicture.Text(value) is var text && text.StartsWith('−') ? $"({text})" : text;
}
