using Cahier.Data;
using Cahier.Nn;
using Cahier.Plots;
using Cahier.Tensors;
using Cahier.Text;

namespace Cahier.Tests.Tensors;

[Collection(AloneCollection.Name)]
public sealed class MessageTests
{
    public static TheoryData<string, string, string> Mistakes => new()
    {
        {
            "inner dimensions",
            "MatMul: [11, 512] × [29, 512]: inner dimensions 512 and 29 differ. Did you mean b.Transpose()?",
            "MatMul : [11, 512] × [29, 512] : les dimensions intérieures 512 et 29 diffèrent. Vouliez-vous b.Transpose() ?"
        },
        {
            "broadcast",
            "+: [2, 3] and [2] cannot be broadcast together: axis 1 is 3 here, 2 there.",
            "+ : [2, 3] et [2] ne se superposent pas (broadcast) : l'axe 1 vaut 3 d'un côté, 2 de l'autre."
        },
        { "index", "Index 5 is outside axis 1 of [2, 3]: it goes from 0 to 2.", "L'indice 5 sort de l'axe 1 de [2, 3] : il va de 0 à 2." },
        {
            "too few indices",
            "[0] does not name one number of a tensor [2, 3], which takes 2 indices. For a part, write a range: t[0, ..].",
            "[0] ne désigne pas un nombre d'un tenseur [2, 3], qui demande 2 indices. Pour une partie, écrivez un intervalle : t[0, ..]."
        },
        { "too many indices", "[0, 1, 2] does not name one number of a tensor [2, 3], which takes 2 indices.", "qui demande 2 indices." },
        {
            "too many ranges",
            "3 indices or ranges for a tensor [2, 3], which has 2 axes.",
            "3 indices ou intervalles pour un tenseur [2, 3], qui a 2 axes."
        },
        { "index of a part", "Index 5 is outside axis 0 of [2, 3]", "L'indice 5 sort de l'axe 0 de [2, 3]" },
        { "index behind the end", "Index ^0 is outside axis 1 of [2, 3]: it goes from 0 to 2.", "L'indice ^0 sort de l'axe 1 de [2, 3]" },
        {
            "index of nothing",
            "Index 0 is outside axis 0 of [0]: the axis is empty.",
            "L'indice 0 sort de l'axe 0 de [0] : l'axe est vide."
        },
        { "negative length", "[-1, 3] has a negative length.", "[-1, 3] a une longueur négative." },
        { "negative mask", "[-2, -2] has a negative length.", "[-2, -2] a une longueur négative." },
        {
            "too large",
            "[65536, 65536]: more numbers than a tensor can hold",
            "[65536, 65536] : plus de nombres que n'en peut contenir un tenseur"
        },
        {
            "slice",
            "Slice: 2147483647 entries from 2 on do not lie within axis 1 of [2, 3]",
            "Slice : 2147483647 éléments à partir de 2 sortent"
        },
        { "step", "Arange: the step must not be 0.", "Arange : le pas ne doit pas être 0." },
        {
            "smoothing",
            "CrossEntropy: labelSmoothing = 1.5 is not a probability",
            "CrossEntropy : labelSmoothing = 1.5 n'est pas une probabilité"
        },
        { "dropout", "Dropout: probability = -0.1 is not a probability", "Dropout : probability = -0.1 n'est pas une probabilité" },
        { "no heads", "MultiHeadAttention: 0 heads", "MultiHeadAttention : 0 têtes" },
        { "word number", "Vocabulary: 9 is not one of the 5 known ids, 0 to 4.", "Vocabulary : 9 n'est pas l'un des 5 numéros connus" },
        { "number", "NumberWords: 1,000,000 is outside 0 to 999,999.", "NumberWords : 1 000 000 sort de 0 à 999 999." },
        { "part of a tensor", "Take a part (t[0, .., ..]) or Reshape it.", "Prenez-en une partie (t[0, .., ..]) ou utilisez Reshape." },
        { "range", "1..9 is outside axis 0 of [2, 3], whose length is 2.", "1..9 sort de l'axe 0 de [2, 3], de longueur 2." },
        { "axis", "Sum: [2, 3] has no axis 2", "Sum : [2, 3] n'a pas d'axe 2" },
        {
            "reshape",
            "Reshape: [2, 3] holds 6 values and cannot become [4, -1].",
            "Reshape : [2, 3] contient 6 valeurs et ne peut devenir [4, -1]."
        },
        { "item", "Item: [2, 3] holds 6 numbers, not one.", "Item : [2, 3] contient 6 nombres, pas un seul." },
        { "backward", "Backward: [2, 3] holds 6 numbers", "Backward : [2, 3] contient 6 nombres" },
        { "mask", "a mask [2, 4] does not broadcast to [2, 3]", "un masque [2, 4] ne s'étend pas à [2, 3]" },
        {
            "linear",
            "Linear: x [2, 3] has a last axis of 3; a weight [5, 4], [out, in], takes 4.",
            "Linear : le dernier axe de x [2, 3] vaut 3"
        },
        { "embedding", "Embedding: 7 is not one of the 2 known ids, 0 to 1.", "Embedding : 7 n'est pas l'un des 2 numéros connus" },
        { "values", "From: 6 values do not fill [4, 2], which holds 8.", "From : 6 valeurs ne remplissent pas [4, 2], qui en contient 8." },
        { "layer norm", "LayerNorm: gamma is [2], expected [3].", "LayerNorm : gamma est de forme [2], on attendait [3]." },
        { "heads", "4 heads do not divide", "4 têtes ne divisent pas" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_explained_in_the_readers_language(string mistake, string english, string french)
    {
        Assert.Contains(english, MessageIn("en"));
        Assert.Contains(french, MessageIn("fr").Replace('\u00a0', ' ').Replace('\u202f', ' '));

        string MessageIn(string language) => Speaking.In(language, () => Assert.ThrowsAny<Exception>(() => Make(mistake)).Message);
    }

    [Fact]
    public void French_punctuation_is_not_left_alone_at_the_beginning_of_a_line()
    {
        var message = Speaking.In("fr", () => Assert.Throws<ShapeException>(() => Make("inner dimensions")).Message);
        Assert.StartsWith("MatMul\u00a0: [11, 512] × [29, 512]\u00a0: les dimensions", message, StringComparison.Ordinal);
        Assert.EndsWith("b.Transpose()\u202f?", message, StringComparison.Ordinal);
        message = Speaking.In("fr", () => Assert.Throws<ArgumentException>(() => Chart.Line(new[] { 1 }, color: "#12")).Message);
        Assert.StartsWith("«\u00a0#12\u00a0» n'est pas une couleur\u202f; ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_language_is_refused_in_both()
    {
        var error = Assert.Throws<ArgumentException>(() => Language.Use("de"));
        Assert.Contains("ou \"en\" / \"fr\" or", error.Message);
    }

    private static object Make(string mistake)
    {
        var t = Tensor.Zeros(2, 3);
        return mistake switch
        {
            "inner dimensions" => Tensor.Zeros(11, 512).MatMul(Tensor.Zeros(29, 512)),
            "broadcast" => t + Tensor.Zeros(2),
            "index" => t[0, 5],
            "too few indices" => t[0],
            "too many indices" => t[0, 1, 2],
            "too many ranges" => t[0, .., ..],
            "index of a part" => t[5, ..],
            "index behind the end" => t[.., ^0],
            "index of nothing" => Tensor.Zeros(0)[0],
            "negative length" => Tensor.Ones(-1, 3),
            "negative mask" => Mask.Causal(-2),
            "too large" => Tensor.Zeros(65536, 65536),
            "slice" => t.Slice(1, 2, int.MaxValue),
            "step" => Tensor.Arange(0, 5, 0),
            "smoothing" => Functional.CrossEntropy(t, [0, 1], labelSmoothing: 1.5f),
            "dropout" => new Dropout(-0.1f, new Random(1)),
            "no heads" => new MultiHeadAttention(8, 0, new Random(1), keyWidth: 2, valueWidth: 2),
            "word number" => new Vocabulary(["a"])[9],
            "number" => NumberWords.French(1_000_000),
            "part of a tensor" => Chart.Heatmap(Tensor.Zeros(2, 3, 4)),
            "range" => t[1..9],
            "axis" => t.Sum(2),
            "reshape" => t.Reshape(4, -1),
            "item" => t.Item(),
            "backward" => Do(() => t.Backward()),
            "mask" => t.MaskedFill(Mask.From(new bool[8], 2, 4), 0),
            "linear" => Functional.Linear(t, Tensor.Zeros(5, 4)),
            "embedding" => Functional.Embedding(t, [0, 7]),
            "values" => Tensor.From(new float[6], 4, 2),
            "layer norm" => Functional.LayerNorm(t, Tensor.Ones(2), Tensor.Zeros(3)),
            "heads" => Functional.MultiHeadAttention(Tensor.Zeros(1, 2, 6), Tensor.Zeros(1, 2, 6), Tensor.Zeros(1, 2, 6), heads: 4),
            _ => throw new NotSupportedException(mistake),
        };
    }

    private static string Do(Action action)
    {
        action();
        return "";
    }
}
