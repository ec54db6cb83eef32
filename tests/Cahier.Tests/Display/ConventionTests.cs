using System.Reflection;
using Cahier.Display;
using Cahier.Plots;

namespace Cahier.Tests.Display;

// Everything here is found by name, as a kernel does that has never heard of this library.
public class ConventionTests
{
    [Fact]
    public void A_figure_says_by_name_how_it_is_shown()
    {
        var forms = Show(Chart.Line(new[] { 1.5, 2 }, title: "Loss"));
        Assert.Equal(["application/vnd.plotly.v1+json", "text/html", "text/plain"], forms.Select(form => form.MimeType));
        Assert.StartsWith("{\"data\":", forms[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("<figure ", forms[1].Text, StringComparison.Ordinal);
        Assert.StartsWith("Loss — ", forms[2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_of_the_course_needs_an_attribute_and_ToHtml()
    {
        var forms = Show(new Square());
        Assert.Equal([("text/html", "<b>■</b>"), ("text/plain", "square")], forms);
    }

    [Fact]
    public void The_attribute_counts_for_derived_classes_too() => Assert.Equal(2, Show(new SmallSquare()).Count);

    [Fact]
    public void Without_preferred_types_there_is_no_list()
    {
        var attribute = new TypeFormatterSourceAttribute(typeof(HtmlFormatterSource));
        Assert.Null(attribute.PreferredMimeTypes);
        Assert.Equal(typeof(HtmlFormatterSource), attribute.FormatterSourceType);
    }

    [Fact]
    public void A_formatter_leaves_what_it_does_not_know()
    {
        using var writer = new StringWriter();
        var html = new HtmlFormatterSource().CreateTypeFormatters().Cast<ValueFormatter>().First();
        Assert.False(html.Format("a string", writer));
        Assert.Equal("", writer.ToString());
    }

    private static List<(string MimeType, string Text)> Show(object value)
    {
        var attribute = value.GetType().GetCustomAttributes(inherit: true).Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        var source = (Type)attribute.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute)!;
        var preferred = (string[])attribute.GetType().GetProperty("PreferredMimeTypes")!.GetValue(attribute)!;
        var instance = source.GetConstructor(Type.EmptyTypes)!.Invoke(null);
        var formatters = (IEnumerable<object>)source.GetMethod("CreateTypeFormatters")!.Invoke(instance, null)!;
        var byType = formatters.ToDictionary(f => (string)f.GetType().GetProperty("MimeType")!.GetValue(f)!);
        return [.. preferred.Select(mime => (mime, Written(byType[mime], value)))];
    }

    private static string Written(object formatter, object value)
    {
        var format = formatter.GetType().GetMethods(BindingFlags.Public | BindingFlags.Instance).Single(method => method.Name == "Format");
        Assert.Equal([typeof(object), typeof(TextWriter)], format.GetParameters().Select(parameter => parameter.ParameterType));
        using var writer = new StringWriter();
        Assert.True((bool)format.Invoke(formatter, [value, writer])!);
        return writer.ToString();
    }

    [TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]
    private class Square : IHtml
    {
        public string ToHtml() => "<b>■</b>";

        public override string ToString() => "square";
    }

    private sealed class SmallSquare : Square;
}
