namespace Cahier.Kernel.Zmtp;

/// <summary>The heartbeat: REP, which gives back what it gets, envelope and all.</summary>
internal sealed class EchoSocket : ZmtpSocket
{
    public override string Type => "REP";

    public override bool Accepts(string peerType) => peerType is "REQ" or "DEALER";

    public override void Receive(ZmtpPeer peer, IReadOnlyList<byte[]> parts) => peer.Send(ZmtpFrames.Message([.. parts.Select(part => new ReadOnlyMemory<byte>(part))]));
}
