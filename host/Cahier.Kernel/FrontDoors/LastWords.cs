using System.Globalization;
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
    private static bool _spoken;

    /// <param name="outbox">Takes what is said.</param>
    /// <param name="session">Whose cells may end the process.</param>
    /// <param name="spoken">True where clients see only that the process is gone: it says why itself, as an error of the cell. Our own client knows by the exit code.</param>
    public static void Install(Outbox outbox, CellSession session, bool spoken)
    {
        _spoken = spoken;
        PosixSignalRegistration[] signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt), PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => _ending = true)];
        var stderr = Console.OpenStandardError();
        System.Runtime.ExceptionServices.ExceptionHandling.SetUnhandledExceptionHandler(exception => Report(exception, session));
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            // A registration that nobody holds is collected and ends.
            GC.KeepAlive(signals);
            if (_ending)
            {
                return;
            }

            // Nobody here asked for it, so a cell did.
            Say(KernelTexts.ExitCalled(Environment.ExitCode));
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

        // Exit runs finalisers and handlers of the cells' code; if that hangs, it hangs without us.
        new Thread(() =>
        {
            Thread.Sleep(DrainMilliseconds);
            HardExit.With(ExitCodes.Done);
        })
        { IsBackground = true }.Start();
        Environment.Exit(ExitCodes.Done);
    }

    /// <summary>Ends the process because a cell does not let itself be stopped.</summary>
    public static void EndStuck(Outbox outbox) => EndAtOnce(outbox, KernelTexts.CannotStop, ExitCodes.CannotStop);

    /// <summary>Ends the process because cells hold more memory than they may.</summary>
    public static void EndFull(Outbox outbox) => EndAtOnce(outbox, KernelTexts.TooMuchMemory, ExitCodes.TooMuchMemory);

    private static void EndAtOnce(Outbox outbox, Text why, int code)
    {
        _ending = true;
        Say(why);
        outbox.Drain(DrainMilliseconds / 4);
        HardExit.With(code);
    }

    // On a thread of its own and not waited for long: the cell's output may be what is stuck.
    private static void Say(Text why)
    {
        if (CellContext.CurrentOrLast is not { } cell)
        {
            return;
        }

        var saying = new Thread(() =>
        {
            cell.Output.Flush();
            if (_spoken)
            {
                cell.Output.Error(CellErrors.Death(why, cell.Language));
            }
        })
        { Name = "last words", IsBackground = true };
        saying.Start();
        saying.Join(DrainMilliseconds / 4);
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
