using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Bkmo.Eventing;

/// <summary>Activities and metrics of the event store. No ids of persons, no contents.</summary>
internal static class Telemetry
{
    internal const string Name = "Bkmo.Eventing";

    internal static readonly ActivitySource Source = new(Name);
    internal static readonly Meter Meter = new(Name);

    internal static readonly Counter<long> Appended = Meter.CreateCounter<long>("bkmo.events.appended", "{event}", "Events appended.");
    internal static readonly Counter<long> Handled = Meter.CreateCounter<long>("bkmo.subscription.handled", "{event}", "Events handled by subscriptions.");
    internal static readonly Counter<long> Failures = Meter.CreateCounter<long>("bkmo.subscription.failures", "{failure}", "Failed tries of subscriptions.");
    internal static readonly Counter<long> Consumed = Meter.CreateCounter<long>("bkmo.consumer.consumed", "{message}", "Messages that took effect, were duplicates or concerned nothing.");
    internal static readonly Counter<long> ConsumerFailures = Meter.CreateCounter<long>("bkmo.consumer.failures", "{message}", "Messages moved to an error queue.");
    internal static readonly Counter<long> SnapshotsMissed = Meter.CreateCounter<long>("bkmo.snapshots.missed", "{snapshot}", "States of long streams that could not be kept.");
    internal static readonly Counter<long> LiveDropped = Meter.CreateCounter<long>("bkmo.live.dropped", "{listener}", "Listeners of live streams that did not keep up and were let go.");
    internal static readonly Counter<long> BusStuck = Meter.CreateCounter<long>("bkmo.bus.stuck", "{end}", "Ends of the service because its bus was stuck.");
}
