using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Bkmo.ServiceDefaults;

/// <summary>
/// Refuses bodies over 1 MiB (files: over what their address allows) with 413, those of unknown length while they arrive. Kestrel's own limit is higher: a client in the middle of sending can then
/// finish and read the answer, instead of finding its connection closed.
/// </summary>
internal sealed class BodyLimit(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var most = Uploads.MaxBody(request);
        if (most > ServiceDefaultsExtensions.MaxBodySize && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } kestrel)
            kestrel.MaxRequestBodySize = most + 8 * ServiceDefaultsExtensions.MaxBodySize;
        if (request.ContentLength > most) return Problems.Of(StatusCodes.Status413PayloadTooLarge).ExecuteAsync(context);
        if (request.ContentLength is null && request.Headers.TransferEncoding.Count > 0) request.Body = new CountedStream(request.Body, most);
        return next(context);
    }

    private sealed class CountedStream(Stream body, long most) : Stream
    {
        private long left = most;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Count(await body.ReadAsync(buffer, cancellationToken));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => Count(body.Read(buffer, offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private int Count(int read) => (left -= read) >= 0
            ? read
            : throw new BadHttpRequestException("The body is larger than allowed.", StatusCodes.Status413PayloadTooLarge);
    }
}
