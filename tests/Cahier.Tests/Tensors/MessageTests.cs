using Cahier.Tensors;

namespace Cahier.Tests.Tensors;

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
        { "too few indices", "1 index for a tensor [2, 3] of rank 2.", "1 indice pour un tenseur [2, 3] de rang 2." },
        { "range", "1..9 is outside axis 0 of [2, 3], whose length is 2.", "1..9 sort de l'axe 0 de [2, 3], de longueur 2." },
        { "axis", "Sum: [2, 3] has no axis 2", "Sum : [2, 3] n'a pas d'axe 2" },
        { "reshape", "Reshape: [2, 3] holds 6 values and cannot become [4, -1].", "Reshape : [2, 3] contient 6 valeurs et ne peut devenir [4, -1]." },
        { "item", "Item: [2, 3] holds 6 numbers, not one.", "Item : [2, 3] contient 6 nombres, pas un seul." },
        { "backward", "Backward: [2, 3] holds 6 numbers", "Backward : [2, 3] contient 6 nombres" },
        { "mask", "a mask [2, 4] does not broadcast to [2, 3]", "un masque [2, 4] ne s'étend pas à [2, 3]" },
        { "linear", "Linear: x [2, 3] has a last axis of 3; a weight [5, 4], [out, in], takes 4.", "Linear : le dernier axe de x [2, 3] vaut 3" },
        { "embedding", "Embedding: 7 is not one of the 2 known ids, 0 to 1.", "Embedding : 7 n'est pas l'un des 2 numéros connus" },
        { "values", "From: 6 values do not fill [4, 2], which holds 8.", "From : 6 valeurs ne remplissent pas [4, 2], qui en contient 8." },
        { "layer norm", "LayerNorm: gamma is [2], expected [3].", "LayerNorm : gamma est de forme [2], on attendait [3]." },
        { "heads", "4 heads do not divide", "4 têtes ne divisent pas" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_explained_in_the_readers_language(string mistake, string english, string french)
    {
        Language.Use("en");
        Assert.Contains(english, Assert.ThrowsAny<Exception>(() => Make(mistake)).Message);
        Language.Use("fr");
        Assert.Contains(french, Assert.ThrowsAny<Exception>(() => Make(mistake)).Message);
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
