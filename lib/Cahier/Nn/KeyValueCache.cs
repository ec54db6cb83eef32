using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>
/// What one attention layer remembers while a text is written token by token: keys and values of the tokens read so far, which do not
/// change when others follow. Each new token then costs one row of products instead of all of them again.
/// </summary>
public sealed class KeyValueCache
{
    private Tensor? _keys, _values;         // [B, capacity, H·K] and [B, capacity, H·Kᵥ], of which the first Length rows are set

    /// <summary>How many tokens have been read.</summary>
    public int Length { get; private set; }

    /// <summary>How many numbers are remembered: 2·T·D a layer when heads have their usual width.</summary>
    public long Count => Length * ((long)(_keys?.Count ?? 0) + (_values?.Count ?? 0)) / Math.Max(1, _keys?.Dim(1) ?? 1);

    internal Tensor Keys => _keys!;

    internal Tensor Values => _values!;

    /// <summary>Remembers tokens that follow.</summary>
    /// <param name="projected">[B, T, columns], what the layer's product gave</param>
    /// <param name="keys">The columns in which the keys are.</param>
    /// <param name="values">The columns in which the values are.</param>
    internal void Append(Tensor projected, Range keys, Range values)
    {
        var (batch, length, width) = (projected.Dim(0), projected.Dim(1), projected.Dim(2));
        var ((keyStart, keyWidth), (valueStart, valueWidth)) = (keys.GetOffsetAndLength(width), values.GetOffsetAndLength(width));
        if (_keys is null || Length + length > _keys.Dim(1))
        {
            var capacity = Math.Max(Length + length, 2 * (_keys?.Dim(1) ?? 8));
            _keys = Longer(_keys, [batch, capacity, keyWidth]);
            _values = Longer(_values, [batch, capacity, valueWidth]);
        }
        for (var b = 0; b < batch; b++)
            for (var t = 0; t < length; t++)
            {
                var row = projected.Row(b * length + t, width);
                var place = b * _keys.Dim(1) + Length + t;
                row.Slice(keyStart, keyWidth).CopyTo(_keys.Row(place, keyWidth));
                row.Slice(valueStart, valueWidth).CopyTo(_values!.Row(place, valueWidth));
            }
        Length += length;
    }

    /// <summary>Goes on with other texts of the batch: text b becomes what text rows[b] was.</summary>
    internal void Select(ReadOnlySpan<int> rows)
    {
        (_keys, _values) = (Selected(_keys, rows), Selected(_values, rows));
    }

    private static Tensor? Selected(Tensor? memory, ReadOnlySpan<int> rows)
    {
        if (memory is null)
            return null;
        var (capacity, width) = (memory.Dim(1), memory.Dim(2));
        var selected = Tensor.Empty([rows.Length, capacity, width]).OutliveAll();
        for (var b = 0; b < rows.Length; b++)
            memory.Row(rows[b], capacity * width).CopyTo(selected.Row(b, capacity * width));
        return selected;
    }

    private Tensor Longer(Tensor? memory, Shape shape)
    {
        var longer = Tensor.Empty(shape).OutliveAll();
        for (var b = 0; b < shape[0] && memory is not null; b++)
            memory.Row(b, memory.Dim(1) * shape[2])[..(Length * shape[2])].CopyTo(longer.Row(b, shape[1] * shape[2]));
        return longer;
    }
}
