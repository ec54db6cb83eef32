using Cahier.Host.Courses;

namespace Cahier.Host.Tests.Support;

/// <summary>The course this test project belongs to.</summary>
internal static class Repository
{
    public static CourseFolder Course { get; } =
        CourseFolder.Upward(AppContext.BaseDirectory) ?? throw new DirectoryNotFoundException("No folder with notebooks/fr above the tests.");

    /// <summary>On a build server nothing is left out silently.</summary>
    public static bool IsContinuousIntegration => Environment.GetEnvironmentVariable("CI") == "true";
}
