using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cahier.Kernel.Messages;

namespace Cahier.Kernel.FrontDoors;

/// <summary>What a Jupyter client wrote for the kernel it starts: where to listen, and the key that both sign with.</summary>
internal sealed record ConnectionFile(string Transport, string Ip, string Key, IReadOnlyDictionary<string, int> Ports)
{
    private static readonly string[] _sockets = ["shell", "control", "stdin", "iopub", "hb"];

    /// <exception cref="FormatException">It cannot be read, or asks for what is not to be had here; the message says which.</exception>
    public static ConnectionFile Read(string path)
    {
        try
        {
            return Parse(JsonNode.Parse(File.ReadAllText(path)) as JsonObject ?? throw new FormatException("No JSON object."));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new FormatException(exception.Message, exception);
        }
    }

    /// <summary>The address of one of the five sockets.</summary>
    public EndPoint Address(string socket) => Transport == "ipc"
        ? new UnixDomainSocketEndPoint($"{Ip}-{Ports[socket]}")
        : new IPEndPoint(IpAddress, Ports[socket]);

    private IPAddress IpAddress => Ip switch
    {
        "localhost" => IPAddress.Loopback,
        "*" => IPAddress.IPv6Any,
        _ => IPAddress.Parse(Ip),
    };

    private static ConnectionFile Parse(JsonObject json)
    {
        var scheme = json.Text("signature_scheme") ?? MessageSignatures.Scheme;
        var file = new ConnectionFile(
            json.Text("transport") ?? "tcp",
            json.Text("ip") is { Length: > 0 } ip ? ip.Trim('[', ']') : "127.0.0.1",
            json.Text("key") ?? "",
            _sockets.ToDictionary(socket => socket, socket => json.Integer($"{socket}_port") is >= 0 and <= 65535 and var port ? port : throw new FormatException($"{socket}_port is no port.")));
        if (file.Key.Length > 0 && scheme != MessageSignatures.Scheme)
        {
            throw new FormatException($"signature_scheme {scheme}: only {MessageSignatures.Scheme} is known here.");
        }

        return file.Transport switch
        {
            "ipc" => file,
            "tcp" => CheckAddress(file),
            _ => throw new FormatException($"transport {file.Transport}: only tcp and ipc are known here."),
        };
    }

    // Who starts a kernel for another machine says so in the file. But there, without a key, everybody on the network could run code as this user.
    private static ConnectionFile CheckAddress(ConnectionFile file)
    {
        if (file.Ip is not ("localhost" or "*") && !IPAddress.TryParse(file.Ip, out _))
        {
            throw new FormatException($"ip {file.Ip} is no address.");
        }

        return file.Key.Length > 0 || IPAddress.IsLoopback(file.IpAddress)
            ? file
            : throw new FormatException($"ip {file.Ip} can be reached from other machines: that needs a key.");
    }
}
