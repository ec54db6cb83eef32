using System.Buffers.Text;
using System.Security.Cryptography;

namespace Cahier.Host.Server;

/// <summary>What a server is started with.</summary>
/// <param name="CourseRoot">The course, which is only read.</param>
/// <param name="WorkFolder">Where edited notebooks are saved as copies.</param>
internal sealed record ServerSettings(string CourseRoot, string WorkFolder)
{
    /// <summary>The port on the loopback address; 0 lets the system choose.</summary>
    public int Port { get; init; }

    /// <summary>Megabytes that a notebook's cells may hold; null: no limit.</summary>
    public int? MemoryLimit { get; init; }

    /// <summary>What a client shows to be let in: 192 random bits, new at each start.</summary>
    public string Token { get; init; } = NewSecret();

    /// <summary>How many kernels may run at once. Each is a process of 100 MB and more: a client that starts them in a loop shall not take the machine down.</summary>
    public int MostKernels { get; init; } = 32;

    /// <summary>The built page. It is copied beside the program, so that a build can run from anywhere.</summary>
    public string PageFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    /// <summary>A secret of 192 random bits that can stand in an address and in a cookie.</summary>
    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
}
