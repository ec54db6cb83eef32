namespace Cahier.Data;

/// <summary>A shape of a scene.</summary>
public enum ShapeKind
{
    /// <summary>A disc: un cercle.</summary>
    Circle,

    /// <summary>A square: un carré.</summary>
    Square,

    /// <summary>A triangle standing on its base: un triangle.</summary>
    Triangle,

    /// <summary>A star of five points: une étoile.</summary>
    Star,
}

/// <summary>The colour of a shape.</summary>
public enum ShapeColor
{
    /// <summary>Red: rouge.</summary>
    Red,

    /// <summary>Green: vert.</summary>
    Green,

    /// <summary>Blue: bleu.</summary>
    Blue,

    /// <summary>Yellow: jaune.</summary>
    Yellow,
}

/// <summary>A shape and the cell of the grid that it lies in.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Row">From the top, 0 to 2.</param>
/// <param name="Column">From the left, 0 to 2.</param>
public readonly record struct SceneShape(ShapeKind Kind, ShapeColor Color, int Row, int Column)
{
    /// <summary>The number of the cell, row after row: which of the encoder's regions sees the shape.</summary>
    public int Region => Row * ShapeScene.Cells + Column;
}
