using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>A module that takes one tensor and gives one: what <see cref="Sequential"/> puts one behind the other.</summary>
public interface ILayer
{
    /// <summary>The output for an input.</summary>
    Tensor Forward(Tensor x);
}
