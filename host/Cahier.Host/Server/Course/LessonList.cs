using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Cahier.Host.Courses;
using Cahier.Host.Notebooks;

namespace Cahier.Host.Server.Course;

/// <summary>The lessons of a course, both versions of each together, by number.</summary>
internal sealed class LessonList(CourseFolder course)
{
    // A notebook is read again when it has changed, not at each visit of the home page.
    private readonly ConcurrentDictionary<string, (DateTime Written, LessonMetadata Lesson)> _read = new(StringComparer.Ordinal);

    public JsonArray ToJson()
    {
        var lessons = CourseFolder.Languages
            .SelectMany(language => course.Notebooks("notebooks", language).Select(file => new Version(language, file, Read(file))))
            .Where(version => version.Lesson.Number is not null)
            .GroupBy(version => version.Lesson.Number!.Value)
            .OrderBy(lesson => lesson.Key);
        return new JsonArray([.. lessons.Select(lesson => ToJson(lesson.Key, [.. lesson]))]);
    }

    private JsonObject ToJson(int number, IReadOnlyList<Version> versions)
    {
        return new JsonObject
        {
            ["number"] = number,
            ["title"] = InEachLanguage(version => version.Lesson.Title ?? Path.GetFileNameWithoutExtension(version.File)),
            ["summary"] = InEachLanguage(version => version.Lesson.Summary ?? ""),
            ["minutes"] = versions.Max(version => version.Lesson.Minutes),
            ["path"] = InEachLanguage(version => Path.GetRelativePath(course.Root, version.File).Replace(Path.DirectorySeparatorChar, '/')),
        };

        JsonObject InEachLanguage(Func<Version, string> value) =>
            new(versions.DistinctBy(version => version.Language).Select(version => KeyValuePair.Create(version.Language, (JsonNode?)value(version))));
    }

    private LessonMetadata Read(string file)
    {
        var written = File.GetLastWriteTimeUtc(file);
        if (_read.TryGetValue(file, out var known) && known.Written == written)
            return known.Lesson;

        LessonMetadata lesson;
        try
        {
            lesson = NotebookFile.Read(file).Lesson;
        }
        catch (NotebookException)
        {
            lesson = new LessonMetadata(null, null, null, null, null);      // `cahier check` says what is wrong with it
        }

        _read[file] = (written, lesson);
        return lesson;
    }

    private sealed record Version(string Language, string File, LessonMetadata Lesson);
}
