namespace Cahier.Data.Real;

/// <summary>One file of a real data set, as its makers publish it.</summary>
public sealed record DataFile
{
    /// <summary>Its name, in the set's folder too.</summary>
    public required string Name { get; init; }

    /// <summary>Where it can be fetched, the makers' own address first.</summary>
    public required IReadOnlyList<Uri> Addresses { get; init; }

    /// <summary>Its size in bytes, or null where the file is renewed at its address from time to time.</summary>
    public long? Bytes { get; init; }

    /// <summary>The most bytes that are accepted in its place: its size, or a generous limit where the size is not known.</summary>
    public required long AtMost { get; init; }

    /// <summary>Its SHA-256 in lower-case hexadecimal, or null where none was published or could be computed: unverified.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Where <see cref="Sha256"/> comes from.</summary>
    public required string SumFrom { get; init; }
}
