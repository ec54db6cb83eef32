using Cahier.Kernel.Session;
using Cahier.Kernel.Tests.Client;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cahier.Kernel.Tests.FrontDoors;

[Collection(KernelCollection.Name)]
public class LibraryTests(TestKernel kernel, FrenchTestKernel french)
{
    [Fact]
    public async Task A_library_is_loaded_from_a_copy_with_its_dependencies_and_can_be_rebuilt_meanwhile()
    {
        var inner = Build("Inner", "namespace Inner { public class Deep { public int Depth = 3; } }");
        var outer = Build("Outer", "namespace Outer { public class Box { public Inner.Deep Deep = new Inner.Deep(); public static int Version => 1; } }", inner);
        Assert.Equal("3", (await kernel.RunAsync("#r \"bibliothèque/Outer.dll\"\nusing Outer;\nnew Box().Deep.Depth")).Result);
        Assert.DoesNotContain("bibliothèque", (await kernel.RunAsync("typeof(Box).Assembly.Location")).Result!, StringComparison.Ordinal);

        // Windows would refuse to overwrite a library in use.
        Build("Outer", "namespace Outer { public class Box { public Inner.Deep Deep; public static int Version => 2; } }", inner);
        var after = await kernel.RunAsync("Box.Version");
        Assert.Equal("1", after.Result);
        Assert.Equal("Outer.dll was rebuilt after it was loaded. Restart the kernel to use the new version.\n", after.Stderr);
        Assert.Empty((await kernel.RunAsync("Box.Version")).Stderr);
    }

    [Fact]
    public async Task A_missing_course_library_says_how_to_build_it()
    {
        var run = await french.RunAsync("#r \"../../lib/bin/Cahier.dll\"\nusing Cahier;", number: 1);
        Assert.Contains("dotnet build lib/Cahier", run.Error!["evalue"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("n'existe pas encore", run.Error["evalue"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#r \"nowhere/Other.dll\"", "Library not found: nowhere/Other.dll")]
    [InlineData("#r \"broken.dll\"", "broken.dll is not a .NET library")]
    [InlineData("#load \"nowhere.csx\"", "File not found: nowhere.csx")]
    public async Task A_missing_file_is_named(string code, string message)
    {
        File.WriteAllText(Path.Combine(kernel.Folder, "broken.dll"), "no library");
        var run = await kernel.RunAsync(code + "\n1");
        Assert.Contains(message, run.Error!["evalue"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("2", (await kernel.RunAsync("2")).Result);
    }

    [Fact]
    public async Task A_framework_assembly_may_be_named() => Assert.Equal("1", (await kernel.RunAsync("#r \"System.Xml.Linq\"\n1")).Result);

    [Fact]
    public async Task A_loaded_file_defines_and_its_errors_and_lines_are_its_own()
    {
        File.WriteAllText(Path.Combine(kernel.Folder, "outils.csx"), "int Triple(int n)\n{\n    if (n < 0) throw new ArgumentException(\"négatif\");\n    return 3 * n;\n}");
        Assert.Equal("6", (await kernel.RunAsync("#load \"outils.csx\"\nTriple(2)")).Result);
        Assert.Equal("9", (await kernel.RunAsync("Triple(3)")).Result);
        Assert.Contains("in Triple (outils.csx, line 3)", (await kernel.RunAsync("Triple(-1)")).Traceback, StringComparison.Ordinal);

        File.WriteAllText(Path.Combine(kernel.Folder, "faux.csx"), "while (true) { break; }\nint x = \"s\";");
        var wrong = await kernel.RunAsync("#load \"faux.csx\"\n1");
        Assert.StartsWith("faux.csx, line 2, column 9: error CS0029", wrong.Error!["evalue"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Empty(wrong.Error["cahier"]!["spans"]!.AsArray());
    }

    private string Build(string name, string code, params string[] references)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(kernel.Folder, "bibliothèque")).FullName, name + ".dll");
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(code, cancellationToken: TestContext.Current.CancellationToken)],
            [.. CellReferences.Framework(), .. references.Select(reference => MetadataReference.CreateFromFile(reference))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = File.Create(path);
        Assert.True(compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        return path;
    }
}
