using System.Text.Json.Nodes;
using Cahier.Host.Courses;

namespace Cahier.Host.Server.Course;

/// <summary>`/api/cahier/course`: the lessons there are, from what the notebooks say of themselves.</summary>
internal static class CourseApi
{
    public static void Map(WebApplication application, string courseRoot)
    {
        var lessons = new LessonList(new CourseFolder(courseRoot));
        application.MapGet("/api/cahier/course", () => ApiResults.Json(new JsonObject
        {
            ["version"] = ProductVersion.Current,
            ["lessons"] = lessons.ToJson(),
        }));
    }
}
