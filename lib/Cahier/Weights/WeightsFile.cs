using Cahier.Tensors;

namespace Cahier.Weights;

/// <summary>A file of weights in the format that its ending names.</summary>
internal static class WeightsFile
{
    public static IReadOnlyDictionary<string, Tensor> Read(string path) => Ending(path) switch
    {
        Safetensors.Extension => Safetensors.Read(path),
        TorchSharpWeights.Extension => TorchSharpWeights.Read(path),
        _ => throw new ArgumentException(Messages.UnknownWeightsFile(path), nameof(path)),
    };

    public static void Write(string path, IReadOnlyDictionary<string, Tensor> tensors)
    {
        Action<string, IReadOnlyDictionary<string, Tensor>> write = Ending(path) switch
        {
            Safetensors.Extension => Safetensors.Write,
            TorchSharpWeights.Extension => TorchSharpWeights.Write,
            _ => throw new ArgumentException(Messages.UnknownWeightsFile(path), nameof(path)),
        };
        write(path, tensors);
    }

    private static string Ending(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Path.GetExtension(path).ToLowerInvariant();
    }
}
