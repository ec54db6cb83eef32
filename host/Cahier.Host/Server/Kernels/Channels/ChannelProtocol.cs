using System.Net.WebSockets;
using System.Text.Json;
using Cahier.Kernel.Messages;

namespace Cahier.Host.Server.Kernels.Channels;

/// <summary>How messages travel over a web socket.</summary>
internal abstract class ChannelProtocol
{
    private static readonly ChannelProtocol _default = new JsonChannelProtocol();
    private static readonly ChannelProtocol _offsets = new OffsetChannelProtocol();

    /// <summary>The name of the subprotocol; null for the default, which has none.</summary>
    public abstract string? Name { get; }

    /// <summary>The best one of those that a client offers.</summary>
    public static ChannelProtocol Choose(IList<string> offered) => offered.Contains(_offsets.Name!) ? _offsets : _default;

    /// <summary>A message as a frame.</summary>
    public abstract ChannelFrame Write(EncodedMessage message);

    /// <summary>The message of a frame, or null for what is none: like Jupyter's server we pass over it.</summary>
    public JupyterMessage? TryRead(WebSocketMessageType type, ReadOnlySpan<byte> frame)
    {
        try
        {
            var message = Read(type, frame);
            // An object may name a field twice, which is only found out when it is looked at.
            _ = message.Content.Count + message.Metadata.Count;
            return message.Channel is "shell" or "control" or "stdin" ? message : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException or OverflowException)
        {
            return null;
        }
    }

    /// <exception cref="JsonException">The frame is no message.</exception>
    /// <exception cref="ArgumentException">The frame is no message.</exception>
    protected abstract JupyterMessage Read(WebSocketMessageType type, ReadOnlySpan<byte> frame);
}

/// <param name="Type">Text or binary.</param>
/// <param name="Bytes">The whole message.</param>
internal readonly record struct ChannelFrame(WebSocketMessageType Type, ReadOnlyMemory<byte> Bytes);
