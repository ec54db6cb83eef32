namespace Cahier.Tensors;

public sealed partial class Tensor
{
    /// <summary>
    /// The same numbers repeated along axes that are missing in front or have length 1, as operations on two tensors do by themselves.
    /// </summary>
    /// <exception cref="ShapeException">This shape cannot be broadcast to that one.</exception>
    public Tensor BroadcastTo(params Shape shape) => Result(Repeated(shape, nameof(BroadcastTo)), [this], AddGradient);

    private Tensor Repeated(Shape shape, string operation)
    {
        var broadcast = Broadcast.Of(shape, _shape, operation, stackalloc int[Broadcast.Room(shape, _shape)]);
        if (broadcast.Shape != shape)
            throw new ShapeException(Messages.CannotBroadcastTo(operation, _shape, shape));

        var y = Empty(shape);
        foreach (var (start, from) in broadcast)
        {
            var run = y.AsSpan().Slice(start, broadcast.Run);
            if (broadcast.RightStep == 0)
                run.Fill(AsSpan()[from]);
            else
                AsSpan().Slice(from, run.Length).CopyTo(run);
        }
        return y;
    }
}
