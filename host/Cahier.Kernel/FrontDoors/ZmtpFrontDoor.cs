using System.Net.Sockets;
using System.Runtime.InteropServices;
using Cahier.Kernel.Client;
using Cahier.Kernel.Output;
using Cahier.Kernel.Session;
using Cahier.Kernel.Texts;

namespace Cahier.Kernel.FrontDoors;

/// <summary>The kernel as Jupyter starts it: over ZeroMQ, where a connection file says.</summary>
internal static class ZmtpFrontDoor
{
    public static int Run(string connectionFile, string folder, NotebookLanguage language, int? memoryLimit)
    {
        using var terminal = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        JupyterKernel? kernel = null;
        JupyterSockets sockets;
        Outbox outbox;
        CellSession session;
        try
        {
            sockets = new JupyterSockets(ConnectionFile.Read(connectionFile), message => kernel!.Receive(message));
            outbox = new Outbox(sockets.Send, sockets.Drain);
            session = new CellSession(folder, language, () => LastWords.EndStuck(outbox));
        }
        catch (FormatException exception)
        {
            Console.Error.WriteLine($"{connectionFile}: {exception.Message}");
            return ExitCodes.Usage;
        }
        catch (NoCompilerException exception)
        {
            Console.Error.WriteLine(exception.Text.In(language));
            return ExitCodes.NoCompiler;
        }

        LastWords.Install(outbox, session, spoken: true);
        MemoryLimit.Set(memoryLimit, () => LastWords.EndFull(outbox));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => sockets.Stop();
        kernel = new JupyterKernel(session, colours: true, outbox.Send, () => LastWords.End(outbox, session));
        kernel.AnnounceStart();
        try
        {
            sockets.Start();
        }
        catch (SocketException exception)
        {
            Console.Error.WriteLine($"{connectionFile}: {exception.Message}");
            return ExitCodes.Usage;
        }

        CellWriter.Install();
        ParentProcess.WaitForEnd();
        LastWords.End(outbox, session);
        return ExitCodes.Done;
    }
}
