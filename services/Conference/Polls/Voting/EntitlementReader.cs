using Bkmo.Conference.Conferences;
using Bkmo.Conference.Mandates;
using Bkmo.Conference.Organisations;
using Bkmo.Conference.Presence;
using Bkmo.Conference.Proxies;

namespace Bkmo.Conference.Polls;

/// <summary>Looks up who may vote at a conference now: delegate keys, mandates, voting rights, registrations, presence and transfers.</summary>
public sealed class EntitlementReader(Commands commands, IReadModel<KnownOrganisationRow> members)
{
    /// <summary>Organisations with their votes, mandates in force with presence, and transfers in force. Nobody before a delegate key is signed off.</summary>
    public async Task<Entitlements> Now(Guid conferenceId, CancellationToken cancellation)
    {
        var today = Berlin.DayOf(commands.Now);
        var delegations = await commands.Find<Delegations>(Delegations.IdOf(conferenceId), cancellation) ?? Delegations.Initial;
        var conference = await commands.Find<ConferenceState>(conferenceId, cancellation) ?? ConferenceState.Initial;
        var presence = await commands.Find<HallPresence>(HallPresence.IdOf(conferenceId), cancellation) ?? HallPresence.Initial;
        var proxies = await commands.Find<ProxyBook>(ProxyBook.IdOf(conferenceId), cancellation);
        var organisations = new List<OrganisationVotes>();
        foreach (var organisationId in delegations.Organisations)
            if (delegations.Of(organisationId) is { } delegation && await commands.Find<KnownOrganisation>(organisationId, cancellation) is { } known && known.IsAdmittedOn(today))
                organisations.Add(new(
                    organisationId, checked((int)delegation.Votes), delegation.VotesBy.KeyId, delegation.VotesBy.SourceVersion, known.RestingOn(today) is not null));
        var inside = Hall.Now(conference, presence).Select(one => one.PersonId).ToHashSet();
        var holding = delegations.HoldingOn(today).Select(mandate => (
            mandate.Kind, Delegate: new EntitledDelegate(
                mandate.Id, mandate.PersonId, mandate.OrganisationId, conference.Present.ContainsKey(mandate.PersonId), inside.Contains(mandate.PersonId)))).ToList();
        var places = organisations.ToDictionary(one => one.OrganisationId, one => delegations.Of(one.OrganisationId)!.Delegates);
        return new(
            organisations.ToValueList(), Acting(holding, places).ToValueList(), proxies?.InForce ?? [],
            (await KnownOrganisationList.VotingMembers(members, today, cancellation)).ToValueList());
    }

    /// <summary>Delegates, and deputies who are in the hall in the places of delegates who are not.</summary>
    internal static IEnumerable<EntitledDelegate> Acting(IReadOnlyList<(MandateKind Kind, EntitledDelegate Delegate)> holding, IReadOnlyDictionary<Guid, long> places)
    {
        foreach (var organisation in holding.GroupBy(one => one.Delegate.OrganisationId))
        {
            var delegates = organisation.Where(one => one.Kind == MandateKind.Delegate).Select(one => one.Delegate).ToList();
            foreach (var one in delegates) yield return one;
            var open = (int)Math.Clamp(places.GetValueOrDefault(organisation.Key) - delegates.Count(one => one.IsPresent), 0, int.MaxValue);
            var deputies = organisation.Where(one => one.Kind == MandateKind.Deputy && one.Delegate.IsPresent).Select(one => one.Delegate);
            foreach (var one in deputies.OrderBy(one => one.MandateId).Take(open)) yield return one;
        }
    }
}
