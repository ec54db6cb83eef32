using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Cahier.Kernel.Display;

/// <summary>What kind of thing a value is, for those who look at it.</summary>
internal static class ValueShape
{
    private static readonly ConcurrentDictionary<Type, Member[]> _members = new();

    /// <summary>A named part of a value.</summary>
    public sealed record Member(string Name, Func<object, object?> Read);

    /// <summary>Things that would do work, wait or lead into the runtime if one looked at their properties.</summary>
    public static bool IsOpaque(object value) =>
        value is Task or Delegate or MemberInfo or Assembly or Thread or Stream || value.GetType().IsCOMObject;

    /// <summary>
    /// A value whose text says more than its parts: its type writes it itself. Records and anonymous types leave that to the compiler.
    /// </summary>
    public static bool HasOwnText(Type type) =>
        !IsRecord(type) && !IsAnonymous(type) && !IsPair(type) && !typeof(ITuple).IsAssignableFrom(type)
        && type.GetMethod(nameof(ToString), Type.EmptyTypes)?.DeclaringType is { } declaring && declaring != typeof(object)
            && declaring != typeof(ValueType);

    /// <summary>The generic interface as the type implements it, or null.</summary>
    public static Type? Implements(Type type, Type definition) =>
        type.GetInterfaces().Append(type).FirstOrDefault(candidate =>
            candidate.IsGenericType && candidate.GetGenericTypeDefinition() == definition);

    /// <summary>How many items a collection has; null when one would have to count.</summary>
    public static long? CountOf(IEnumerable sequence) => sequence is ICollection collection
        ? collection.Count
        : (int?)Implements(sequence.GetType(), typeof(IReadOnlyCollection<>))?.GetProperty(nameof(ICollection.Count))!.GetValue(sequence);

    /// <summary>What the items of a group have in common; null for other sequences.</summary>
    public static (object? Value, bool IsGroup)? KeyOf(IEnumerable sequence) =>
        Implements(sequence.GetType(), typeof(IGrouping<,>)) is { } group ? (group.GetProperty("Key")!.GetValue(sequence), true) : null;

    /// <summary>A sequence's type by a name that a reader can know: an iterator's own is the compiler's.</summary>
    public static string SequenceName(Type type) =>
        ((type.IsGenericType ? type.GetGenericTypeDefinition() : type).IsVisible
            || Implements(type, typeof(IEnumerable<>)) is not { } items ? TypeName.Of(type) : TypeName.Of(items))
        // Of anonymous things.
        .Replace("<>", "", StringComparison.Ordinal);

    /// <summary>The public properties and fields of a type, in the order they were written.</summary>
    public static Member[] MembersOf(Type type) => _members.GetOrAdd(type, FindMembers);

    private static Member[] FindMembers(Type type)
    {
        var properties = type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0
                && IsReadable(property.PropertyType))
            .Where(property => property.Name != "EqualityContract")
            .Select(property => (property.MetadataToken, Member: new Member(property.Name, owner =>
                property.GetValue(owner, BindingFlags.DoNotWrapExceptions, null, null, null))));
        var fields = type.GetFields(BindingFlags.Instance | BindingFlags.Public)
            .Where(field => IsReadable(field.FieldType))
            .Select(field => (field.MetadataToken, Member: new Member(field.Name, field.GetValue)));

        // Metadata tokens grow in the order of declaration.
        return [.. fields.OrderBy(field => field.MetadataToken).Concat(properties.OrderBy(property => property.MetadataToken))
            .Select(part => part.Member)];
    }

    private static bool IsReadable(Type type) => !type.IsByRefLike && !type.IsPointer && !type.IsByRef;

    // What a dictionary consists of, and what becomes of one that is sorted or filtered.
    private static bool IsPair(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);

    private static bool IsAnonymous(Type type) =>
        type.Name.StartsWith("<>", StringComparison.Ordinal) && type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    // The compiler gives each record a PrintMembers; one whose author wrote ToString has an own text all the same.
    private static bool IsRecord(Type type) =>
        type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is { } print
        && print.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        && type.GetMethod(nameof(ToString), Type.EmptyTypes)!.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);
}
