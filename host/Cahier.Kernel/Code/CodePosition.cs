namespace Cahier.Kernel.Code;

/// <summary>Jupyter counts a cursor in Unicode code points, .NET in UTF-16 units.</summary>
internal static class CodePosition
{
    public static int FromCodePoints(string code, int? position)
    {
        var index = 0;
        for (var left = position ?? int.MaxValue; left > 0 && index < code.Length; left--)
        {
            index += char.IsSurrogatePair(code, index) ? 2 : 1;
        }

        return index;
    }

    public static int ToCodePoints(string code, int index)
    {
        var count = 0;
        for (var i = 0; i < index; count++)
        {
            i += char.IsSurrogatePair(code, i) ? 2 : 1;
        }

        return count;
    }
}
