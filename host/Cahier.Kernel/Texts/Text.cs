namespace Cahier.Kernel.Texts;

/// <summary>A sentence for the reader, in both languages.</summary>
internal readonly record struct Text(string French, string English)
{
    public string In(NotebookLanguage language) => language is NotebookLanguage.French ? French : English;
}
