using Cahier.Plots.Drawing;
using Cahier.Plots.Model;

namespace Cahier.Plots.Attention;

/// <summary>What each step of <see cref="AttentionSteps"/> shows and says.</summary>
internal sealed class AttentionScript
{
    private readonly AttentionNumbers _n;
    private readonly string[] _words;
    private readonly int _row;              // the position followed
    private readonly int _key;              // the position it looks at most, in the first head
    private readonly ColorAxis _weights = new(ColorScale.Viridis, 0, 1);

    private AttentionScript(AttentionSteps figure)
    {
        _n = figure.Numbers;
        _row = figure.Focus;
        _words = figure.Tokens ?? [.. Enumerable.Range(1, _n.X.Rows).Select(t => Wording.PositionNumber(t))];
        _key = _n.Weights[0].Row(_row).IndexOf(_n.Weights[0].Row(_row).ToArray().Max());
    }

    public static List<AttentionStep> Of(AttentionSteps figure) => new AttentionScript(figure).Steps();

    private List<AttentionStep> Steps()
    {
        List<AttentionStep> steps =
        [
            new("X", StepWording.Input, Html("X"), $"X  // [{_n.X.Rows}, {_n.X.Columns}]", StepWording.InputSentence(_words[_row]),
                StepWording.OneRow(_words[_row], Row(_n.X)), [Matrix("X", "", _n.X, words: true) with { Row = _row }]),
            Projection("Q", "q", "Wq", _n.Wq, _n.Q, StepWording.Query, StepWording.QuerySentence),
            Projection("K", "k", "Wk", _n.Wk, _n.K, StepWording.Key, StepWording.KeySentence),
            Projection("V", "v", "Wv", _n.Wv, _n.V, StepWording.Value, StepWording.ValueSentence),
            Scores(), Scaled(),
        ];
        if (_n.Masked is { } masked)
            steps.Add(Masked(masked));
        steps.Add(Softmax());
        steps.Add(Output());
        if (_n is { Wo: { } wo, Projected: { } projected })
        {
            steps.Add(new(
                "O", StepWording.Mix, $"{Html("O")} = {Html("Y")} · {Html("W", "o")}", "var O = Y.MatMul(Wo);", StepWording.MixSentence,
                WorkedNumber.Of("O", _n.Output, wo, _row, 0, projected),
                [
                    Matrix("Y", "", _n.Output, words: true) with { Row = _row, Group = Split(_n.ValueWidth) }, "×",
                    Matrix("W", "o", wo) with { Column = 0 }, "=",
                    Matrix("O", "", projected, words: true) with { Row = _row, Column = 0 },
                ]));
        }

        return steps;
    }

    private AttentionStep Projection(
        string name, string letter, string weights, Cells w, Cells result, string title, Func<string, string> sentence) => new(
        name, title, $"{Html(name)} = {Html("X")} · {Html("W", letter)}", $"var {name} = X.MatMul({weights});", sentence(_words[_row]),
        WorkedNumber.Of(name, _n.X, w, _row, 0, result),
        [
            Matrix("X", "", _n.X, words: true) with { Row = _row }, "×",
            Matrix("W", letter, w) with { Column = 0, Group = Split(w.Columns / _n.Heads) }, "=",
            Matrix(name, "", result, words: true) with { Row = _row, Column = 0, Group = Split(result.Columns / _n.Heads) },
        ]);

    private AttentionStep Scores()
    {
        var q = AttentionNumbers.Part(_n.Q, 0, _n.Width);
        var k = AttentionNumbers.Transposed(AttentionNumbers.Part(_n.K, 0, _n.Width));
        AttentionStep.Part[] first =
        [
            Matrix("Q", Sub(0), q, words: true) with { Row = _row }, "×",
            Matrix("K", Sub(0), k) with { Transposed = true, Column = _key, ColumnWords = _words }, "=",
        ];
        return new("S", StepWording.Scores, $"{Html("S")} = {Html("Q")} · {Html("K")}<sup>⊤</sup>",
            _n.Heads == 1 ? "var S = Q.MatMul(K.Transpose());" : "var S = Q[h].MatMul(K[h].Transpose());",
            StepWording.ScoresSentence(_words[_row], _words[_key]), WorkedNumber.Of("S", q, k, _row, _key, _n.Scores[0]),
            [.. first, .. Heads("S", _n.Scores, ScoreColors())]);
    }

