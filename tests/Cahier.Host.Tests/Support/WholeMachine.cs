namespace Cahier.Host.Tests.Support;

/// <summary>Tests that train a model or drive a browser: they run one after the other, when the others have ended.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class WholeMachine
{
    public const string Name = "Whole machine";
}
