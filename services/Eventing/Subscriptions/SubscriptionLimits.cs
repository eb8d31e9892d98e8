using Microsoft.Extensions.Configuration;

namespace Bkmo.Eventing;

/// <summary>From when on a subscription is a reason to look.</summary>
/// <param name="Late">Age of the oldest event that it has not taken effect of: <c>Subscriptions:LateAfterSeconds</c>, 60 unless set.</param>
/// <param name="Dead">Time without a sign of life from its reader: <c>Subscriptions:DeadAfterSeconds</c>, 30 unless set.</param>
internal sealed record SubscriptionLimits(TimeSpan Late, TimeSpan Dead)
{
    internal static SubscriptionLimits From(IConfiguration configuration) => new(
        TimeSpan.FromSeconds(configuration.GetValue("Subscriptions:LateAfterSeconds", 60.0)),
        TimeSpan.FromSeconds(configuration.GetValue("Subscriptions:DeadAfterSeconds", 30.0)));
}
