namespace Cahier.Bench;

/// <summary>Something to measure, and what others are measured against it.</summary>
/// <param name="Name">As the line protocol and the table name it.</param>
/// <param name="Prepare">Makes models and data, and returns one run of what is timed.</param>
internal sealed record Case(string Name, Func<Action> Prepare)
{
    /// <summary>What is reported: ms is a time, anything else a rate, of which more is better.</summary>
    public string Unit { get; init; } = "ms";

    /// <summary>What one run does, in the unit's things, for a rate: operations, elements, words.</summary>
    public double Amount { get; init; }

    /// <summary>The cases of peers.py to compare with; its own name if none is given.</summary>
    public IReadOnlyList<string> Peers { get => field.Count > 0 ? field : [Name]; init; } = [];

    /// <summary>How many times as fast as the first peer it is to be on one thread; 0 for no matter.</summary>
    public double Least { get; init; }

    /// <summary>Whether one run is a step of training, whose garbage counts.</summary>
    public bool IsTraining { get; init; }

    public bool IsRate => Unit != "ms";

    /// <summary>Seconds in the unit.</summary>
    public double Value(double seconds) => IsRate ? Amount / seconds : 1000 * seconds;
}

/// <summary>One or several cases of a kind. Classes that implement this are found by themselves.</summary>
internal interface ICases
{
    IEnumerable<Case> All();
}