    private AttentionStep Scaled() => new(
        "S/√K", StepWording.Scale, $"{Html("S")} / √{Html("K")}, √{Html("K")} = √{_n.Width} = {MatrixPicture.Text(Math.Sqrt(_n.Width))}",
        $"var scaled = S / MathF.Sqrt({_n.Width});", StepWording.ScaleSentence,
        $"{MatrixPicture.Text(_n.Scores[0][_row, _key])} / {MatrixPicture.Text(Math.Sqrt(_n.Width))}"
            + $" = {MatrixPicture.Text(_n.Scaled[0][_row, _key])}",
        [.. Heads("S", _n.Scores, ScoreColors()), "→", .. Heads("S/√K", _n.Scaled, ScoreColors())]);

    private AttentionStep Masked(Cells[] masked)
    {
        int hidden = masked[0].Row(_row).ToArray().Count(double.IsNegativeInfinity);
        return new(StepWording.MaskTab, StepWording.Mask, $"{Html("S")}<sub>{Html("t")},{Html("s")}</sub> = −∞ {StepWording.WhereHidden}",
            "var visible = scaled.MaskedFill(mask, float.NegativeInfinity);", StepWording.MaskSentence,
            StepWording.Hidden(_words[_row], hidden, _n.X.Rows), [.. Heads("S/√K", masked, ScoreColors())]);
    }

    private AttentionStep Softmax()
    {
        var scores = (_n.Masked ?? _n.Scaled)[0].Row(_row).ToArray();
        var terms = scores.Select(score => double.IsNegativeInfinity(score) ? "0" : $"exp({MatrixPicture.Text(score)})").ToList();
        var sum = terms.Count <= 5 ? string.Join(" + ", terms) : string.Join(" + ", terms.Take(3)) + " + …";
        return new("A", StepWording.Softmax, $"{Html("A")} = softmax({Html("S")} / √{Html("K")})",
            (_n.Masked is null ? "var A = scaled" : "var A = visible") + ".Softmax(axis: -1);",
            StepWording.SoftmaxSentence(_words[_row], _words[_key]),
            $"{terms[_key]} / ({sum}) = {MatrixPicture.Text(_n.Weights[0][_row, _key])}",
            [.. Heads("A", _n.Weights, _weights, whole: true)]);
    }

    private AttentionStep Output()
    {
        var v = AttentionNumbers.Part(_n.V, 0, _n.ValueWidth);
        return new("Y", StepWording.Output, $"{Html("Y")} = {Html("A")} · {Html("V")}",
            _n.Heads == 1 ? "var Y = A.MatMul(V);" : "Y[h] = A[h].MatMul(V[h]);", StepWording.OutputSentence(_words[_row], _words[_key]),
            WorkedNumber.Of("Y", _n.Weights[0], v, _row, 0, _n.Output),
            [
                Matrix("A", Sub(0), _n.Weights[0], words: true, _weights) with { Row = _row, ColumnWords = _words }, "×",
                Matrix("V", Sub(0), v, words: true) with { Column = 0 }, "=",
                Matrix("Y", "", _n.Output, words: true) with { Row = _row, Column = 0, Group = Split(_n.ValueWidth) },
            ]);
    }

    private IEnumerable<AttentionStep.Part> Heads(string name, Cells[] heads, ColorAxis colors, bool whole = false) =>
        heads.Select((cells, head) => (AttentionStep.Part)(Matrix(name, Sub(head), cells, words: true, colors) with
        {
            ColumnWords = _words,
            Row = _row,
            Column = whole || head > 0 ? null : _key,
        }));

    // The scores keep their colours when they are scaled: what shrinks grows pale.
    private ColorAxis ScoreColors() => MatrixPicture.SignedColors([.. _n.Scores.SelectMany(scores => scores.Values.ToArray())]);

    private MatrixPicture Matrix(string name, string subscript, Cells cells, bool words = false, ColorAxis? colors = null)
    {
        var of = colors ?? MatrixPicture.SignedColors(cells.Values);
        return new(name, cells) { Subscript = subscript, RowWords = words ? _words : null, Colors = of };
    }

    private string Row(Cells cells) =>
        string.Join(Wording.Semicolon, cells.Row(_row).ToArray().Take(8).Select(MatrixPicture.Text)) + (cells.Columns > 8 ? "…" : "");

    private int? Split(int width) => _n.Heads > 1 ? width : null;

    private string Sub(int head) => _n.Heads > 1 ? NumberText.Short(head + 1) : "";

    private static string Html(string letter, string subscript = "") =>
        $"<var>{letter}</var>" + (subscript.Length > 0 ? $"<sub><var>{subscript}</var></sub>" : "");
}
