namespace Cahier.Tensors;

public sealed partial class Tensor
{
    /// <summary>
    /// Everything a tensor was computed from and that requires a gradient, inputs before results. Found by a loop, for graphs deeper than
    /// the stack, in lists that the thread uses again.
    /// </summary>
    private sealed class GraphWalk : IDisposable
    {
        private const int LongestKept = 1 << 14;

        [ThreadStatic]
        private static GraphWalk? _unused;

        private readonly Stack<(Node Node, int Next)> _path = [];

        public List<Node> Order { get; } = [];

        public static GraphWalk From(Tensor result)
        {
            var walk = _unused ?? new GraphWalk();
            _unused = null;
            walk.Find(result.Placed, Interlocked.Increment(ref _walks));
            return walk;
        }

        public void Dispose()
        {
            if (Order.Count > LongestKept)
                return;
            Order.Clear();      // nodes are not to live on in here
            _path.Clear();
            _unused = this;
        }

        private void Find(Node result, long number)
        {
            _path.Push((result, 0));
            result.Walk = number;
            while (_path.TryPop(out var step))
            {
                if (step.Next == step.Node.Inputs.Length)
                {
                    Order.Add(step.Node);
                    continue;
                }

                _path.Push(step with { Next = step.Next + 1 });
                var input = step.Node.Inputs[step.Next];
                if (input.RequiresGrad && input.Placed is { } node && node.Walk != number)
                {
                    node.Walk = number;
                    _path.Push((node, 0));
                }
            }
        }
    }
}
