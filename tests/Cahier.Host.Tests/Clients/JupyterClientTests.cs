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

        protected override async Task PrepareAsync() => await InstalledKernel.InstallAsync(Home);
    }
}
