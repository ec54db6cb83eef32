namespace Cahier.Tensors;

/// <summary>
/// How two shapes are laid over each other (NumPy's rules): aligned at the last axis, an axis of length 1 or a missing one is repeated.
/// The axes are merged where both operands walk on evenly, so that loops are few and runs are long.
/// </summary>
internal readonly struct Broadcast
{
    private readonly int[] _lengths;        // outermost first, without the run
    private readonly int[] _leftSteps;
    private readonly int[] _rightSteps;

    private Broadcast(Shape shape, int[] lengths, int[] leftSteps, int[] rightSteps)
    {
        Shape = shape;
        var last = lengths.Length - 1;
        (Run, LeftStep, RightStep) = last < 0 ? (1, 1, 1) : (lengths[last], leftSteps[last], rightSteps[last]);
        last = Math.Max(last, 0);
        (_lengths, _leftSteps, _rightSteps) = (lengths[..last], leftSteps[..last], rightSteps[..last]);
    }

    /// <summary>The common shape.</summary>
    public Shape Shape { get; }

    /// <summary>How many elements are walked in the innermost loop.</summary>
    public int Run { get; }

    /// <summary>1 if the left operand walks along in the innermost loop, 0 if it repeats one number.</summary>
    public int LeftStep { get; }

    /// <summary>1 if the right operand walks along in the innermost loop, 0 if it repeats one number.</summary>
    public int RightStep { get; }

    /// <exception cref="ShapeException">The shapes cannot be broadcast together.</exception>
    public static Broadcast Of(Shape left, Shape right, string operation)
    {
        var rank = Math.Max(left.Rank, right.Rank);
        Span<int> common = stackalloc int[rank];
        Span<int> lengths = stackalloc int[rank], leftSteps = stackalloc int[rank], rightSteps = stackalloc int[rank];
        var (leftStep, rightStep, kept) = (1, 1, 0);
        for (var i = 1; i <= rank; i++)
        {
            var l = i <= left.Rank ? left.AsSpan()[^i] : 1;
            var r = i <= right.Rank ? right.AsSpan()[^i] : 1;
            if (l != r && l != 1 && r != 1)
                throw new ShapeException(Messages.CannotBroadcast(operation, left, right, rank - i, l, r));

            var length = l == 1 ? r : l;
            common[^i] = length;
            if (length == 1)
                continue;

            var (ls, rs) = (l == 1 ? 0 : leftStep, r == 1 ? 0 : rightStep);
            (leftStep, rightStep) = (leftStep * l, rightStep * r);
            if (kept > 0 && ls == leftSteps[kept - 1] * lengths[kept - 1] && rs == rightSteps[kept - 1] * lengths[kept - 1])
                lengths[kept - 1] *= length;
            else
                (lengths[kept], leftSteps[kept], rightSteps[kept++]) = (length, ls, rs);
        }

        lengths[..kept].Reverse();
        leftSteps[..kept].Reverse();
        rightSteps[..kept].Reverse();
        return new Broadcast(
            Shape.Create(common), lengths[..kept].ToArray(), leftSteps[..kept].ToArray(), rightSteps[..kept].ToArray());
    }

    /// <summary>Where each run begins in the left and in the right operand, in the order of the result.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Counts through all axes but the innermost, like an odometer.</summary>
    internal struct Enumerator(Broadcast broadcast)
    {
        private readonly int[] _index = new int[broadcast._lengths.Length];
        private bool _started;
        private int _left;
        private int _right;

        public readonly (int Left, int Right) Current => (_left, _right);

        public bool MoveNext()
        {
            if (!_started)
            {
                _started = true;
                return broadcast.Shape.Count > 0;
            }

            for (var axis = _index.Length - 1; axis >= 0; axis--)
            {
                _left += broadcast._leftSteps[axis];
                _right += broadcast._rightSteps[axis];
                if (++_index[axis] < broadcast._lengths[axis])
                    return true;

                _left -= broadcast._leftSteps[axis] * _index[axis];
                _right -= broadcast._rightSteps[axis] * _index[axis];
                _index[axis] = 0;
            }
            return false;
        }
    }
}
