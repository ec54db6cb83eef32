namespace Cahier.Text;

/// <summary>"A is to B as C is to …?", and the answer.</summary>
/// <param name="Section">What the words have to do with each other, such as "capital-common-countries".</param>
/// <param name="A">The first word of the pair that shows the relation.</param>
/// <param name="B">The second one.</param>
/// <param name="C">The first word of the pair to complete.</param>
/// <param name="D">The answer.</param>
public sealed record AnalogyQuestion(string Section, string A, string B, string C, string D);
