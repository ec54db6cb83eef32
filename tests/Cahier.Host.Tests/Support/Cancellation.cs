namespace Cahier.Host.Tests.Support;

/// <summary>Ends what a test waits for when the run is stopped.</summary>
internal static class Cancellation
{
    public static CancellationToken OfTest => TestContext.Current.CancellationToken;
}
