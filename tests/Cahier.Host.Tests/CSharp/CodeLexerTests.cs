using Cahier.Host.CSharp;

namespace Cahier.Host.Tests.CSharp;

public class CodeLexerTests
{
    [Theory]
    [InlineData("var x = 1.5e-3f;", "k:var i:x p:= n:1.5e-3f p:;")]
    [InlineData("t[1..3]", "i:t p:[ n:1 p:.. n:3 p:]")]
    [InlineData("t[..^1]", "i:t p:[ p:.. p:^ n:1 p:]")]
    [InlineData("1.ToString() + .5", "n:1 p:. i:ToString p:( p:) p:+ n:.5")]
    [InlineData("0xE+1", "n:0xE p:+ n:1")]
    [InlineData("a ??= b => c", "i:a p:??= i:b p:=> i:c")]
    [InlineData("List<List<int>> l", "i:List p:< i:List p:< k:int p:> p:> i:l")]
    [InlineData("@class été", "i:@class i:été")]
    [InlineData("a // fin\nb /* c\nd */ e", "i:a c:// fin i:b c:/* c\nd */ i:e")]
    [InlineData("#r \"x.dll\" \na # b", "d:#r \"x.dll\" i:a p:# i:b")]
    public void Code_is_split_as_the_compiler_splits_it(string code, string expected) => Assert.Equal(expected, Describe(code));

    [Theory]
    [InlineData("\"plain \\\" \\\\\"")]
    [InlineData("@\"verbatim \\ \"\" \n end\"")]
    [InlineData("\"\"\"raw \" \"\" \n end\"\"\"")]
    [InlineData("\"\"\"\"raw \"\"\" end\"\"\"\"")]
    [InlineData("$\"hole {x + \"inner } \" + $\"{y}\"} {{not a hole\"")]
    [InlineData("$\"choice {(a ? \"}\" : '}')} {new { B = 1 }}\"")]
    [InlineData("$@\"both \"\" {x} \\ \"")]
    [InlineData("@$\"both {{ {x} \"")]
    [InlineData("$\"\"\"raw {x + \"\"\"deep\"\"\"} \"\"\"")]
    [InlineData("$$\"\"\"raw {not a hole} {{x + \"}}\"}} \"\"\"")]
    [InlineData("\"bytes\"u8")]
    [InlineData("'\\''")]
    [InlineData("'\"'")]
    public void A_literal_is_one_token_whatever_it_holds(string literal) =>
        Assert.Equal($"i:f p:( t:{literal} p:, i:x p:)", Describe($"f({literal}, x)"));

    [Theory]
    [InlineData("\"not closed\nvar x", "t:\"not closed k:var i:x")]
    [InlineData("$\"hole {x", "t:$\"hole {x")]
    [InlineData("/* not closed", "c:/* not closed")]
    [InlineData("\"ends in \\", "t:\"ends in \\")]
    [InlineData("$", "p:$")]
    [InlineData("@", "i:@")]
    public void Text_that_is_not_finished_still_ends(string code, string expected) => Assert.Equal(expected, Describe(code));

    private static string Describe(string code) => string.Join(' ', CodeLexer.Tokens(code).Select(token =>
        $"{char.ToLowerInvariant(token.Kind.ToString()[0])}:{code.Substring(token.Start, token.Length)}"));
}
