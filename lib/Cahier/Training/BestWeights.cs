using Cahier.Nn;
using Cahier.Tensors;

namespace Cahier.Training;

/// <summary>A copy of a model's parameters and buffers as they were when they were best.</summary>
internal sealed class BestWeights(Module model)
{
    private readonly List<(Tensor Tensor, float[] Copy)> _copies =
        [.. model.StateDict().Values.Distinct<Tensor>(ReferenceEqualityComparer.Instance).Select(tensor => (tensor, tensor.ToArray()))];

    public void Remember()
    {
        foreach (var (tensor, copy) in _copies)
            tensor.AsSpan().CopyTo(copy);
    }

    public void Restore()
    {
        foreach (var (tensor, copy) in _copies)
            copy.CopyTo(tensor.AsSpan());
    }
}
