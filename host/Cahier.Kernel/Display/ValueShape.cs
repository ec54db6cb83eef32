using System.Collections;
using System.Collections.Concurrent;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Cahier.Kernel.Display;

/// <summary>What kind of thing a value is, for those who look at it.</summary>
internal static class ValueShape
{
    private static readonly ConcurrentDictionary<Type, bool> _scalars = new();
    private static readonly ConcurrentDictionary<Type, Member[]> _members = new();

    /// <summary>A named part of a value.</summary>
    public sealed record Member(string Name, Func<object, object?> Read);

    /// <summary>A number, a text, a date…: one thing, written on one line.</summary>
    public static bool IsScalar(object value) => _scalars.GetOrAdd(value.GetType(), type =>
        type.IsPrimitive || type.IsEnum || value is string or decimal or BigInteger or Complex or Half or DateTime or DateTimeOffset or DateOnly or TimeOnly or TimeSpan or Guid or Uri or Version or Type);

    /// <summary>Things that would do work, wait or lead into the runtime if one looked at their properties.</summary>
    public static bool IsOpaque(object value) => value is Task or Delegate or MemberInfo or Assembly or Thread or Stream || value.GetType().IsCOMObject;

    /// <summary>A value whose text says more than its parts: its type writes it itself. Records and anonymous types leave that to the compiler.</summary>
    public static bool HasOwnText(Type type) =>
        !IsRecord(type) && !IsAnonymous(type) && !IsTuple(type)
        && type.GetMethod(nameof(ToString), Type.EmptyTypes)?.DeclaringType is { } declaring && declaring != typeof(object) && declaring != typeof(ValueType);

    public static bool IsSequence(object value) => value is IEnumerable and not string;

    public static bool IsTuple(Type type) => typeof(ITuple).IsAssignableFrom(type);

    /// <summary>The public properties and fields of a type, in the order they were written.</summary>
    public static Member[] MembersOf(Type type) => _members.GetOrAdd(type, FindMembers);

    /// <summary>A member's value; a getter that throws gives its exception as value.</summary>
    public static object? Read(Member member, object owner)
    {
        try
        {
            return member.Read(owner);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return $"({exception.GetType().Name}: {exception.Message})";
        }
    }

    private static Member[] FindMembers(Type type)
    {
        var properties = type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0 && IsReadable(property.PropertyType))
            .Where(property => property.Name != "EqualityContract")
            .Select(property => (property.MetadataToken, Member: new Member(property.Name, owner =>
                property.GetValue(owner, BindingFlags.DoNotWrapExceptions, null, null, null))));
        var fields = type.GetFields(BindingFlags.Instance | BindingFlags.Public)
            .Where(field => IsReadable(field.FieldType))
            .Select(field => (field.MetadataToken, Member: new Member(field.Name, field.GetValue)));

        // Metadata tokens grow in the order of declaration.
        return [.. fields.OrderBy(field => field.MetadataToken).Concat(properties.OrderBy(property => property.MetadataToken)).Select(part => part.Member)];
    }

    private static bool IsReadable(Type type) => !type.IsByRefLike && !type.IsPointer && !type.IsByRef;

    private static bool IsAnonymous(Type type) => type.Name.StartsWith("<>", StringComparison.Ordinal) && type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    // The compiler gives each record a PrintMembers; one whose author wrote ToString has an own text all the same.
    private static bool IsRecord(Type type) =>
        type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is { } print
        && print.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        && type.GetMethod(nameof(ToString), Type.EmptyTypes)!.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);
}
