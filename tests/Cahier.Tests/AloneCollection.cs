namespace Cahier.Tests;

/// <summary>Tests of what the process has only one of, such as its language, run while no others do.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "Alone";
}
