namespace Cahier.Text;

/// <summary>How many analogies word vectors complete.</summary>
/// <param name="Section">What the words have to do with each other.</param>
/// <param name="Correct">How many answers were right.</param>
/// <param name="Asked">How many questions were asked: those of which all four words have vectors.</param>
public sealed record AnalogyScore(string Section, int Correct, int Asked)
{
    /// <summary>The part of right answers, of 0 … 1.</summary>
    public double Accuracy => Asked == 0 ? 0 : (double)Correct / Asked;
}
