using Cahier.Tensors;

namespace Cahier.Vision;

/// <summary>What k-means has after a number of iterations.</summary>
/// <param name="Iteration">Counted from 0, the centres that were drawn.</param>
/// <param name="Centers">[K, D]</param>
/// <param name="Assignments">[N], the nearest of these centres for each point.</param>
/// <param name="Inertia">The sum of the squared distances of the points from these centres: never larger than at the step before.</param>
public sealed record KMeansStep(int Iteration, Tensor Centers, IReadOnlyList<int> Assignments, double Inertia);
