using System.Reflection;
using Cahier.Tests;
using Xunit.v3;

[assembly: InEnglish]

namespace Cahier.Tests;

/// <summary>
/// Lets every test begin in English, whatever the language of the machine and of the tests that run beside it; the culture of numbers
/// stays the machine's.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class InEnglishAttribute : BeforeAfterTestAttribute
{
    /// <inheritdoc/>
    public override void Before(MethodInfo methodUnderTest, IXunitTest test) => Language.Use(Language.English);
}
