namespace Cahier.Data.Real;

/// <summary>A real data set that others made and publish; Cahier ships none of it and says where it is found.</summary>
public sealed record DataSet
{
    /// <summary>What it is asked for by, such as "imdb".</summary>
    public required string Name { get; init; }

    /// <summary>What it is, in the language in use.</summary>
    public string Title => Language.Say(EnglishTitle, FrenchTitle);

    /// <summary>Under which terms it may be used, in the language in use.</summary>
    public string Terms => Language.Say(EnglishTerms, FrenchTerms);

    /// <summary>What it is, in English.</summary>
    public required string EnglishTitle { get; init; }

    /// <summary>What it is, in French.</summary>
    public required string FrenchTitle { get; init; }

    /// <summary>The terms of use, in English.</summary>
    public required string EnglishTerms { get; init; }

    /// <summary>The terms of use, in French.</summary>
    public required string FrenchTerms { get; init; }

    /// <summary>The page of its makers.</summary>
    public required Uri Home { get; init; }

    /// <summary>What to cite.</summary>
    public required string Citation { get; init; }

    /// <summary>The files it is published as.</summary>
    public required IReadOnlyList<DataFile> Files { get; init; }

    /// <summary>Other forms that the reader takes: for each the names that must all be there; * stands for anything.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Layouts { get; init; } = [];

    /// <summary>Folders of the cache in which it is looked for, the first of which is its own.</summary>
    public IReadOnlyList<string> Folders { get => field ?? [Name]; init; }

    /// <summary>The size of all its files in bytes, or null where one is not known.</summary>
    public long? Bytes => Files.All(file => file.Bytes is not null) ? Files.Sum(file => file.Bytes!.Value) : null;

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Title}";
}
