using System.Reflection;
using Cahier.Kernel.Display;
using Cahier.Kernel.Texts;

namespace Cahier.Kernel.Directives;

/// <summary>The variables that cells have left: of several with one name, the last.</summary>
internal static class VariableList
{
    /// <summary>A variable as a table shows it.</summary>
    public sealed record Entry(string Name, Type Type, object? Value);

    /// <summary>By name.</summary>
    /// <param name="submissions">What each cell left, in the order they ran.</param>
    public static IReadOnlyList<Entry> Of(IEnumerable<object?> submissions)
    {
        var found = new SortedDictionary<string, Entry>(StringComparer.Ordinal);
        foreach (var submission in submissions.OfType<object>())
        {
            foreach (var field in submission.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            {
                // Names in angle brackets are the compiler's own.
                if (!field.Name.Contains('<', StringComparison.Ordinal))
                {
                    found[field.Name] = new Entry(field.Name, field.FieldType, field.GetValue(submission));
                }
            }
        }

        return [.. found.Values];
    }

    /// <summary>As a table for one language.</summary>
    public static MimeBundle ToTable(IReadOnlyList<Entry> variables, NotebookLanguage language)
    {
        var rows = variables.Select(variable =>
            (string[])[variable.Name, TypeName.Of(variable.Type), PlainText.Line(ValueReader.Read(variable.Value))]);
        return TextTable.Of(
            [DirectiveTexts.Variable.In(language), DirectiveTexts.Type.In(language), DirectiveTexts.Value.In(language)], [.. rows]);
    }
}
