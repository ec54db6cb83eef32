namespace Cahier.Host.Html;

/// <summary>The style of an exported page.</summary>
internal static class PageStyle
{
    public const string Css =
        """
        :root { --ink: #1c1d20; --paper: #fff; --soft: #f5f5f3; --line: #deded9; --link: #1a56b0;
          --keyword: #1a4fa3; --string: #1f6b2e; --number: #8a3b12; --comment: #6a6a64; --bad: #a3191c; --bad-soft: #fdeeee }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #e4e4e0; --paper: #17181a; --soft: #212327; --line: #3a3c40; --link: #8ab4f8;
            --keyword: #86b1f5; --string: #90c88f; --number: #e2a478; --comment: #9a9a93; --bad: #ff9a94; --bad-soft: #3a1d1d } }
        body { font: 1.05rem/1.65 Georgia, "Times New Roman", serif; color: var(--ink); background: var(--paper); margin: 0 }
        main { max-width: 48rem; margin: 0 auto; padding: 2rem 1rem 6rem }
        h1, h2, h3, h4 { font-family: system-ui, sans-serif; line-height: 1.25; margin: 2em 0 .6em }
        h1 { margin-top: 0 }
        a { color: var(--link) }
        pre, code { font: .86rem/1.5 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace }
        pre { margin: .5em 0; overflow-x: auto; tab-size: 4 }
        .source { background: var(--soft); border: 1px solid var(--line); border-radius: 6px; padding: .7em .9em }
        .prose :not(pre) > code { background: var(--soft); border-radius: 3px; padding: .1em .25em }
        .stdout, .code > pre:not([class]) { padding-left: .9em; border-left: 3px solid var(--line) }
        .stderr, .error { padding: .5em .9em; border-left: 3px solid var(--bad); background: var(--bad-soft); white-space: pre-wrap }
        .error { color: var(--bad) }
        .html { overflow-x: auto; margin: .6em 0 }
        .html svg, img { max-width: 100%; height: auto }
        table { border-collapse: collapse; margin: 1em 0; font-family: system-ui, sans-serif; font-size: .92rem }
        th, td { border-bottom: 1px solid var(--line); padding: .25em .7em; text-align: left }
        blockquote { margin: 1em 0; padding-left: 1em; border-left: 3px solid var(--line); color: var(--comment) }
        div.math { overflow-x: auto; margin: 1em 0; text-align: center }
        math[display=block] { overflow: auto hidden; padding: .3em 0; margin: .8em 0 } .aligned mtd { text-align: left }
        .k { color: var(--keyword) } .s { color: var(--string) } .n { color: var(--number) } .c, .d { color: var(--comment) }
        .c { font-style: italic }
        @media print { main { max-width: none } .source, .html { break-inside: avoid } }
        """;
}
