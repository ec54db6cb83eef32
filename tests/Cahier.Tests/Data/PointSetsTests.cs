using Cahier.Data;
using Cahier.Nn;
using Cahier.Optim;
using Cahier.Tensors;
using Cahier.Training;

namespace Cahier.Tests.Data;

public class PointSetsTests
{
    private static readonly Dictionary<string, Func<int, int, PointSet>> _sets = new()
    {
        ["separable"] = (count, seed) => PointSets.Separable(count, seed),
        ["blobs"] = (count, seed) => PointSets.Blobs(count, seed),
        ["moons"] = (count, seed) => PointSets.Moons(count, seed),
        ["circles"] = (count, seed) => PointSets.Circles(count, seed),
        ["spirals"] = (count, seed) => PointSets.Spirals(count, seed, arms: 3),
        ["xor"] = (count, seed) => PointSets.Xor(count, seed),
    };

    public static TheoryData<string> Sets => [.. _sets.Keys];

    [Theory]
    [MemberData(nameof(Sets))]
    public void The_seed_decides_the_points_and_the_classes_come_in_turn(string name)
    {
        var set = _sets[name](100, 1);
        Assert.Equal([100, 2], set.Points.Shape);
        Assert.Equal(set.Points.ToArray(), _sets[name](100, 1).Points.ToArray());
        Assert.NotEqual(set.Points.ToArray(), _sets[name](100, 2).Points.ToArray());
        var classes = set.Classes.Max() + 1;
        Assert.Equal(Enumerable.Range(0, 100).Select(i => i % classes), set.Classes);
        Assert.All(set.Points.ToArray(), value => Assert.InRange(value, -5, 5));
        Assert.Equal(0, _sets[name](0, 1).Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_perceptron_finds_the_line_of_a_separable_set(int seed)
    {
        const float Margin = 0.1f;
        var set = PointSets.Separable(200, seed, Margin);
        var (w, b, mistakes) = (new float[2], 0f, 0);
        bool Corrected()
        {
            var corrected = false;
            for (var i = 0; i < set.Count; i++)
            {
                var t = set.Signs[i];
                if (t * (w[0] * set.Points[i, 0] + w[1] * set.Points[i, 1] + b) > 0)
                    continue;
                (w[0], w[1], b) = (w[0] + t * set.Points[i, 0], w[1] + t * set.Points[i, 1], b + t);
                mistakes++;
                corrected = true;
            }
            return corrected;
        }

        while (Corrected())
        {
            // Novikoff 1962: at most (R/γ)² corrections; R² ≤ 3 with the 1 of the bias, γ ≥ margin/√(1 + 0.2²).
            Assert.InRange(mistakes, 0, (int)(3 * 1.04 / (Margin * Margin)));
        }
    }

    [Fact]
    public void Circles_are_separated_by_the_distance_from_the_centre()
    {
        var set = PointSets.Circles(500, 1);
        var radii = set.Points.Norm(2, axis: 1);
        // Radii 1 and 0.5, deviation 0.05: 0.75 is five of them away.
        Assert.All(Enumerable.Range(0, set.Count), i => Assert.Equal(set.Classes[i] == 0, radii[i] > 0.75f));
    }

    [Fact]
    public void Xor_is_the_sign_of_the_product()
    {
        var set = PointSets.Xor(400, 1, margin: 0.2f);
        for (var i = 0; i < set.Count; i++)
        {
            Assert.Equal(set.Classes[i] == 1, set.Points[i, 0] * set.Points[i, 1] < 0);
            Assert.InRange(MathF.Abs(set.Points[i, 0]), 0.2f, 1);
        }
        // All four squares are there.
        Assert.Equal(4, Enumerable.Range(0, set.Count).Select(i => (set.Points[i, 0] > 0, set.Points[i, 1] > 0)).Distinct().Count());
    }

    [Theory]
    [InlineData("moons")]
    [InlineData("circles")]
    [InlineData("spirals")]
    [InlineData("xor")]
    public void No_line_separates_what_a_hidden_layer_does(string name)
    {
        var set = _sets[name](300, 1);
        Assert.InRange(Accuracy(set, hidden: 0), 0.3, 0.95);
        Assert.InRange(Accuracy(set, hidden: 32), 0.97, 1);
    }

    private static double Accuracy(PointSet set, int hidden)
    {
        var model = new Net(hidden, set.Classes.Max() + 1);
        new Trainer(model, new Adam(model.Parameters(), 0.03f)).Run(
            400, () => Functional.CrossEntropy(model.Forward(set.Points), set.Classes), cancellation: TestContext.Current.CancellationToken);
        return model.Forward(set.Points).ArgMax(-1).Zip(set.Classes).Average(pair => pair.First == pair.Second ? 1.0 : 0.0);
    }

    [Fact]
    public void A_split_has_every_point_in_exactly_one_part()
    {
        var set = PointSets.Blobs(101, 1, classes: 4);
        var (train, test) = set.Split(0.8, seed: 2);
        Assert.Equal((81, 20), (train.Count, test.Count));
        static IEnumerable<(float, float, int)> Rows(PointSet part) => part.X.Zip(part.Y, part.Classes);
        Assert.Equal(Rows(set).Order(), Rows(train).Concat(Rows(test)).Order());
        Assert.Equal(train.Points.ToArray(), set.Split(0.8, seed: 2).First.Points.ToArray());
        Assert.Equal(26, set.Of(0).Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => set.Split(1.5, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PointSets.Separable(10, 1, margin: 0.5f));
    }

    private sealed class Net : Module
    {
        private readonly Linear? _first, _second;
        private readonly Linear _output;

        public Net(int hidden, int classes)
        {
            var random = new Random(1);
            _first = hidden == 0 ? null : Register("first", new Linear(2, hidden, random));
            _second = hidden == 0 ? null : Register("second", new Linear(hidden, hidden, random));
            _output = Register("output", new Linear(hidden == 0 ? 2 : hidden, classes, random));
        }

        public Tensor Forward(Tensor x) =>
            _output.Forward(_first is null ? x : _second!.Forward(_first.Forward(x).Tanh()).Tanh());
    }
}
