using System.Text.Json.Nodes;
using Cahier.Host.Notebooks;
using Cahier.Host.Tests.Support;

namespace Cahier.Host.Tests.Execution;

/// <summary>Beside the host stands a Cahier.dll of its own; cells must only ever meet the one that their notebook names.</summary>
public sealed class KernelReferencesTests
{
    [Fact]
    public async Task The_process_that_runs_cells_knows_no_library_until_the_notebook_names_one_and_then_only_that()
    {
        Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, "Cahier.dll")));
        var library = Path.Combine(Repository.Course.Root, "lib", "bin", "Cahier.dll");
        using var folder = new TemporaryFolder();
        folder.Write("a.ipynb", SampleNotebook.Text(SampleNotebook.Make(
            "en",
            SampleNotebook.Code("before", """
                var known = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")).Split(System.IO.Path.PathSeparator).Select(System.IO.Path.GetFileName);
                string Found(string name)
                {
                    try { return System.Reflection.Assembly.Load(name).Location; }
                    catch (System.IO.FileNotFoundException) { return "nowhere"; }
                }
                string.Join(" ", known.Where(name => name.StartsWith("Cahier")).Append(Found("Cahier")).Append(Found("Cahier.Host")))
                """),
            SampleNotebook.Code("missing", "Cahier.Language.Current", "raises-exception"),
            SampleNotebook.Code("after", $$"""
                #r "{{library.Replace('\\', '/')}}"
                var used = typeof(Cahier.Language).Assembly;
                var all = AppDomain.CurrentDomain.GetAssemblies().Where(assembly => assembly.GetName().Name == "Cahier");
                $"{all.Count()} {object.ReferenceEquals(all.Single(), used)} {used.ManifestModule.ModuleVersionId}"
                """))));

        var run = await CahierProcess.RunAsync(folder.Root, "run", "a.ipynb", "--out", "done");

        Assert.True(run.ExitCode == 0, run.Error);
        var cells = NotebookFile.Read(folder["done/a.ipynb"]).CodeCells.ToList();
        Assert.Equal("Cahier.Kernel.dll nowhere nowhere", Result(cells[0]));
        Assert.Equal("error", cells[1].Outputs[0].Text("output_type"));
        Assert.Equal($"1 True {ModuleOf(library)}", Result(cells[2]));
    }

    private static string Result(NotebookCell cell) =>
        ((JsonNode?)cell.Outputs[0])!["data"].MultilineText("text/plain")!.Trim('"');

    private static Guid ModuleOf(string path)
    {
        using var file = File.OpenRead(path);
        using var image = new System.Reflection.PortableExecutable.PEReader(file);
        var metadata = System.Reflection.Metadata.PEReaderExtensions.GetMetadataReader(image);
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
    }
}
