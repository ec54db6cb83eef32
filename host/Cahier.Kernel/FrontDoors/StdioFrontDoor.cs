using System.Runtime.InteropServices;
using Cahier.Kernel.Client;
using Cahier.Kernel.Messages;
using Cahier.Kernel.Session;
using Cahier.Kernel.Texts;

namespace Cahier.Kernel.FrontDoors;

/// <summary>The kernel on its own stdin and stdout, one Jupyter message a line: for the page and for headless runs.</summary>
internal static class StdioFrontDoor
{
    public static int Run(string folder, NotebookLanguage language, int? memoryLimit)
    {
        // Ctrl+C in a terminal reaches every process in it; what becomes of the kernel is the client's to say.
        using var terminal = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        var (input, output) = ProtectedStdio.Take();
        var outbox = new Outbox(output);
        CellSession session;
        try
        {
            session = new CellSession(folder, language, () => LastWords.EndStuck(outbox));
        }
        catch (NoCompilerException exception)
        {
            Console.Error.WriteLine(exception.Text.In(language));
            return ExitCodes.NoCompiler;
        }

        LastWords.Install(outbox, session, spoken: false);
        MemoryLimit.Set(memoryLimit, () => LastWords.EndFull(outbox));
        Output.CellWriter.Install();
        var kernel = new JupyterKernel(session, colours: false, outbox.Send, () => LastWords.End(outbox, session));
        var reader = new MessageReader(input);
        while (reader.Read() is { } request)
        {
            kernel.Receive(request);
        }

        // The client has closed its end, or died: a cell that still runs has no reader any more.
        LastWords.End(outbox, session);
        return ExitCodes.Done;
    }
}
