using System.Text.Json.Nodes;

namespace Cahier.Host.Server;

/// <summary>Answers in the shapes that Jupyter's clients expect.</summary>
internal static class ApiResults
{
    public static IResult Json(JsonNode body, int status = StatusCodes.Status200OK) =>
        Results.Text(body.ToJsonString(), "application/json", statusCode: status);

    /// <summary>201 with the new thing and its address.</summary>
    public static IResult Created(JsonNode body, string address) => new CreatedAt(Json(body, StatusCodes.Status201Created), address);

    public static IResult Error(int status, string message) =>
        Json(new JsonObject { ["message"] = message, ["reason"] = null }, status);

    public static IResult NotFound(string message) => Error(StatusCodes.Status404NotFound, message);

    public static IResult BadRequest(string message) => Error(StatusCodes.Status400BadRequest, message);

    /// <summary>The answer to a body that is no JSON object.</summary>
    public static IResult NoObject => BadRequest("The body must be a JSON object.");

    /// <summary>A time as Jupyter writes it: its clients' parser wants exactly six fractional digits.</summary>
    public static string Time(DateTime time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The request's body as a JSON object; empty when there is none, null when it is something else.</summary>
    public static async Task<JsonObject?> ReadObjectAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var text = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        if (string.IsNullOrWhiteSpace(text))
            return [];

        try
        {
            return JsonNode.Parse(text, documentOptions: new() { AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private sealed record CreatedAt(IResult Result, string Address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.Location = Address;
            return Result.ExecuteAsync(httpContext);
        }
    }
}
