using Cahier.Nn.Models;
using Cahier.Tensors;

namespace Cahier.Tests.Tensors;

// The pool is one for the process: another test would take the buffers that this one expects to find.
[Collection(AloneCollection.Name)]
public sealed class MemoryTests
{
    [Fact]
    public void A_warm_step_of_a_small_gpt_leaves_little_garbage()
    {
        var model = new Gpt(new GptOptions
        {
            Vocabulary = 65,
            MaxLength = 64,
            Width = 32,
            Hidden = 128,
            Heads = 4,
            Layers = 4,
            Bias = false,
            Dropout = 0,
        });
        var ids = new int[12, 64];
        for (var warm = 0; warm < 5; warm++)
            Step();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10; i++)
            Step();
        // Nothing grows with the batch or the width: what remains are tensors and closures, some 30 KB.
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 10, 0, 36_000);

        void Step()
        {
            using var scope = Tensor.NewDisposeScope();
            model.Loss(ids, ids).Backward();
        }
    }

    [Fact]
    public void A_warm_step_allocates_no_arrays_of_numbers()
    {
        var (w, x) = (Tensor.Randn(new Random(1), 256, 256), Tensor.Randn(new Random(2), 64, 256));
        w.RequiresGrad = true;
        for (var warm = 0; warm < 3; warm++)
            Step();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Step();
        // A result alone is 64 KB; what remains are tensors, shapes and closures.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 32_000);

        void Step()
        {
            using var scope = Tensor.NewDisposeScope();
            w.ZeroGrad();
            Functional.Linear(Functional.Linear(x, w).Relu(), w).Softmax().Pow(2).Sum().Backward();
        }
    }
}
