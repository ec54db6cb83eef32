using System.Text.Json.Nodes;

namespace Cahier.Host.Tests.Clients;

public class JupyterClientTests(JupyterClientTests.Run run) : IClassFixture<JupyterClientTests.Run>
{
    private const string Script = "jupyter_client_checks.py";

    public static TheoryData<string> Checks => PythonChecks.Names(Script);

    [Theory]
    [MemberData(nameof(Checks))]
    public void With_jupyter_client(string check) => run.Expect(check);

    public sealed class Run : PythonChecks
    {
        protected override string Script => JupyterClientTests.Script;

        protected override async Task PrepareAsync()
        {
            await InstalledKernel.InstallAsync(Home);

            // As a reader may write it: by the command itself.
            var folder = Directory.CreateDirectory(Path.Combine(Home, "jupyter", "kernels", "command"));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "kernel.json"), new JsonObject
            {
                ["argv"] = new JsonArray("dotnet", Path.Combine(AppContext.BaseDirectory, "Cahier.Host.dll"), "kernel", "-f", "{connection_file}"),
                ["display_name"] = "C#",
                ["language"] = "C#",
                ["interrupt_mode"] = "message",
            }.ToJsonString());
        }
    }
}
