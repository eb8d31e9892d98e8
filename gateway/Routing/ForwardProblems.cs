using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Transforms;

namespace Bkmo.Gateway;

/// <summary>What the gateway says when a service does not.</summary>
internal static class ForwardProblems
{
    /// <summary>An error without a body gets one.</summary>
    internal static async ValueTask FillEmpty(ResponseTransformContext answer)
    {
        if (answer.ProxyResponse is not { StatusCode: >= System.Net.HttpStatusCode.BadRequest, Content.Headers.ContentLength: 0 } response) return;
        answer.SuppressResponseBody = true;
        answer.HttpContext.Response.ContentLength = null;
        await Problems.Of((int)response.StatusCode).ExecuteAsync(answer.HttpContext);
    }

    /// <summary>A service that could not be reached is away for now (503), whatever the reason; only silence is a time-out (504).</summary>
    internal static async Task Settle(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Response.HasStarted || context.Features.Get<IForwarderErrorFeature>() is not { } failure) return;
        context.Response.StatusCode = failure.Error switch
        {
            ForwarderError.RequestTimedOut => StatusCodes.Status504GatewayTimeout,
            ForwarderError.Request or ForwarderError.NoAvailableDestinations or ForwarderError.RequestBodyDestination or ForwarderError.RequestCreation
                => StatusCodes.Status503ServiceUnavailable,
            _ => context.Response.StatusCode,
        };
    }
}
