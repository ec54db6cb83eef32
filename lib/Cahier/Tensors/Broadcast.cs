namespace Cahier.Tensors;

/// <summary>
/// How two shapes are laid over each other (NumPy's rules): aligned at the last axis, an axis of length 1 or a missing one is repeated.
/// The axes are merged where both operands walk on evenly, so that loops are few and runs are long.
/// </summary>
internal readonly ref struct Broadcast
{
    // Of each axis but the run, outermost first; the last is where a walk is.
    private readonly Span<int> _lengths, _leftSteps, _rightSteps, _index;

    private Broadcast(Shape shape, Span<int> lengths, Span<int> leftSteps, Span<int> rightSteps, Span<int> index)
    {
        Shape = shape;
        (Run, LeftStep, RightStep) = lengths.IsEmpty ? (1, 1, 1) : (lengths[^1], leftSteps[^1], rightSteps[^1]);
        var axes = Math.Max(lengths.Length - 1, 0);
        _lengths = lengths[..axes];
        _leftSteps = leftSteps[..axes];
        _rightSteps = rightSteps[..axes];
        _index = index[..axes];
    }

    /// <summary>The common shape.</summary>
    public Shape Shape { get; }

    /// <summary>How many elements are walked in the innermost loop.</summary>
    public int Run { get; }

    /// <summary>1 if the left operand walks along in the innermost loop, 0 if it repeats one number.</summary>
    public int LeftStep { get; }

    /// <summary>1 if the right operand walks along in the innermost loop, 0 if it repeats one number.</summary>
    public int RightStep { get; }

    /// <summary>How many integers <see cref="Of"/> needs for two shapes.</summary>
    public static int Room(Shape left, Shape right) => 4 * Math.Max(left.Rank, right.Rank);

    /// <summary>Lays two shapes over each other.</summary>
    /// <param name="left">The one shape.</param>
    /// <param name="right">The other.</param>
    /// <param name="operation">On whose behalf.</param>
    /// <param name="room">Memory to work in: <c>stackalloc int[Broadcast.Room(left, right)]</c>.</param>
    /// <exception cref="ShapeException">The shapes cannot be broadcast together.</exception>
    public static Broadcast Of(Shape left, Shape right, string operation, Span<int> room)
    {
        var rank = Math.Max(left.Rank, right.Rank);
        Span<int> common = stackalloc int[rank];
        Span<int> lengths = room[..rank], leftSteps = room.Slice(rank, rank), rightSteps = room.Slice(2 * rank, rank);
        var index = room.Slice(3 * rank, rank);
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
        return new Broadcast(Shape.Create(common), lengths[..kept], leftSteps[..kept], rightSteps[..kept], index);
    }

    /// <summary>The common shape of two.</summary>
    /// <exception cref="ShapeException">The shapes cannot be broadcast together.</exception>
    public static Shape ShapeOf(Shape left, Shape right, string operation) =>
        Of(left, right, operation, stackalloc int[Room(left, right)]).Shape;

    /// <summary>Where each run begins in the left and in the right operand, in the order of the result. One walk at a time.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Counts through all axes but the innermost, like an odometer.</summary>
    internal ref struct Enumerator
    {
        private readonly Broadcast _broadcast;
        private bool _started;
        private int _left;
        private int _right;

        public Enumerator(Broadcast broadcast)
        {
            _broadcast = broadcast;
            broadcast._index.Clear();
        }

        public readonly (int Left, int Right) Current => (_left, _right);

        public bool MoveNext()
        {
            if (!_started)
            {
                _started = true;
                return _broadcast.Shape.Count > 0;
            }

            var index = _broadcast._index;
            for (var axis = index.Length - 1; axis >= 0; axis--)
            {
                _left += _broadcast._leftSteps[axis];
                _right += _broadcast._rightSteps[axis];
                if (++index[axis] < _broadcast._lengths[axis])
                    return true;

                _left -= _broadcast._leftSteps[axis] * index[axis];
                _right -= _broadcast._rightSteps[axis] * index[axis];
                index[axis] = 0;
            }
            return false;
        }
    }
}
