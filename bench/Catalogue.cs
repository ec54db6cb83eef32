namespace Cahier.Bench;

internal static class Catalogue
{
    public static IReadOnlyList<Case> Found { get; } =
        [.. typeof(ICases).Assembly.GetTypes()
            .Where(type => type.IsClass && type.IsAssignableTo(typeof(ICases)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .SelectMany(type => ((ICases)Activator.CreateInstance(type)!).All())];

    public static Case Named(string name) =>
        Found.FirstOrDefault(found => found.Name == name)
        ?? throw new ArgumentException($"No case is called {name}. There are: {string.Join(", ", Found.Select(found => found.Name))}.");
}
