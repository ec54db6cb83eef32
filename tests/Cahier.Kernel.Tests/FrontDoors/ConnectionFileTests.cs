using System.Net;
using Cahier.Kernel.FrontDoors;

namespace Cahier.Kernel.Tests.FrontDoors;

public sealed class ConnectionFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1:5")]
    [InlineData("localhost", "127.0.0.1:5")]
    [InlineData("::1", "[::1]:5")]
    [InlineData("[::1]", "[::1]:5")]
    [InlineData("0.0.0.0", "0.0.0.0:5")]
    [InlineData("*", "[::]:5")]
    public void An_address_is_taken_as_it_is(string ip, string address) => Assert.Equal(IPEndPoint.Parse(address), Read(ip).Address("hb"));

    [Fact]
    public void Unix_sockets_are_numbered_beside_their_path() =>
        Assert.Equal("/run/k-5", Read("/run/k", transport: "ipc").Address("hb").ToString());

    [Theory]
    [InlineData("192.0.2.1", "tcp", "")]
    [InlineData("*", "tcp", "")]
    [InlineData("nowhere.example", "tcp", "k")]
    [InlineData("127.0.0.1", "epgm", "k")]
    [InlineData("127.0.0.1", "tcp", "k", "hmac-md5")]
    [InlineData("127.0.0.1", "tcp", "k", "hmac-sha256", 70000)]
    public void What_would_be_unsafe_or_is_unknown_is_refused(string ip, string transport, string key, string scheme = "hmac-sha256", int port = 5) =>
        Assert.Throws<FormatException>(() => Read(ip, transport, key, scheme, port));

    [Fact]
    public void What_is_no_connection_file_is_refused()
    {
        File.WriteAllText(_path, "[1]");
        Assert.Throws<FormatException>(() => ConnectionFile.Read(_path));
        File.WriteAllText(_path, "{");
        Assert.Throws<FormatException>(() => ConnectionFile.Read(_path));
        Assert.Throws<FormatException>(() => ConnectionFile.Read(_path + ".missing"));
    }

    public void Dispose() => File.Delete(_path);

    private ConnectionFile Read(string ip, string transport = "tcp", string key = "k", string scheme = "hmac-sha256", int port = 5)
    {
        File.WriteAllText(_path, $$"""
            {"transport": "{{transport}}", "ip": "{{ip}}", "key": "{{key}}", "signature_scheme": "{{scheme}}",
             "shell_port": 1, "control_port": 2, "stdin_port": 3, "iopub_port": 4, "hb_port": {{port}}}
            """);
        return ConnectionFile.Read(_path);
    }
}
