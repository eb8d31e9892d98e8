using System.Text.Json;

namespace Bkmo.Eventing;

/// <summary>Lists the events of a stream.</summary>
public sealed class StreamBuilder
{
    private readonly string streamType;
    private readonly List<EventType> events = [];

    internal StreamBuilder(string streamType) => this.streamType = streamType;

    internal IReadOnlyList<EventType> Events => events;

    /// <summary>An event of the stream; its stored name stands in <see cref="StoredAsAttribute"/>. <paramref name="older"/> lists the forms in which it was stored before.</summary>
    public StreamBuilder Event<TEvent>(Action<OlderForms<TEvent>>? older = null) where TEvent : class, IEvent
    {
        var forms = new OlderForms<TEvent>();
        older?.Invoke(forms);
        events.Add(EventTypes.Describe(typeof(TEvent), streamType) with { Older = forms.Listed });
        return this;
    }
}

/// <summary>Lists the forms in which an event was stored before, each under a name of its own. They are read for ever and never written again.</summary>
public sealed class OlderForms<TEvent> where TEvent : class, IEvent
{
    private readonly List<StoredForm> forms = [];

    internal OlderForms() { }

    internal IReadOnlyList<StoredForm> Listed => forms;

    /// <summary>
    /// What is stored as <paramref name="name"/> is read as <typeparamref name="TOld"/> (a record of the old form, a <c>JsonObject</c>, or the event itself
    /// when only the name is old) and turned into the present event. Pure: no clock, no randomness, no I/O; one old event is one present event.
    /// </summary>
    public OlderForms<TEvent> Upcast<TOld>(string name, Func<TOld, TEvent> upcast) where TOld : class
    {
        forms.Add(new StoredForm(name, json => JsonSerializer.Deserialize<TOld>(json, EventJson.Options) is { } old ? upcast(old) : null));
        return this;
    }
}
