using System.Security.Cryptography;
using System.Text;

namespace Cahier.Host.Server.Security;

/// <summary>The secrets of one start of the server.</summary>
internal sealed class Credentials(string token)
{
    /// <summary>Another secret than the token, so that a cookie that leaks does not give away the address.</summary>
    public string Cookie { get; } = ServerSettings.NewSecret();

    public bool IsToken(string? candidate) => Same(candidate, token);

    public bool IsCookie(string? candidate) => Same(candidate, Cookie);

    /// <summary>Compares in a time that does not tell how much of a guess was right.</summary>
    public static bool Same(string? candidate, string secret) =>
        candidate is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(candidate), Encoding.UTF8.GetBytes(secret));
}
