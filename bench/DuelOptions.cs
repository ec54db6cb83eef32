using System.Globalization;

namespace Cahier.Bench;

/// <summary>How Cahier and its peers are compared.</summary>
internal sealed record DuelOptions
{
    public IReadOnlyList<int> Threads { get; private init; } = [1, 2];

    public int Rounds { get; private init; } = 7;

    /// <summary>How long each runs in a round.</summary>
    public double Seconds { get; private init; } = 0.5;

    public string Python { get; private init; } = "/usr/bin/python3";

    /// <summary>Whether Cahier is to do without 512-bit vectors, as on most laptops; the peers keep theirs.</summary>
    public bool WithoutAvx512 { get; private init; }

    /// <summary>What the names of the cases begin with; all if none is given.</summary>
    public IReadOnlyList<string> Chosen { get; private init; } = [];

    public (string Name, string Value)[] OurEnvironment => WithoutAvx512 ? [("DOTNET_EnableAVX512", "0")] : [];

    public bool Chooses(string name) => Chosen.Count == 0
        ? !name.StartsWith("ew-", StringComparison.Ordinal)
        : Chosen.Any(chosen => name.StartsWith(chosen, StringComparison.Ordinal));

    /// <summary>--threads 1,2 --rounds 7 --seconds 0.5 --python /usr/bin/python3 --without-avx512 CASE …</summary>
    public static DuelOptions Of(ReadOnlySpan<string> arguments)
    {
        var options = new DuelOptions();
        for (var i = 0; i < arguments.Length; i++)
        {
            options = arguments[i] switch
            {
                "--threads" => options with { Threads = [.. arguments[++i].Split(',').Select(Whole)] },
                "--rounds" => options with { Rounds = Whole(arguments[++i]) },
                "--seconds" => options with { Seconds = double.Parse(arguments[++i], CultureInfo.InvariantCulture) },
                "--python" => options with { Python = arguments[++i] },
                "--without-avx512" => options with { WithoutAvx512 = true },
                var name => options with { Chosen = [.. options.Chosen, name] },
            };
        }
        return options;
    }

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
