namespace Cahier.Plots;

/// <summary>
/// Colours for numbers, by interpolation between a few stops. All of them keep their order for colour-blind readers and in grey print.
/// Sources: Viridis and Cividis from matplotlib (van der Walt, Smith; Nuñez et al. 2018), Blues and RdBu from ColorBrewer (Brewer).
/// </summary>
public sealed class ColorScale
{
    private readonly Rgb[] _stops;

    private ColorScale(string name, bool diverging, params ReadOnlySpan<int> stops)
    {
        Name = name;
        IsDiverging = diverging;
        _stops = new Rgb[stops.Length];
        for (int i = 0; i < stops.Length; i++)
            _stops[i] = Rgb.FromHex(stops[i]);
    }

    /// <summary>Dark violet to yellow: reads on white and on black; the default.</summary>
    public static ColorScale Viridis { get; } = new(nameof(Viridis), false,
        0x440154, 0x482878, 0x3e4989, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6ece58, 0xb5de2b, 0xfde725);

    /// <summary>Dark blue to yellow, the same for most colour-blind readers.</summary>
    public static ColorScale Cividis { get; } = new(nameof(Cividis), false,
        0x00224e, 0x123570, 0x3b496c, 0x575d6d, 0x707173, 0x8a8678, 0xa59c74, 0xc3b369, 0xe1cc55, 0xfee838);

    /// <summary>White to dark blue, as on paper.</summary>
    public static ColorScale Blues { get; } = new(nameof(Blues), false,
        0xf7fbff, 0xdeebf7, 0xc6dbef, 0x9ecae1, 0x6baed6, 0x4292c6, 0x2171b5, 0x08519c, 0x08306b);

    /// <summary>Black to white: images.</summary>
    public static ColorScale Greys { get; } = new(nameof(Greys), false, 0x000000, 0xffffff);

    /// <summary>Blue below zero, white at zero, red above; without other limits the scale is symmetric about zero.</summary>
    public static ColorScale RdBu { get; } = new(nameof(RdBu), true,
        0x053061, 0x2166ac, 0x4393c3, 0x92c5de, 0xd1e5f0, 0xf7f7f7, 0xfddbc7, 0xf4a582, 0xd6604d, 0xb2182b, 0x67001f);

    /// <summary>The name it has in the literature.</summary>
    public string Name { get; }

    internal bool IsDiverging { get; }

    internal IReadOnlyList<Rgb> Stops => _stops;

    /// <summary>The colour at <paramref name="t"/> in 0..1; beyond, that of the nearer end.</summary>
    internal Rgb At(double t)
    {
        double place = Math.Clamp(t, 0, 1) * (_stops.Length - 1);
        int below = Math.Min((int)place, _stops.Length - 2);
        return Rgb.Mix(_stops[below], _stops[below + 1], place - below);
    }
}
