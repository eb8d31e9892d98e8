using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Bkmo.Eventing.Tests;

/// <summary>What the gauges of one service say when somebody collects.</summary>
internal static class Gauges
{
    /// <summary>The value of each label of one gauge.</summary>
    internal static IReadOnlyDictionary<string, double> Read(IMeterFactory meters, string gauge)
    {
        var values = new ConcurrentDictionary<string, double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Meter.Scope == meters && instrument.Name == gauge) l.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, labels, _) => values[(string)labels[0].Value!] = value);
        listener.SetMeasurementEventCallback<double>((_, value, labels, _) => values[(string)labels[0].Value!] = value);
        listener.Start();
        listener.RecordObservableInstruments();
        return values;
    }
}
