using System.Diagnostics;
using System.Text.Json;

namespace Cahier.Tests.Determinism;

// The number of cores is the process's: nothing else runs meanwhile.
[Collection(AloneCollection.Name)]
public sealed class OneStepTests
{
    /// <summary>Where a process started by these tests writes what it computed.</summary>
    private const string Destination = "CAHIER_TESTS_ONE_STEP";

    // Sums of a few hundred float32 products in another order, through a few layers: below 1e-5 of the largest number beside it.
    private const float Tolerance = 1e-5f;

    public static TheoryData<string> Models => [.. OneStep.Models];

    [Theory]
    [MemberData(nameof(Models))]
    public void A_step_has_the_same_bits_on_any_number_of_cores(string model)
    {
        var alone = OnCores.Run(1, () => OneStep.Of(model).ToList());
        foreach (var cores in (int[])[2, 3])
        {
            foreach (var ((name, expected), (_, actual)) in alone.Zip(OnCores.Run(cores, () => OneStep.Of(model).ToList())))
                Assert.True(expected.AsSpan().SequenceEqual(actual), $"{model}, {name}: other bits on {cores} cores");
        }
    }

    [Theory]
    [InlineData("DOTNET_EnableAVX512", "256")]
    [InlineData("DOTNET_EnableAVX2", "128")]
    [InlineData("DOTNET_EnableHWIntrinsic", "no vectors")]
    public async Task A_step_is_the_same_to_rounding_with_shorter_vectors(string setting, string width)
    {
        var folder = Directory.CreateTempSubdirectory("cahier-");
        try
        {
            var file = Path.Combine(folder.FullName, "step.json");
            var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
            if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
                start.ArgumentList.Add(typeof(OneStepTests).Assembly.Location);
            start.ArgumentList.Add("--filter-method");
            start.ArgumentList.Add($"{typeof(OneStepTests).FullName}.{nameof(A_step_can_be_written_down)}");
            start.ArgumentList.Add("--results-directory");
            start.ArgumentList.Add(folder.FullName);
            start.Environment[setting] = "0";
            start.Environment[Destination] = file;
            using var process = Process.Start(start)!;
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0, output);

            var steps = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, float[]>>>(File.ReadAllText(file))!;
            foreach (var model in OneStep.Models)
            {
                foreach (var (name, here) in OneStep.Of(model))
                {
                    var (there, scale) = (steps[model][name], here.Max(MathF.Abs));
                    for (var i = 0; i < here.Length; i++)
                        Assert.True(MathF.Abs(here[i] - there[i]) <= Tolerance * scale, $"{width}, {model}, {name}[{i}]: {here[i]}, {there[i]}");
                }
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_step_can_be_written_down()
    {
        var steps = OneStep.Models.ToDictionary(model => model, model => OneStep.Of(model).ToDictionary(part => part.Name, part => part.Values));
        Assert.All(steps.Values, step => Assert.All(step.Values, values => Assert.DoesNotContain(float.NaN, values)));
        if (Environment.GetEnvironmentVariable(Destination) is { } file)
            File.WriteAllText(file, JsonSerializer.Serialize(steps));
    }
}
