using System.Buffers;

namespace Cahier.Kernel.Messages;

/// <summary>Messages onto a stream, one a line, whole: several threads may send.</summary>
internal sealed class MessageWriter(Stream stream)
{
    private const int LargestKeptBuffer = 1 << 20;

    private readonly Lock _gate = new();
    private ArrayBufferWriter<byte> _line = new();

    public void Write(JupyterMessage message)
    {
        lock (_gate)
        {
            _line.ResetWrittenCount();
            message.WriteTo(_line);
            _line.Write("\n"u8);
            stream.Write(_line.WrittenSpan);
            stream.Flush();
            if (_line.Capacity > LargestKeptBuffer)
            {
                _line = new ArrayBufferWriter<byte>();
            }
        }
    }
}
