using System.Runtime.CompilerServices;
using Cahier.Kernel.Session;

namespace Cahier.Kernel.Tests;

/// <summary>Tests that mention Roslyn's types find them as the kernel does.</summary>
internal static class SdkCompilerForTests
{
#pragma warning disable CA2255 // A test project is an application: nobody else initialises it.
    [ModuleInitializer]
    internal static void Install() => SdkCompiler.Install();
#pragma warning restore CA2255
}
