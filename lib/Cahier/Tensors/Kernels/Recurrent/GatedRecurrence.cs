namespace Cahier.Tensors.Kernels.Recurrent;

/// <summary>
/// What the two forms of the gated recurrent unit share: blocks for two gates, the candidate and one more, and U packed in two parts, since
/// the candidate's product waits for the gates in one form and is kept apart from its input in the other.
/// </summary>
internal abstract unsafe class GatedRecurrence<TSimd, TVector>(SequenceLayout layout, Tensor weight)
    : Recurrence(layout, weight.Dim(1), gates: 3, blocks: 4, hasCell: false)
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    private PackedWeight<TSimd, TVector>? _gatesForward, _candidateForward, _gatesBackward, _candidateBackward;

    public override int GatesTogether => 2;

    protected PackedWeight<TSimd, TVector> GatesForward => _gatesForward!;

    protected PackedWeight<TSimd, TVector> CandidateForward => _candidateForward!;

    protected PackedWeight<TSimd, TVector> GatesBackward => _gatesBackward!;

    protected PackedWeight<TSimd, TVector> CandidateBackward => _candidateBackward!;

    protected override void PackForward()
    {
        _gatesForward = PackedWeight<TSimd, TVector>.Transposed(weight, 0, 2, Hidden);
        _candidateForward = PackedWeight<TSimd, TVector>.Transposed(weight, 2, 1, Hidden);
    }

    protected override void PackBackward()
    {
        _gatesBackward = PackedWeight<TSimd, TVector>.Straight(weight, 0, 2, Hidden);
        _candidateBackward = PackedWeight<TSimd, TVector>.Straight(weight, 2, 1, Hidden);
    }
}
