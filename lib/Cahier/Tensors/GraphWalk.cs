namespace Cahier.Tensors;

public sealed partial class Tensor
{
    private long _walk;     // the last walk through the graph that came by here

    /// <summary>
    /// Everything a tensor was computed from and that requires a gradient, inputs before results. Found by a loop, for graphs deeper than
    /// the stack, in lists that the thread uses again.
    /// </summary>
    private sealed class GraphWalk : IDisposable
    {
        private const int LongestKept = 1 << 14;

        [ThreadStatic]
        private static GraphWalk? _unused;

        private readonly Stack<(Tensor Tensor, int Next)> _path = [];

        public List<Tensor> Order { get; } = [];

        public static GraphWalk From(Tensor result)
        {
            var walk = _unused ?? new GraphWalk();
            _unused = null;
            walk.Find(result, Interlocked.Increment(ref _walks));
            return walk;
        }

        public void Dispose()
        {
            if (Order.Count > LongestKept)
                return;
            Order.Clear();      // tensors are not to live on in here
            _path.Clear();
            _unused = this;
        }

        private void Find(Tensor result, long number)
        {
            _path.Push((result, 0));
            result._walk = number;
            while (_path.TryPop(out var step))
            {
                if (step.Next == step.Tensor._inputs.Length)
                {
                    Order.Add(step.Tensor);
                    continue;
                }

                _path.Push(step with { Next = step.Next + 1 });
                var input = step.Tensor._inputs[step.Next];
                if (input._walk != number && input._requiresGrad)
                {
                    input._walk = number;
                    _path.Push((input, 0));
                }
            }
        }
    }
}
