namespace Cahier.Data.Real;

/// <summary>A real data set is not on this machine. The message says how to get it, and where to put it without a network.</summary>
public sealed class MissingDataException : IOException
{
    internal MissingDataException(DataSet set)
        : base(Messages.DataSetMissing(set)) => Set = set;

    /// <summary>The set.</summary>
    public DataSet Set { get; }
}
