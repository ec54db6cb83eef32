using Cahier.Tensors;

namespace Cahier.Plots.Graphs;

/// <summary>From a result back to what it was computed from, inputs before results.</summary>
internal static class GraphReading
{
    private const int MostNumbers = 4;
    private const int MostRows = 3;

    private static readonly Dictionary<string, string> _signs = new(StringComparer.Ordinal)
    {
        ["op_Addition"] = "+",
        ["op_Subtraction"] = "−",
        ["op_Multiply"] = "×",
        ["op_Division"] = "÷",
        ["op_UnaryNegation"] = "−",
        ["MatMul"] = "matmul",
        ["Sum"] = "Σ sum",
        ["Attend"] = "attention",
        ["Sqrt"] = "√",
    };

    public static List<Tensor> InputsFirst(Tensor result)
    {
        List<Tensor> order = [];
        var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance) { result };
        var path = new Stack<(Tensor Tensor, int Next)>();
        path.Push((result, 0));
        while (path.TryPop(out var step))
        {
            if (step.Next == step.Tensor.Inputs.Length)
            {
                order.Add(step.Tensor);
                continue;
            }

            path.Push(step with { Next = step.Next + 1 });
            var input = step.Tensor.Inputs[step.Next];
            if (seen.Add(input))
                path.Push((input, 0));
        }

        return order;
    }

    public static GraphNode[] Nodes(List<Tensor> order, IReadOnlyDictionary<Tensor, string> names)
    {
        var index = new Dictionary<Tensor, int>(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < order.Count; i++)
            index[order[i]] = i;
        return [.. order.Select(Node)];

        GraphNode Node(Tensor tensor)
        {
            int[] inputs = [.. tensor.Inputs.ToArray().Select(input => index[input])];
            var operation = tensor.Operation is { } method && inputs.Length > 0 ? Sign(method, inputs.Length) : null;
            bool learned = operation is null && tensor.RequiresGrad;
            var name = tensor.Name ?? names.GetValueOrDefault(tensor);
            var title = (name, operation) switch
            {
                (null, null) => learned ? Wording.Parameter : Wording.GivenTensor,
                (null, { } what) => what,
                ({ } given, null) => given,
                ({ } given, { } what) => $"{given} = {what}",
            };
            return new GraphNode(title, operation, tensor.Rank == 0 ? "" : tensor.Shape.ToString(), Lines(tensor),
                tensor.Grad is { } gradient ? Lines(gradient) : [], inputs)
            {
                IsLearned = learned,
            };
        }
    }

    private static string Sign(string method, int inputs)
    {
        var sign = _signs.GetValueOrDefault(method) ?? char.ToLowerInvariant(method[0]) + method[1..];
        // With a single tensor the other side is a number that the graph does not keep.
        return inputs == 1 && method is "op_Addition" or "op_Subtraction" or "op_Multiply" or "op_Division"
            ? $"{sign} {Wording.ANumber}"
            : sign;
    }

    // A number, a short row, or a few of them; nothing of what would take a page.
    private static string[] Lines(Tensor tensor)
    {
        int columns = tensor.Rank == 0 ? 1 : tensor.Dim(-1), rows = columns == 0 ? 0 : tensor.Count / columns;
        if (columns is 0 or > MostNumbers || rows > MostRows || (tensor.Rank > 2 && rows > 1))
            return [];
        var values = Numbers.From(tensor);
        return [.. Enumerable.Range(0, rows).Select(row => string.Join(" \u00a0", values.Skip(row * columns).Take(columns).Select(Text)))];
    }

    private static string Text(double value) => double.IsFinite(value)
        ? Math.Abs(value) >= 1e4 ? NumberText.Short(value) : NumberText.Short(Math.Round(value, value is > -1 and < 1 ? 4 : 3))
        : double.IsNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
}
