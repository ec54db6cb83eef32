using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using Cahier.Host.Kernelspecs;

namespace Cahier.Host.Commands;

/// <summary>The options that say in which of Jupyter's folders, and under which name: those of `jupyter kernelspec install`.</summary>
internal sealed partial class JupyterPlace
{
    private readonly Option<bool> _user = new("--user") { Description = "For this user. This is the default." };
    private readonly Option<string?> _prefix = new("--prefix") { Description = "Below this folder, in share/jupyter: that of a Python environment.", HelpName = "DIR" };
    private readonly Option<bool> _sysPrefix = new("--sys-prefix") { Description = "Below the folder of the Python environment that is active (VIRTUAL_ENV or CONDA_PREFIX)." };

    private readonly Option<string> _name = new("--name")
    {
        Description = "The kernel's name.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "cahier",
    };

    public JupyterPlace(Command command)
    {
        _name.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !KernelName().IsMatch(token.Value))
                result.AddError($"--name {token.Value}: a kernel's name has letters, digits, points, hyphens and underscores only.");
        });
        command.Add(_user);
        command.Add(_prefix);
        command.Add(_sysPrefix);
        command.Add(_name);
        command.Validators.Add(result =>
        {
            if (new[] { result.GetResult(_user), result.GetResult(_prefix), (SymbolResult?)result.GetResult(_sysPrefix) }.Count(option => option is OptionResult { Implicit: false }) > 1)
                result.AddError("--user, --prefix and --sys-prefix: one of them at most.");
            else if (result.GetResult(_sysPrefix) is { Implicit: false } && JupyterFolders.ActiveEnvironment is null)
                result.AddError("--sys-prefix: no Python environment is active (neither VIRTUAL_ENV nor CONDA_PREFIX is set).");
        });
    }

    public string Name(ParseResult result) => result.GetValue(_name)!;

    public KernelspecInstallation Installation(ParseResult result) => new(
        result.GetValue(_prefix) is { } prefix ? JupyterFolders.UnderPrefix(prefix)
        : result.GetValue(_sysPrefix) ? JupyterFolders.UnderPrefix(JupyterFolders.ActiveEnvironment!)
        : JupyterFolders.User);

    [GeneratedRegex("^[A-Za-z0-9._-]+$")]
    private static partial Regex KernelName();
}
