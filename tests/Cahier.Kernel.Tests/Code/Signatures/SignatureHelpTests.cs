using Cahier.Kernel.Code.Signatures;

namespace Cahier.Kernel.Tests.Code.Signatures;

public sealed class SignatureHelpTests(SignatureHelpTests.Cells cells) : IClassFixture<SignatureHelpTests.Cells>
{
    [Theory]
    [InlineData("Paint(|", "int Paint(int colour, [int times = 1])", "colour")]
    [InlineData("Paint(|)", "int Paint(int colour, [int times = 1])", "colour")]
    [InlineData("Paint(1, |", "int Paint(int colour, [int times = 1])", "times")]
    [InlineData("Paint(times: |", "int Paint(int colour, [int times = 1])", "times")]
    [InlineData("Math.Max(1, |", "int Math.Max(int val1, int val2)", "val2")]
    [InlineData("Math.Max(1.0, |", "double Math.Max(double val1, double val2)", "val2")]
    [InlineData("Math.Pow(Math.Max(1, 2), |", "double Math.Pow(double x, double y)", "y")]
    [InlineData("new Point(1, |", "Point.Point(int X, int Y)", "Y")]
    [InlineData("Point p = new(|", "Point.Point(int X, int Y)", "X")]
    [InlineData("\"a\"[|]", "char string.this[int index]", "index")]
    [InlineData("Func<int, int> f = x => x; f(|", "int Func<int, int>.Invoke(int arg)", "arg")]
    [InlineData("string.Concat(\"a\", 1, 2, 3, |4)", "string string.Concat(params ReadOnlySpan<object?> args)", "args")]
    [InlineData("new[] { 1 }.Select(x => Math.Pow(x, |))", "double Math.Pow(double x, double y)", "y")]
    [InlineData("if (Paint(|", "int Paint(int colour, [int times = 1])", "colour")]
    [InlineData("Paint(\n    1,\n    |\n);", "int Paint(int colour, [int times = 1])", "times")]
    public void The_call_at_the_cursor_shows_the_parameter_to_write(string code, string label, string parameter)
    {
        var help = cells.At(code);
        var active = help!.Overloads[help.ActiveOverload];
        Assert.Equal(label, active.Label);
        Assert.Equal(parameter, active.Parameters[help.ActiveParameter].Name);
    }

    [Theory]
    [InlineData("Math.Max(1, 2)|")]
    [InlineData("|Math.Max(1, 2)")]
    [InlineData("(|1 + 2)")]
    [InlineData("if (|true)")]
    [InlineData("unknown(|")]
    [InlineData("Paint(1); |")]
    public void Outside_of_calls_there_is_nothing_to_show(string code) => Assert.Null(cells.At(code));

    [Fact]
    public void Every_parameter_is_marked_in_the_label_and_documented()
    {
        var help = cells.At("Math.Clamp(1, |2, 3)");
        var active = help!.Overloads[help.ActiveOverload];
        var marked = active.Parameters.Select(parameter => active.Label[parameter.Start..parameter.End]);
        Assert.Equal(["int value", "int min", "int max"], marked);
        Assert.All(active.Parameters, parameter => Assert.NotEmpty(parameter.Documentation));
        Assert.NotEmpty(active.Documentation);
    }

    [Fact]
    public void Too_many_arguments_have_no_parameter()
    {
        var help = cells.At("Paint(1, 2, |");
        Assert.Equal(2, help!.ActiveParameter);
    }

    /// <summary>What the tests' questions build on.</summary>
    public sealed class Cells : IDisposable
    {
        private readonly TestNotebook _notebook = new();

        public Cells() => _notebook.Run("int Paint(int colour, int times = 1) => colour * times; record Point(int X, int Y);");

        internal SignatureHelp? At(string marked)
        {
            var (code, position) = TestNotebook.At(marked);
            return SignatureHelp.At(_notebook.Analyst, _notebook.Analyst.Read(code), position);
        }

        public void Dispose() => _notebook.Dispose();
    }
}
