using Bkmo.Conference.Agenda;
using Bkmo.Conference.Conferences;
using Bkmo.Conference.Presence;
using Bkmo.Conference.Registrations;

namespace Bkmo.Conference.Minutes;

/// <summary>What facts are told from beside their own stream.</summary>
/// <param name="ConferenceId">The conference.</param>
/// <param name="Conference">With its registrations.</param>
/// <param name="Agenda">The agenda as it stands.</param>
/// <param name="Presence">Who was in the hall when.</param>
public sealed record MinutesContext(Guid ConferenceId, ConferenceState Conference, AgendaState Agenda, HallPresence Presence)
{
    /// <summary>Its polls.</summary>
    public IReadOnlyList<Guid> Polls { get; init; } = [];

    /// <summary>Its elections.</summary>
    public IReadOnlyList<Guid> Elections { get; init; } = [];

    /// <summary>Names of organisations as they are known now.</summary>
    public IReadOnlyDictionary<Guid, string> Organisations { get; init; } = new Dictionary<Guid, string>();

    /// <summary>The name of an organisation; its id where none is known.</summary>
    public string NameOf(Guid organisationId) => Organisations.GetValueOrDefault(organisationId) is { Length: > 0 } name ? name : organisationId.ToString();

    /// <summary>Who was there at a moment, as a sentence: for openings and votes.</summary>
    public Text PresentAt(DateTimeOffset moment)
    {
        var inside = Hall.At(Conference, Presence, moment);
        var delegates = inside.Where(one => one.Category is RegistrationCategory.Delegate).ToList();
        var organisations = delegates.Select(one => one.OrganisationId).Distinct().Count();
        return new(
            FormattableString.Invariant($"Anwesend: {inside.Count} Personen, darunter {delegates.Count} Delegierte aus {organisations} Organisationen."),
            FormattableString.Invariant($"Present: {inside.Count} people, {delegates.Count} delegates from {organisations} organisations among them."));
    }
}

/// <summary>One kind of stream that minutes are made from.</summary>
public abstract class FactSource
{
    /// <summary>The streams of a conference and the facts that their events are.</summary>
    /// <param name="streams">Which streams.</param>
    /// <param name="fact">Kind and sentence for an event, from the stream's state right after it; null for what minutes do not tell. Pure, and without names of persons.</param>
    /// <param name="election">The election whose candidates the sentences of a stream number.</param>
    public static FactSource Of<TState>(
        Func<MinutesContext, IEnumerable<Guid>> streams, Func<MinutesContext, TState, IEvent, (string Kind, Text Sentence)?> fact, Func<Guid, TState, Guid?>? election = null)
        where TState : class, IState<TState> => new Source<TState>(streams, fact, election ?? ((_, _) => null));

    internal abstract Task<IEnumerable<MinutesFact>> Facts(MinutesContext context, IEventStore store, CancellationToken cancellation);

    private sealed class Source<TState>(
        Func<MinutesContext, IEnumerable<Guid>> streams, Func<MinutesContext, TState, IEvent, (string Kind, Text Sentence)?> fact, Func<Guid, TState, Guid?> election)
        : FactSource where TState : class, IState<TState>
    {
        internal override async Task<IEnumerable<MinutesFact>> Facts(MinutesContext context, IEventStore store, CancellationToken cancellation)
        {
            var facts = new List<MinutesFact>();
            foreach (var stream in streams(context))
            {
                var state = TState.Initial;
                foreach (var stored in await store.Load(stream, 0, cancellation))
                {
                    state = state.Evolve(stored.Data);
                    if (fact(context, state, stored.Data) is var (kind, sentence)) facts.Add(new(stored.Id, stored.RecordedAt, kind, sentence.De, sentence.En, election(stream, state)));
                }
            }
            return facts;
        }
    }
}

/// <summary>All that minutes are made from: one line for each kind of stream.</summary>
/// <param name="sources">The lines.</param>
public sealed class MinutesFacts(params IReadOnlyList<FactSource> sources)
{
    /// <summary>Every fact of a conference, in order of time.</summary>
    internal async Task<ValueList<MinutesFact>> Of(MinutesContext context, IEventStore store, CancellationToken cancellation)
    {
        var facts = new List<MinutesFact>();
        foreach (var source in sources) facts.AddRange(await source.Facts(context, store, cancellation));
        return facts.OrderBy(fact => fact.At).ThenBy(fact => fact.EventId).ToValueList();
    }
}
