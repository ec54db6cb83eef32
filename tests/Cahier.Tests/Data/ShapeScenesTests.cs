using Cahier.Data;
using Cahier.Nn.Models;

namespace Cahier.Tests.Data;

public sealed class ShapeScenesTests
{
    private static readonly ShapeScene[] _scenes = ShapeScenes.Train(300, seed: 1);

    private static readonly Dictionary<string, int> _numbers =
        new() { ["a"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["un"] = 1, ["une"] = 1, ["deux"] = 2, ["trois"] = 3, ["quatre"] = 4 };

    [Fact]
    public void Number_colour_and_shape_are_true_in_English()
    {
        foreach (var scene in _scenes)
        {
            var words = scene.English.Words;
            var first = scene.Shapes[0];
            Assert.Equal($"{first.Color}".ToLowerInvariant(), words[1]);
            Assert.StartsWith($"{first.Kind}".ToLowerInvariant(), words[2], StringComparison.Ordinal);
            if (words.Count == 3)
                Assert.Equal(scene.Shapes.Count, _numbers[words[0]]);
            else
                Assert.Equal([$"{scene.Shapes[1].Color}".ToLowerInvariant(), $"{scene.Shapes[1].Kind}".ToLowerInvariant()], words.TakeLast(2));
        }
    }

    [Fact]
    public void Places_are_true_in_both_languages()
    {
        foreach (var scene in _scenes.Where(scene => scene.English.Words.Count > 3))
        {
            var (a, b) = (scene.Shapes[0], scene.Shapes[1]);
            foreach (var text in (string[])[$" {scene.English} ", $" {scene.French} "])
            {
                Assert.Equal(a.Row == b.Row && a.Column < b.Column, text.Contains(" left ", StringComparison.Ordinal) || text.Contains(" gauche ", StringComparison.Ordinal));
                Assert.Equal(a.Row == b.Row && a.Column > b.Column, text.Contains(" right ", StringComparison.Ordinal) || text.Contains(" droite ", StringComparison.Ordinal));
                Assert.Equal(a.Column == b.Column && a.Row < b.Row, text.Contains(" above ", StringComparison.Ordinal) || text.Contains("au-dessus", StringComparison.Ordinal));
                Assert.Equal(a.Column == b.Column && a.Row > b.Row, text.Contains(" below ", StringComparison.Ordinal) || text.Contains("au-dessous", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void French_agrees_in_gender_and_number()
    {
        var captions = _scenes.Select(scene => $"{scene.French}").ToHashSet();
        string[] correct =
        [
            .. from shape in (string[])["cercle", "carré", "triangle"] from color in (string[])["rouge", "vert", "bleu", "jaune"] select $"{shape} {color}",
            .. from color in (string[])["rouge", "verte", "bleue", "jaune"] select $"étoile {color}",
        ];
        foreach (var caption in captions)
        {
            var words = caption.Split(' ');
            var isPlural = _numbers[words[0]] > 1;
            Assert.Contains(isPlural ? $"{words[1][..^1]} {words[2][..^1]}" : $"{words[1]} {words[2]}", correct);
            Assert.Equal(isPlural, words[1].EndsWith('s') && words[2].EndsWith('s'));
            if (!isPlural)
                Assert.Equal(words[1] == "étoile" ? "une" : "un", words[0]);
            if (words.Length > 3)
                Assert.Equal(words[^2] == "étoile" ? "d'une" : "d'un", words[^3]);
        }
        Assert.True(captions.Count > 100);
    }

    [Fact]
    public void Each_region_shows_its_shape_in_its_colour_and_the_others_are_empty()
    {
        foreach (var scene in _scenes)
        {
            for (var region = 0; region < 9; region++)
            {
                var (y, x) = (region / 3 * 12, region % 3 * 12);
                float Light(int channel) => scene.Image[channel, (y + 4)..(y + 8), (x + 4)..(x + 8)].Mean().Item();
                var lit = (Light(0) > 0.5f, Light(1) > 0.5f, Light(2) > 0.5f);
                var shape = scene.Shapes.Where(shape => shape.Region == region).ToArray();
                Assert.Equal(shape.Length == 0 ? (false, false, false) : shape.Single().Color switch
                {
                    ShapeColor.Red => (true, false, false),
                    ShapeColor.Green => (false, true, false),
                    ShapeColor.Blue => (false, false, true),
                    _ => (true, true, false),
                }, lit);
            }
        }
    }

    [Fact]
    public void Each_word_knows_where_to_look()
    {
        foreach (var scene in _scenes)
        {
            foreach (var caption in (Caption[])[scene.French, scene.English])
            {
                Assert.Equal(caption.Words.Count, caption.Regions.Count);
                Assert.Equal(scene.Shapes.Select(shape => shape.Region).Order(), caption.Regions.SelectMany(region => region).Distinct().Order());
                if (caption.Words.Count > 3)
                    Assert.Equal(scene.Shapes[1].Region, Assert.Single(caption.Regions[^1]));
            }
        }
    }

    [Fact]
    public void All_kinds_of_scenes_occur_and_the_seed_decides()
    {
        Assert.InRange(_scenes.Count(scene => scene.Shapes.Count == 1), 70, 130);
        Assert.InRange(_scenes.Count(scene => scene.English.Words.Count > 3), 70, 130);
        Assert.Equal(_scenes[7].Image.ToArray(), ShapeScenes.Train(8, seed: 1)[7].Image.ToArray());
        Assert.NotEqual(_scenes[7].Image.ToArray(), ShapeScenes.Test(8, seed: 1)[7].Image.ToArray());
    }

    [Fact]
    public void The_encoder_gives_one_row_of_features_for_each_region()
    {
        var encoder = new ConvEncoder(16, new Random(1));
        var images = ShapeScenes.Images(_scenes[..4]);
        Assert.Equal([4, 3, 36, 36], images.Shape);
        Assert.Equal([4, 9, 16], encoder.Forward(images).Shape);
        Assert.Equal(["convs.0.weight", "convs.0.bias"], encoder.NamedParameters().Take(2).Select(named => named.Name));

        // Region 4 is the middle one: what changes there changes its row, and no row that is two cells away (there is none here), as far
        // as the windows of three convolutions reach: 1 + 2 + 4 pixels.
        var changed = images[..1, .., .., ..].Clone();
        changed[0, 0, 0, 0] += 1;
        var difference = (encoder.Forward(changed) - encoder.Forward(images[..1])).Abs().Sum(-1).ToArray();
        Assert.True(difference[0] > 0);
        Assert.All(difference[1..], value => Assert.Equal(0, value));
    }
}
