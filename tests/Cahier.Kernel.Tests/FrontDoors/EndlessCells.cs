namespace Cahier.Kernel.Tests.FrontDoors;

/// <summary>What a student can write that never ends, a case for each way of it.</summary>
internal static class EndlessCells
{
    /// <summary>Preparation (may be empty) and the cell, by what it is an example of.</summary>
    public static readonly IReadOnlyDictionary<string, (string Before, string Code)> All = new Dictionary<string, (string, string)>
    {
        // Loops
        ["while"] = ("", "while (true) { }"),
        ["empty while"] = ("", "while (true);"),
        ["for in a local function"] = ("", "void Work() { for (;;) ; }\nWork();"),
        ["goto"] = ("", "again: goto again;"),
        ["foreach over an endless sequence"] = ("", "foreach (var x in Enumerable.InfiniteSequence(0, 1)) ;"),
        ["loop in a getter"] = ("class Asked { public int Value { get { while (true) ; } } }", "new Asked().Value"),
        ["loop in a static constructor"] = ("class First { public static int Value; static First() { while (true) Value++; } }", "First.Value"),
        ["endless static field"] = ("class Field { public static int Value = Enumerable.InfiniteSequence(0, 1).Last(); }", "Field.Value"),
        ["loop around an expression body"] = ("int Slow(int n) => Enumerable.Range(0, 1000).Where(x => x > n).Count();", "while (true) Slow(1);"),
        ["loop over pointers"] = ("", "unsafe { byte b = 1; byte* p = &b; while (*p == 1) ; }"),
        ["loop with dynamic"] = ("", "dynamic d = 1; while (true) d = d + 1;"),
        ["loop in a lazy value"] = ("", "var lazy = new Lazy<int>(() => { while (true) ; return 1; }); lazy.Value"),

        // Catching and cleaning up
        ["catch around a loop"] = ("", "try { while (true) { } } catch (Exception) { } finally { }"),
        ["loop around catch"] = ("", "while (true) try { Thread.Sleep(10); } catch { }"),
        ["loop in catch"] = ("", "try { throw new Exception(); } catch { while (true) ; }"),
        ["loop in finally"] = ("", "try { } finally { while (true) ; }"),
        ["sleep in finally"] = ("", "try { } finally { Thread.Sleep(-1); }"),
        ["recursion through catch"] = ("", "void Again() { try { while (true) ; } catch { Again(); } }\nAgain();"),

        // Recursion
        ["recursion that is caught"] = ("int Deep(int n) => Deep(n + 1) + 1;", "while (true) try { Deep(0); } catch { }"),
        ["recursion of two"] = ("bool Even(int n) => Odd(n + 1); bool Odd(int n) => Even(n + 1);", "while (true) try { Even(0); } catch { }"),

        // Waiting in .NET
        ["sleep"] = ("", "Thread.Sleep(-1);"),
        ["event"] = ("", "new ManualResetEvent(false).WaitOne();"),
        ["semaphore"] = ("", "new Semaphore(0, 1).WaitOne();"),
        ["slim semaphore"] = ("", "new SemaphoreSlim(0).Wait();"),
        ["Monitor.Wait"] = ("", "var gate = new object(); lock (gate) Monitor.Wait(gate);"),
        ["lock that another holds"] = ("var held = new object(); new Thread(() => { lock (held) Thread.Sleep(-1); }) { IsBackground = true }.Start(); Thread.Sleep(50);", "lock (held) { }"),
        ["Lock that another holds"] = ("var taken = new Lock(); new Thread(() => { lock (taken) Thread.Sleep(-1); }) { IsBackground = true }.Start(); Thread.Sleep(50);", "lock (taken) { }"),
        ["spinning"] = ("", "SpinWait.SpinUntil(() => false);"),
        ["joining a thread"] = ("var other = new Thread(() => Thread.Sleep(-1)) { IsBackground = true }; other.Start();", "other.Join();"),
        ["taking from an empty queue"] = ("", "new System.Collections.Concurrent.BlockingCollection<int>().Take()"),
        ["waiting for a process"] = ("", "System.Diagnostics.Process.Start(Environment.ProcessPath, \"exec missing-for-ever.dll\").WaitForExit(); Thread.Sleep(-1);"),

        // Tasks
        ["delay"] = ("", "await Task.Delay(-1);"),
        ["delay then sleep"] = ("", "await Task.Delay(5); Thread.Sleep(-1);"),
        ["loop of delays"] = ("", "while (true) await Task.Delay(5);"),
        ["async loop without a check in between"] = ("async Task Forever() { while (true) await Task.Yield(); }", "await Forever();"),
        ["loop after an await"] = ("async Task Spin() { await Task.Delay(1); while (true) { } }", "await Spin();"),
        ["Wait"] = ("", "new TaskCompletionSource().Task.Wait();"),
        ["Result"] = ("", "new TaskCompletionSource<int>().Task.Result"),
        ["waiting for a loop"] = ("", "Task.Run(() => { while (true) { } }).Wait();"),
        ["awaiting a loop"] = ("", "await Task.Run(() => { while (true) { } });"),
        ["awaiting a sleep"] = ("", "await Task.Run(() => Thread.Sleep(-1));"),
        ["asynchronous sequence"] = ("async IAsyncEnumerable<int> Many() { while (true) { yield return 1; await Task.Yield(); } }", "await foreach (var x in Many()) ;"),
        ["timer that loops"] = ("", "var timer = new Timer(_ => { while (true) ; }, null, 0, -1); Thread.Sleep(-1);"),

        // Sequences
        ["own iterator"] = ("IEnumerable<int> Endless() { while (true) yield return 1; }", "Endless().Last()"),
        ["lambda in LINQ"] = ("", "Enumerable.Repeat(1, int.MaxValue).Select(x => x + 1).Where(x => x < 0).Last()"),
        ["LINQ without a lambda"] = ("", "Enumerable.Repeat(\"12\", int.MaxValue).Select(int.Parse).Where(int.IsNegative).Last()"),
        ["endless sequence"] = ("", "Enumerable.InfiniteSequence(0, 1).Last()"),
        ["endless sequence in finally"] = ("", "try { } finally { Enumerable.InfiniteSequence(0, 1).Last(); }"),
        ["query"] = ("", "(from x in Enumerable.Repeat(1, 2_000_000_000) where x > 1 select x).Count()"),
        ["sort with a slow comparison"] = ("", "Enumerable.Range(0, 10_000).Order(Comparer<int>.Create((a, b) => { Thread.Sleep(1); return a - b; })).ToList().Count"),
        ["Parallel.For with a loop"] = ("", "Parallel.For(0, 8, i => { while (true) { } });"),
        ["Parallel.For without end"] = ("", "Parallel.For(0L, long.MaxValue, i => { });"),
        ["PLINQ"] = ("", "ParallelEnumerable.Range(0, int.MaxValue).Where(x => { Thread.SpinWait(100); return x < 0; }).Count()"),

        // Displaying, printing, libraries
        ["display of a loop"] = ("record Slow(int X) { public override string ToString() { while (true) ; } }", "new Slow(1)"),
        ["display of a lazy sequence"] = ("", "Enumerable.Range(0, 10).Select(x => { Thread.Sleep(-1); return x; })"),
        ["printing"] = ("", "for (;;) Console.Write('x');"),
        ["loaded loop"] = ("#load \"endless.csx\"", "LoadedLoop();"),
        ["loaded lambda"] = ("#load \"endless.csx\"", "LoadedLambda();"),
        ["library that takes a token"] = ("class Trainer { public void Run(int steps, Action told = null, CancellationToken stop = default) { SpinWait.SpinUntil(Done(stop)); stop.ThrowIfCancellationRequested(); } Func<bool> Done(CancellationToken stop) => () => stop.IsCancellationRequested; }", "try { } finally { new Trainer().Run(5); }"),

        // Waiting for the system
        ["socket nobody calls"] = ("using System.Net; using System.Net.Sockets; var listener = new TcpListener(IPAddress.Loopback, 0); listener.Start();", "listener.AcceptTcpClient();"),
        ["socket that says nothing"] = ("using System.Net; using System.Net.Sockets; var silent = new TcpListener(IPAddress.Loopback, 0); silent.Start(); var caller = new TcpClient(\"127.0.0.1\", ((IPEndPoint)silent.LocalEndpoint).Port);", "caller.GetStream().ReadByte();"),
        ["pipe nobody writes to"] = ("using System.IO.Pipes; var server = new AnonymousPipeServerStream(); var client = new AnonymousPipeClientStream(server.GetClientHandleAsString());", "client.ReadByte();"),
    };

    /// <summary>What is left to an abort, and the abort may end the process.</summary>
    public static readonly IReadOnlyDictionary<string, string> Unchecked = new Dictionary<string, string>
    {
        ["a long computation of .NET's"] = "System.Numerics.BigInteger.Pow(3, 50_000_000)",
        ["a search that goes back for ever"] = "System.Text.RegularExpressions.Regex.IsMatch(new string('a', 60) + \"!\", \"^(a+)+$\")",
    };
}
