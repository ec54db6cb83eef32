using System.Collections;
using System.Runtime.CompilerServices;
using Cahier.Kernel.Session;
using Cahier.Kernel.Texts;

namespace Cahier.Kernel.Display;

/// <summary>
/// Looks at a value once, as far as will be shown: the beginning of sequences, which may be endless, and a few levels of what it holds,
/// which may hold it again. Nothing is waited for.
/// </summary>
internal sealed class ValueReader
{
    // Whoever wants to see more asks for it; a thousand rows help nobody.
    private const int MostNodes = 10_000;
    private const int MostOfGrid = 20;
    private static readonly int[] _mostItems = [50, 20, 10, 5];

    private readonly HashSet<object> _inside = new(ReferenceEqualityComparer.Instance);
    private readonly NotebookLanguage _language = CellContext.CurrentOrLast?.Language ?? NotebookLanguage.English;
    private int _nodes;

    /// <summary>The value's node.</summary>
    public static ValueNode Read(object? value) => new ValueReader().Read(value, 0);

    private ValueNode Read(object? value, int depth)
    {
        if (ScalarText.Of(value) is { } text)
        {
            return text;
        }

        if (depth >= _mostItems.Length || ++_nodes > MostNodes)
        {
            return new TextNode(TypeName.Of(value!.GetType()) + " …");
        }

        if (!_inside.Add(value!))
        {
            return new TextNode(DisplayTexts.Itself.In(_language));
        }

        try
        {
            var node = ReadParts(value!, depth);
            return depth > 0 && ValueFormatter.HasOwnHtml(value!) ? new OwnNode(value!, node) : node;
        }
        catch (Exception exception) when (depth > 0 && exception is not (OperationCanceledException or ThreadInterruptedException))
        {
            return Failure(exception);
        }
        finally
        {
            _inside.Remove(value!);
        }
    }

    private ValueNode ReadParts(object value, int depth)
    {
        var type = value.GetType();
        return value switch
        {
            Exception exception when depth == 0 => new TextNode(string.Join('\n', CellErrors.Traceback(exception, _language))),
            Exception exception => new TextNode(Headline(exception)),
            Task task => ReadTask(task, depth),
            _ when ValueShape.IsOpaque(value) => new TextNode(TypeName.Of(type)),
            _ when ValueShape.Implements(type, typeof(IAsyncEnumerable<>)) is { } sequence =>
                new TextNode($"{TypeName.Of(sequence)}: {DisplayTexts.AsyncSequence.In(_language)}"),
            IDictionary dictionary => ReadMap(dictionary, depth),
            Array { Rank: 2 } grid => ReadGrid(grid, depth),
            _ when ValueShape.HasOwnText(type) => new TextNode(value.ToString() ?? ""),
            IEnumerable sequence => ReadList(sequence, depth),
            ITuple tuple => new ObjectNode("",
                [.. Enumerable.Range(0, tuple.Length).Select(i => ($"Item{i + 1}", Read(tuple[i], depth + 1)))], IsTuple: true),
            _ when ValueShape.MembersOf(type) is { Length: > 0 } members =>
                new ObjectNode(TypeName.Of(type), [.. members.Select(member => (member.Name, ReadMember(member, value, depth)))]),
            _ => new TextNode(TypeName.Of(type)),
        };
    }

    private ValueNode ReadList(IEnumerable sequence, int depth)
    {
        var most = _mostItems[depth];
        var items = new List<ValueNode>();
        long? count = ValueShape.CountOf(sequence);
        foreach (var item in sequence)
        {
            if (items.Count == most)
            {
                return List(count);
            }

            items.Add(Read(item, depth + 1));
        }

        return List(items.Count);

        ValueNode List(long? all)
        {
            var type = ValueShape.SequenceName(sequence.GetType());
            return Matrix(type, items, all) is { } grid ? grid
                : new ListNode(type, items, all, ValueShape.KeyOf(sequence) is { } key ? Read(key.Value, depth + 1) : null);
        }
    }

    // Rows of numbers, all of one length: `double[][]` is a matrix too.
    private static GridNode? Matrix(string type, List<ValueNode> items, long? count)
    {
        var rows = items.OfType<ListNode>()
            .Where(row => row.Items.Count > 0 && row.Items.All(item => item is TextNode { Kind: TextKind.Number })).ToList();
        return count is { } all && rows.Count > 1 && rows.Count == items.Count
            && rows.DistinctBy(row => (row.Count, row.Items.Count)).Count() == 1 && rows[0].Count is { } columns
            ? new GridNode(type, [.. rows.Select(row => row.Items)], (int)all, (int)columns)
            : null;
    }

    private MapNode ReadMap(IDictionary dictionary, int depth)
    {
        var entries = new List<(ValueNode, ValueNode)>();
        foreach (DictionaryEntry entry in dictionary)
        {
            if (entries.Count == _mostItems[depth])
            {
                break;
            }

            entries.Add((Read(entry.Key, depth + 1), Read(entry.Value, depth + 1)));
        }

        return new MapNode(TypeName.Of(dictionary.GetType()), entries, dictionary.Count);
    }

    private GridNode ReadGrid(Array grid, int depth)
    {
        var (rows, columns) = (grid.GetLength(0), grid.GetLength(1));
        return new GridNode(
            TypeName.Of(grid.GetType()),
            [.. Enumerable.Range(0, Math.Min(rows, MostOfGrid)).Select(row =>
                (IReadOnlyList<ValueNode>)[.. Enumerable.Range(0, Math.Min(columns, MostOfGrid))
                    .Select(column => Read(grid.GetValue(row, column), depth + 1))])],
            rows,
            columns);
    }

    // An async method's task is of a type that the compiler made; what it gives is told by Task<T>.
    private TextNode ReadTask(Task task, int depth)
    {
        var type = task.GetType();
        while (type is not null && type != typeof(Task) && !(type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>)))
        {
            type = type.BaseType;
        }

        // A Task without a value is, inside, one whose value nobody can name.
        var result = type is { IsGenericType: true } && type.GetGenericArguments()[0] is { Name: not "VoidTaskResult" }
            ? type.GetProperty("Result") : null;
        var name = result is null ? nameof(Task) : TypeName.Of(type!);
        return new TextNode(task switch
        {
            { IsFaulted: true } => $"{name}: {Headline(task.Exception!.InnerException!)}",
            { IsCompletedSuccessfully: true } when result is not null =>
                $"{name}: {PlainText.Line(Read(result.GetValue(task), depth + 1))}",
            { IsCompleted: true } => $"{name} ({task.Status})",
            _ => $"{name} ({task.Status}): {DisplayTexts.AwaitIt.In(_language)}",
        });
    }

    private ValueNode ReadMember(ValueShape.Member member, object owner, int depth)
    {
        object? value;
        try
        {
            value = member.Read(owner);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or ThreadInterruptedException))
        {
            return Failure(exception);
        }

        return Read(value, depth + 1);
    }

    private TextNode Failure(Exception exception) => new($"({Headline(exception)})");

    private string Headline(Exception exception) => $"{exception.GetType().Name}: {RuntimeSentences.Of(exception, _language)}";
}
