using System.Runtime.CompilerServices;

namespace Cahier.Tensors;

public sealed partial class Tensor
{
    private static readonly AsyncLocal<bool> _noGradient = new();

    /// <summary>While the returned object is not disposed, operations remember nothing: <c>using (Tensor.NoGrad()) { … }</c>.</summary>
    public static IDisposable NoGrad() => new NoGradScope();

    /// <summary>Declares how a gradient of <paramref name="output"/> reaches its inputs.</summary>
    /// <param name="output">The freshly computed result.</param>
    /// <param name="inputs">What it was computed from.</param>
    /// <param name="backward">Given ∂L/∂output, adds to the gradients of the inputs; runs without recording.</param>
    /// <param name="operation">What the drawing of the graph calls it; the method that calls, without it.</param>
    /// <returns>The output.</returns>
    internal static Tensor Result(
        Tensor output, ReadOnlySpan<Tensor?> inputs, Action<Tensor> backward, [CallerMemberName] string operation = "") =>
        Result(output, inputs, backward, static (backward, dy) => backward(dy), operation);

    /// <summary>The same without garbage: what a static function needs is handed to it rather than captured.</summary>
    /// <param name="output">The freshly computed result.</param>
    /// <param name="inputs">What it was computed from; null for what was not given.</param>
    /// <param name="state">What the function needs.</param>
    /// <param name="backward">Given the state and ∂L/∂output, adds to the gradients of the inputs; runs without recording.</param>
    /// <param name="operation">What the drawing of the graph calls it; the method that calls, without it.</param>
    /// <returns>The output.</returns>
    internal static Tensor Result<TState>(
        Tensor output, ReadOnlySpan<Tensor?> inputs, TState state, Action<TState, Tensor> backward,
        [CallerMemberName] string operation = "")
    {
        if (IsRecorded(inputs))
            output._node = Node<TState>.Of(output.Storage, inputs, state, backward, operation);
        return output;
    }

    /// <summary>Whether <see cref="Result"/> of these inputs would remember how it was computed.</summary>
    internal static bool IsRecorded(ReadOnlySpan<Tensor?> inputs)
    {
        if (_noGradient.Value)
            return false;
        foreach (var input in inputs)
        {
            if (input is { RequiresGrad: true })
                return true;
        }
        return false;
    }

    private sealed class NoGradScope : IDisposable
    {
        private readonly bool _before = _noGradient.Value;

        public NoGradScope() => _noGradient.Value = true;

        public void Dispose() => _noGradient.Value = _before;
    }
}
