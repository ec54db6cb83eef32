using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;

namespace Cahier.Kernel.Display;

/// <summary>
/// How a type says it is shown, by .NET Interactive's convention: an attribute class named <c>TypeFormatterSourceAttribute</c>, of any namespace,
/// names a type whose <c>CreateTypeFormatters()</c> gives objects with a <c>MimeType</c> and a <c>Format(object, TextWriter)</c>.
/// All by reflection: neither side references the other.
/// </summary>
internal sealed class FormatterSource
{
    private static readonly ConcurrentDictionary<Type, FormatterSource?> _known = new();

    private readonly List<(string MimeType, Func<object, TextWriter, bool> Format)> _formatters;

    private FormatterSource(List<(string, Func<object, TextWriter, bool>)> formatters, string[] preferred)
    {
        _formatters = formatters;
        PreferredMimeTypes = preferred;
    }

    /// <summary>In this order; HTML alone when the attribute names none.</summary>
    public IReadOnlyList<string> PreferredMimeTypes { get; }

    /// <summary>The formatters of a type, from itself or its nearest base class that has the attribute.</summary>
    public static FormatterSource? Of(Type type) => _known.GetOrAdd(type, Find);

    /// <summary>The value in one form; null when no formatter takes it.</summary>
    public string? Format(object value, string mimeType)
    {
        foreach (var (offered, format) in _formatters)
        {
            using var writer = new StringWriter(CultureInfo.InvariantCulture);
            if (offered == mimeType && format(value, writer))
            {
                return writer.ToString();
            }
        }

        return null;
    }

    private static FormatterSource? Find(Type type)
    {
        for (var level = type; level is not null; level = level.BaseType)
        {
            var attribute = level.GetCustomAttributes(inherit: false).FirstOrDefault(candidate => candidate.GetType().Name == "TypeFormatterSourceAttribute");
            if (attribute is not null && Read<Type>(attribute, "FormatterSourceType") is { } sourceType)
            {
                return Create(sourceType, Read<string[]>(attribute, "PreferredMimeTypes"));
            }
        }

        return null;
    }

    private static FormatterSource? Create(Type sourceType, string[]? preferred)
    {
        if (sourceType.GetMethod("CreateTypeFormatters", Type.EmptyTypes) is not { } create
            || Activator.CreateInstance(sourceType) is not { } source
            || create.Invoke(source, null) is not IEnumerable<object> formatters)
        {
            return null;
        }

        return new FormatterSource([.. formatters.Select(Bind).OfType<(string, Func<object, TextWriter, bool>)>()], preferred is { Length: > 0 } ? preferred : [ValueFormatter.Html]);
    }

    private static (string, Func<object, TextWriter, bool>)? Bind(object formatter) =>
        Read<string>(formatter, "MimeType") is { } mimeType
        && formatter.GetType().GetMethod("Format", [typeof(object), typeof(TextWriter)]) is { } format
        && format.ReturnType == typeof(bool)
            ? (mimeType, format.CreateDelegate<Func<object, TextWriter, bool>>(formatter))
            : null;

    private static T? Read<T>(object owner, string property) where T : class => owner.GetType().GetProperty(property)?.GetValue(owner) as T;
}

/// <summary>A public <c>string ToHtml()</c>: the least a type can do to be shown well, and what other hosts call too.</summary>
internal static class ToHtmlMethod
{
    private static readonly ConcurrentDictionary<Type, Func<object, string>?> _known = new();

    public static string? Of(object value) => _known.GetOrAdd(value.GetType(), Find)?.Invoke(value);

    public static bool Exists(object value) => _known.GetOrAdd(value.GetType(), Find) is not null;

    private static Func<object, string>? Find(Type type) =>
        type.GetMethod("ToHtml", BindingFlags.Instance | BindingFlags.Public, Type.EmptyTypes) is { } method && method.ReturnType == typeof(string)
            // DoNotWrapExceptions: an error in it is the cell's own error.
            ? value => (string)method.Invoke(value, BindingFlags.DoNotWrapExceptions, null, null, CultureInfo.InvariantCulture)!
            : null;
}
