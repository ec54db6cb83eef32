namespace Cahier.Data.Real;

/// <summary>The two parts of a data set that its makers keep apart.</summary>
public enum DataPart
{
    /// <summary>What a model learns from.</summary>
    Train,

    /// <summary>What it is measured on, once.</summary>
    Test,
}
