using System.Buffers;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using Cahier.Data.Real;

namespace Cahier.Host.Data;

/// <summary>One attempt to get a file, or what is missing of it, from one address.</summary>
internal sealed class Transfer(HttpClient client, DownloadSettings settings, DataFile file, Uri address, Action<DownloadProgress> progress)
{
    private const int BufferSize = 1 << 17;

    /// <summary>Adds what is missing to <paramref name="part"/>, or begins anew where what is there does not fit.</summary>
    /// <returns>Whether bytes of an earlier attempt were kept.</returns>
    /// <exception cref="InterruptedDownloadException">It ended early; another attempt may go on from there.</exception>
    /// <exception cref="DownloadException">This address does not have the file.</exception>
    public async Task<bool> RunAsync(PartFile part, CancellationToken cancellation)
    {
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            stall.CancelAfter(settings.Stall);
            using var request = Request(part);
            var asked = request.Headers.Range is not null;
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stall.Token);
            var total = Begin(part, response, asked);
            var kept = part.Length > 0;
            await CopyAsync(part, response.Content, total, stall, cancellation);
            if ((total ?? file.Bytes) is { } expected && part.Length < expected)
                throw new InterruptedDownloadException(DataTexts.EndedEarly(part.Length, expected));
            part.FlushToDisk();
            return kept;
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw new InterruptedDownloadException(DataTexts.Stalled(settings.Stall), error);
        }
        catch (HttpRequestException error)
        {
            throw new InterruptedDownloadException(error.InnerException?.Message ?? error.Message, error)
            {
                Unreached = error.HttpRequestError is
                    HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError,
            };
        }
        catch (IOException error)
        {
            throw new InterruptedDownloadException(error.Message, error);
        }
    }

    private HttpRequestMessage Request(PartFile part)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.Add(new("identity"));        // byte numbers of a packed answer would be others
        var condition = part.Origin?.Address == address.AbsoluteUri ? part.Origin.Condition : null;
        // Where the whole has a known checksum, what is here may even come from another address: a mixture would be found out.
        if (part.Length > 0 && part.Length < file.AtMost && (condition is not null || file.Sha256 is not null))
        {
            request.Headers.Range = new RangeHeaderValue(part.Length, null);
            request.Headers.IfRange = condition;
        }

        return request;
    }

    /// <summary>Looks at the head of the answer.</summary>
    /// <returns>The length of the whole file, where the server says it.</returns>
    private long? Begin(PartFile part, HttpResponseMessage response, bool asked)
    {
        var content = response.Content.Headers;
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && asked)
        {
            part.Restart(null);
            throw new InterruptedDownloadException(DataTexts.Changed);
        }

        if (response.StatusCode is >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests)
        {
            var after = response.Headers.RetryAfter;
            throw new InterruptedDownloadException(DataTexts.Status((int)response.StatusCode))
            {
                Pause = after?.Delta ?? (after?.Date is { } date ? date - DateTimeOffset.UtcNow : null),
            };
        }

        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.PartialContent))
            throw new DownloadException(DataTexts.Status((int)response.StatusCode));
        if (content.ContentType?.MediaType is "text/html" or "application/xhtml+xml")
            throw new DownloadException(DataTexts.WebPage);
        if (content.ContentEncoding.Any(encoding => encoding != "identity"))
            throw new DownloadException(DataTexts.Encoded(string.Join(", ", content.ContentEncoding)));

        var total = response.StatusCode == HttpStatusCode.PartialContent ? content.ContentRange?.Length : content.ContentLength;
        if (total > file.AtMost || (file.Bytes is { } bytes && total is not null && total != bytes))
            throw new DownloadException(DataTexts.OtherSize(total.Value, file.Bytes, file.AtMost));

        var origin = new PartFile.Note(address.AbsoluteUri, response.Headers.ETag?.ToString(), content.LastModified);
        if (response.StatusCode == HttpStatusCode.OK)
        {
            part.Restart(origin);
        }
        else if (!asked
            || content.ContentRange is not { Unit: "bytes", From: { } from }
            || from != part.Length
            || IsOther(origin, part.Origin))
        {
            part.Restart(null);
            throw new InterruptedDownloadException(DataTexts.Changed);
        }

        return total;
    }

    private static bool IsOther(PartFile.Note now, PartFile.Note? before) =>
        before?.Address == now.Address && before.ETag is not null && now.ETag is not null && before.ETag != now.ETag;

    private async Task CopyAsync(
        PartFile part, HttpContent content, long? total, CancellationTokenSource stall, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var speed = new Speed();
            var unheard = 0;                                        // bytes since the last sign of life
            await using var body = await content.ReadAsStreamAsync(stall.Token);
            int read;
            while ((read = await body.ReadAsync(buffer, stall.Token)) > 0)
            {
                if (part.Length + read > file.AtMost)
                {
                    part.Restart(null);
                    throw new DownloadException(DataTexts.TooLong(file.AtMost));
                }

                await part.AppendAsync(buffer.AsMemory(0, read), cancellation);
                if ((unheard += read) >= settings.StallBytes)
                {
                    unheard = 0;
                    stall.CancelAfter(settings.Stall);
                }

                progress(new DownloadProgress(part.Length, total ?? file.Bytes, speed.After(read)));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Bytes per second, of which the last seconds count most.</summary>
    private sealed class Speed
    {
        private const double Memory = 5;                            // seconds

        private readonly Stopwatch _clock = Stopwatch.StartNew();
        private double _last;
        private double _bytes;                                      // weighted by age, as the seconds below
        private double _seconds;

        public double After(int bytes)
        {
            var now = _clock.Elapsed.TotalSeconds;
            var elapsed = now - _last;
            _last = now;
            var fading = Math.Exp(-elapsed / Memory);
            _bytes = _bytes * fading + bytes;
            _seconds = _seconds * fading + elapsed;
            return _seconds > 0 ? _bytes / _seconds : 0;
        }
    }
}
