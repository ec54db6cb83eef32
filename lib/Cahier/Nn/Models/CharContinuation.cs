using Cahier.Nn.Generation;
using Cahier.Tensors;

namespace Cahier.Nn.Models;

/// <summary>Texts that a character model is writing: all it remembers of them is its state.</summary>
internal sealed class CharContinuation(CharModel model) : IContinuation
{
    private RecurrentState? _state;

    public Tensor Read(int[,] ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        using var noGradient = Tensor.NoGrad();
        using var evaluation = model.Evaluation();
        var (logits, end) = model.Forward(ids, _state);
        _state = end.Carry(_state);
        return logits.Slice(1, ids.GetLength(1) - 1, 1).Squeeze(1);
    }

    public void Select(ReadOnlySpan<int> texts)
    {
        int[] chosen = [.. texts];
        using var noGradient = Tensor.NoGrad();
        Tensor Chosen(Tensor states) => Tensor.Concatenate([.. chosen.Select(text => states.Slice(1, text, 1))], 1);
        if (_state is not null)
            _state = new RecurrentState(Chosen(_state.Hidden), _state.Cell is null ? null : Chosen(_state.Cell)).Carry();
    }
}
