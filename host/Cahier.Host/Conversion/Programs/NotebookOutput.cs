namespace Cahier.Host.Conversion.Programs;

/// <summary>What notebooks have and programs lack, as C# that stands at the end of a converted program.</summary>
internal static class NotebookOutput
{
    /// <summary>The class's name in the program.</summary>
    public const string ClassName = "NotebookOutput";

    /// <summary>Its text.</summary>
    public const string Text = """
        /// <summary>What a notebook has and a program lacks: values are shown as text.</summary>
        static class NotebookOutput
        {
            private static readonly List<DisplayedValue> Updated = [];

            /// <summary>The same numbers on every machine, with a point.</summary>
            public static void WriteNumbersAsNotebooksDo() =>
                CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

            public static DisplayedValue display(object? value, params string[] mimeTypes)
            {
                Console.WriteLine(Text(value));
                return new DisplayedValue();
            }

            public static DisplayedValue Display(this object? value, params string[] mimeTypes) => display(value);

            public static DisplayedValue DisplayAs(this string text, string mimeType) => display(text);

            public static string HTML(string content) => content;

            public static void show<T>(Func<T> value) => display(value());

            public static void show(Action action) => action();

            public static async Task showAsync<T>(Func<Task<T>> value) => display(await value());

            public static async Task showAsync(Func<Task> action) => await action();

            /// <summary>At the end of a cell: what was shown and then changed, as it is now.</summary>
            public static void showUpdated()
            {
                Updated.ForEach(value => Console.WriteLine(Text(value.Last)));
                Updated.Clear();
            }

            public static void Update(DisplayedValue shown)
            {
                if (!Updated.Contains(shown))
                    Updated.Add(shown);
            }

            private static string Text(object? value, bool inside = false) => value switch
            {
                null => "null",
                string text => inside ? $"\"{text}\"" : text,
                Enum => value.ToString()!,
                IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
                IDictionary map => "{ " + string.Join(", ", map.Keys.Cast<object>().Take(50)
                    .Select(key => $"{Text(key, true)}: {Text(map[key], true)}")) + " }",
                IEnumerable items when value.GetType().GetMethod("ToString", Type.EmptyTypes)!.DeclaringType == typeof(object)
                    || value is Array
                    => "[" + string.Join(", ", items.Cast<object?>().Take(50).Select(item => Text(item, true))) + "]",
                _ => value.ToString() ?? "",
            };
        }

        /// <summary>Something that was shown; when it changes, it is shown again at the end of its cell.</summary>
        sealed class DisplayedValue
        {
            public object? Last { get; private set; }

            public void Update(object? value)
            {
                Last = value;
                NotebookOutput.Update(this);
            }
        }
        """;
}
