using Cahier.Host.Notebooks;

namespace Cahier.Host.Server;

/// <summary>Whatever goes wrong is answered in Jupyter's form; a mistake of ours says no more than that it is one.</summary>
internal sealed class ErrorAnswers(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception error) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            await (error switch
            {
                ApiException refusal => ApiResults.Error(refusal.Status, refusal.Message),
                BadHttpRequestException bad => ApiResults.Error(bad.StatusCode, bad.Message),
                NotebookException notebook => ApiResults.BadRequest(notebook.Message),
                IOException or UnauthorizedAccessException => ApiResults.Error(StatusCodes.Status500InternalServerError, error.Message),
                _ => ApiResults.Error(StatusCodes.Status500InternalServerError, $"An error of Cahier's own: {error.GetType().Name}."),
            }).ExecuteAsync(context);
        }
    }
}
