using Cahier.Data.Real;

namespace Cahier.Tests.Data.Real;

public sealed class DataRegistryTests
{
    [Fact]
    public void Every_file_has_an_https_address_a_limit_and_a_checksum_with_its_source_or_none()
    {
        Assert.Equal(6, DataRegistry.Sets.Count);
        Assert.All(DataRegistry.Sets.SelectMany(set => set.Files), file =>
        {
            Assert.NotEmpty(file.Addresses);
            Assert.All(file.Addresses, address => Assert.Equal("https", address.Scheme));
            Assert.All(file.Addresses, address => Assert.EndsWith("/" + file.Name, address.AbsolutePath, StringComparison.Ordinal));
            Assert.InRange(file.AtMost, 1, 1L << 30);
            Assert.Equal(Path.GetFileName(file.Name), file.Name);
            Assert.NotEmpty(file.SumFrom);
            if (file.Sha256 is { } sum)
                Assert.Matches("^[0-9a-f]{64}$", sum);
            Assert.Equal(file.Sha256 is null, file.Bytes is null);
        });
    }

    [Fact]
    public void Every_set_speaks_both_languages_and_says_its_terms_and_what_to_cite() => Assert.All(DataRegistry.Sets, set =>
    {
        Assert.NotEqual(set.EnglishTitle, set.FrenchTitle);
        Assert.NotEqual(set.EnglishTerms, set.FrenchTerms);
        Assert.NotEmpty(set.Citation);
        Assert.Matches("^[a-z][a-z-]+$", set.Name);
        Assert.Same(set, DataRegistry.Find(set.Name.ToUpperInvariant()));
    });

    [Fact]
    public void The_registry_in_the_library_is_the_one_of_the_repository()
    {
        using var file = File.OpenRead(Path.Combine(RealFiles.Repository, "data", "registry.json"));
        Assert.Equal(
            DataRegistry.Read(file).SelectMany(set => set.Files).Select(file => (file.Name, file.Sha256, file.Bytes)),
            DataRegistry.Sets.SelectMany(set => set.Files).Select(file => (file.Name, file.Sha256, file.Bytes)));
    }
}
