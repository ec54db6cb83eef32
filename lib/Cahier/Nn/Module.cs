using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>A part of a network: parameters of its own and smaller parts, each under a name.</summary>
/// <remarks>
/// Names are registered, not discovered, and joined with dots as PyTorch's <c>state_dict</c> joins them
/// (<c>encoder.layers.0.self_attn.in_proj_weight</c>), so that weights travel between the two. Every module has a
/// method Forward; what it takes depends on the module.
/// </remarks>
public abstract class Module
{
    private readonly List<(string Name, Tensor? Tensor, Module? Part)> _members = [];
    private readonly HashSet<string> _buffers = [];

    /// <summary>Whether the module is learning (dropout is active) or being used.</summary>
    public bool Training { get; private set; } = true;

    /// <summary>The number of learned numbers; a tensor used in two places counts once.</summary>
    public long ParameterCount => Parameters().Sum(parameter => (long)parameter.Count);

    /// <summary>The learned tensors under their full names, in order; one used in two places appears under its first name.</summary>
    public IEnumerable<(string Name, Tensor Parameter)> NamedParameters()
    {
        var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
        return Tensors("", buffers: false).Where(named => seen.Add(named.Tensor));
    }

    /// <summary>What belongs to the module without being learned, such as running means, under full names, in order.</summary>
    public IEnumerable<(string Name, Tensor Buffer)> NamedBuffers() => Tensors("", buffers: true);

    /// <summary>
    /// All parameters and buffers under their full names: what PyTorch's <c>state_dict</c> holds. A tensor used in two places has two
    /// names.
    /// </summary>
    public IReadOnlyDictionary<string, Tensor> StateDict() =>
        Tensors("", buffers: false).Concat(Tensors("", buffers: true)).ToDictionary();

    /// <summary>The learned tensors: what an optimizer needs.</summary>
    public IEnumerable<Tensor> Parameters() => NamedParameters().Select(named => named.Parameter);

    /// <summary>Says that the module is about to learn.</summary>
    public void Train() => SetTraining(true);

    /// <summary>Says that the module is about to be used: dropout lets everything through.</summary>
    public void Eval() => SetTraining(false);

    /// <summary>Uses the module until the returned object is disposed; then the parts that were learning go on learning.</summary>
    internal IDisposable Evaluation() => new EvaluationScope(this);

    /// <summary>Forgets all gradients.</summary>
    public void ZeroGrad()
    {
        foreach (var parameter in Parameters())
            parameter.ZeroGrad();
    }

    /// <summary>Copies values into the parameters and buffers of the same names.</summary>
    /// <param name="values">One tensor for each name, of the same shape; a tensor used in two places has two names.</param>
    /// <exception cref="ArgumentException">A parameter or buffer has no value, or a value belongs to none.</exception>
    /// <exception cref="ShapeException">A value has another shape than what it is for; nothing is changed.</exception>
    public void Load(IReadOnlyDictionary<string, Tensor> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var state = StateDict();
        string[] missing = [.. state.Keys.Except(values.Keys)];
        string[] unexpected = [.. values.Keys.Except(state.Keys)];
        if (missing.Length + unexpected.Length > 0)
            throw new ArgumentException(Messages.ParametersDiffer(missing, unexpected), nameof(values));
        foreach (var (name, tensor) in state)
            Shape.Require(values[name], tensor.Shape, nameof(Load), name);
        foreach (var (name, tensor) in state)
            values[name].AsSpan().CopyTo(tensor.AsSpan());
    }

    /// <summary>Copies into the parameters and buffers the values of a file.</summary>
    /// <param name="path">A file of weights: .safetensors (PyTorch, Hugging Face) or .dat (TorchSharp).</param>
    /// <exception cref="InvalidDataException">The file is cut short, damaged, or of another kind; nothing is changed.</exception>
    /// <exception cref="ArgumentException">Another ending, or the names differ from this module's; nothing is changed.</exception>
    /// <exception cref="ShapeException">A value has another shape than what it is for; nothing is changed.</exception>
    public void Load(string path)
    {
        using var scope = Tensor.NewDisposeScope();
        Load(Weights.WeightsFile.Read(path));
    }

    /// <summary>Writes all parameters and buffers to a file, which appears complete, or not at all.</summary>
    /// <param name="path">A name that ends in .safetensors (PyTorch, Hugging Face) or .dat (TorchSharp).</param>
    /// <exception cref="ArgumentException">Another ending.</exception>
    public void Save(string path) => Weights.WeightsFile.Write(path, StateDict());

    /// <summary>
    /// Makes a tensor a parameter of this module: it is named, learned and counted, and lives as long as the module even when that is
    /// made within a <see cref="DisposeScope"/>.
    /// </summary>
    protected Tensor Register(string name, Tensor parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        parameter.OutliveAll().RequiresGrad = true;
        _members.Add((name, parameter, null));
        return parameter;
    }

    /// <summary>Makes a tensor a buffer of this module: it is named and saved with it, but not learned.</summary>
    protected Tensor RegisterBuffer(string name, Tensor buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        buffer.OutliveAll();
        _members.Add((name, buffer, null));
        _buffers.Add(name);
        return buffer;
    }

    /// <summary>Makes a module a part of this one. An empty name leaves the part's names as they are.</summary>
    protected TModule Register<TModule>(string name, TModule part)
        where TModule : Module
    {
        ArgumentNullException.ThrowIfNull(part);
        _members.Add((name, null, part));
        return part;
    }

    private IEnumerable<(string Name, Tensor Tensor)> Tensors(string prefix, bool buffers) => _members.SelectMany(member =>
        member.Tensor is { } tensor ? _buffers.Contains(member.Name) == buffers ? [(prefix + member.Name, tensor)] : []
        : member.Name.Length == 0 ? member.Part!.Tensors(prefix, buffers)
        : member.Part!.Tensors($"{prefix}{member.Name}.", buffers));

    private void SetTraining(bool training)
    {
        Training = training;
        foreach (var (_, _, part) in _members)
            part?.SetTraining(training);
    }

    private IEnumerable<Module> Parts() => _members.SelectMany(member => member.Part?.Parts() ?? []).Prepend(this);

    private sealed class EvaluationScope : IDisposable
    {
        private readonly List<Module> _learning;

        public EvaluationScope(Module module)
        {
            _learning = [.. module.Parts().Where(part => part.Training)];
            module.Eval();
        }

        public void Dispose() => _learning.ForEach(part => part.Training = true);
    }
}
