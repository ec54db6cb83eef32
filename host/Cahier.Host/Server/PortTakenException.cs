namespace Cahier.Host.Server;

/// <summary>The port asked for cannot be listened on.</summary>
internal sealed class PortTakenException(int port, Exception inner) : Exception($"port {port} cannot be listened on", inner);
