using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Text;
using Cahier.Kernel.Client;
using Cahier.Kernel.Session;
using Cahier.Kernel.Texts;

namespace Cahier.Kernel.FrontDoors;

/// <summary>How the process ends, and what it says before: nothing that a cell printed is lost, and the client learns why.</summary>
internal static class LastWords
{
    private const int DrainMilliseconds = 2000;
    private static volatile bool _ending;

    public static void Install(Outbox outbox, CellSession session)
    {
        PosixSignalRegistration[] signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt), PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => _ending = true)];
        var stderr = Console.OpenStandardError();
        ExceptionHandling.SetUnhandledExceptionHandler(exception => Report(exception, session));
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            // A registration that nobody holds is collected and ends.
            GC.KeepAlive(signals);
            if (_ending)
            {
                return;
            }

            // Nobody here asked for it, so a cell did.
            CellContext.CurrentOrLast?.Output.Flush();
            outbox.Drain(DrainMilliseconds);
            stderr.Write(Encoding.UTF8.GetBytes(ExitCodes.ExitCalledMark + Environment.ExitCode.ToString(CultureInfo.InvariantCulture) + "\n"));
        };

        // Ctrl+C in a terminal reaches every process of it; whether this one is to end is for its client to say.
        void Interrupt(PosixSignalContext signal)
        {
            signal.Cancel = true;
            session.Interrupt();
        }
    }

    /// <summary>Ends the process as asked.</summary>
    public static void End(Outbox outbox, CellSession session)
    {
        _ending = true;
        CellContext.CurrentOrLast?.Output.Flush();
        outbox.Drain(DrainMilliseconds);
        session.Dispose();
        Exit(ExitCodes.Done);
    }

    /// <summary>Ends the process because a cell does not let itself be stopped.</summary>
    public static void EndStuck(Outbox outbox)
    {
        _ending = true;
        outbox.Drain(DrainMilliseconds / 4);
        Exit(ExitCodes.CannotStop);
    }

    // Exit runs finalisers and handlers of the cells' code; if that hangs, it hangs without us.
    private static void Exit(int code)
    {
        new Thread(() =>
        {
            Thread.Sleep(DrainMilliseconds);
            System.Diagnostics.Process.GetCurrentProcess().Kill();
        })
        { IsBackground = true }.Start();
        Environment.Exit(code);
    }

    /// <summary>
    /// An exception that nobody caught, on a thread that a cell started. It would end the process and with it every variable; instead its thread ends, and its
    /// cell says what happened.
    /// </summary>
    private static bool Report(Exception exception, CellSession session)
    {
        // Stopping a cell stops its threads in just this way.
        if (exception is CellInterruptedException || CellContext.CurrentOrLast is not { } cell)
        {
            return true;
        }

        var lines = CellErrors.Traceback(exception, session.Language).Prepend(KernelTexts.Background.In(session.Language));
        cell.Output.Write("stderr", string.Join('\n', lines) + "\n");
        return true;
    }
}
