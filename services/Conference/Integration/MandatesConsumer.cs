using System.Globalization;
using System.Text.RegularExpressions;
using Bkmo.Conference.Conferences;
using Bkmo.Conference.Mandates;
using Bkmo.Conference.Organisations;
using Bkmo.Conference.Persons;
using Bkmo.Contracts.Membership.V1;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Integration;

/// <summary>A message about a delegate key does not say for each organisation which number it gets.</summary>
public sealed record MalformedKeyMessage() : Refusal(RefusalKind.Invalid, new(
    "Die Nachricht nennt nicht zu jeder Organisation eine Zahl.", "The message does not give a number for each organisation."));

/// <summary>Keeps up with keys, mandates, voting rights and accounts. However often and in whatever order messages come, the same is known in the end.</summary>
public static partial class MandatesConsumer
{
    /// <summary>What it takes from its queue.</summary>
    public static void Messages(ConsumerBuilder messages) => messages
        .On<DelegateKeySignedOff>(On).On<MandateGranted>(On).On<MandateEnded>(On).On<VotingRightsSuspended>(On).On<VotingRightsRestored>(On)
        .On<PersonAccountLinked>(On).On<PersonAccountUnlinked>(On).On<PersonErased>(On);

    /// <summary>A key; one for something else than a conference concerns nothing here.</summary>
    public static Reaction On(DelegateKeySignedOff message) => ConferenceOf(message.Purpose) is { } conference
        ? Reaction.On<Delegations>(Delegations.IdOf(conference), state => Decide(state, message))
        : Reaction.None;

    /// <summary>A mandate, of a delegate or a deputy at a conference or in another function.</summary>
    public static Reaction On(MandateGranted message) => message.ConferenceId is not { } conference
        ? Reaction.On<OrganisationMandate>(message.MandateId, state => Decide(state, new OrganisationMandateHeard(
            message.PersonId, message.OrganisationId, message.Function, message.From, message.Until, message.Version, message.At)))
        : KindOf(message.Function) is { } kind ? Reaction.On<Delegations>(Delegations.IdOf(conference), state => Decide(state, new MandateHeard(
            message.MandateId, message.PersonId, message.OrganisationId, kind, message.From, message.Until, message.Version, message.At)))
        : Reaction.None;

    /// <summary>The end of a mandate.</summary>
    public static Reaction On(MandateEnded message) => message.ConferenceId is not { } conference
        ? Reaction.On<OrganisationMandate>(message.MandateId, state => Decide(state, new OrganisationMandateEndHeard(message.Until, message.Version, message.At)))
        : KindOf(message.Function) is { } kind ? Reaction.On<Delegations>(Delegations.IdOf(conference), state => Decide(state, new MandateEndHeard(
            message.MandateId, message.PersonId, message.OrganisationId, kind, message.Until, message.Version, message.At)))
        : Reaction.None;

    /// <summary>Voting rights rest.</summary>
    public static Reaction On(VotingRightsSuspended message) => Reaction.On<KnownOrganisation>(message.OrganisationId, state => Decide(
        state, new VotingRightsChangeHeard(Rest: true, message.From, message.Version, message.At)));

    /// <summary>Voting rights are back.</summary>
    public static Reaction On(VotingRightsRestored message) => Reaction.On<KnownOrganisation>(message.OrganisationId, state => Decide(
        state, new VotingRightsChangeHeard(Rest: false, message.On, message.Version, message.At)));

    /// <summary>Whose account it is.</summary>
    public static Reaction On(PersonAccountLinked message) => Reaction.On<KnownAccount>(message.AccountId, state => Decide(
        state, new AccountOwnerHeard(message.PersonId, Owned: true, message.Version, message.At)));

    /// <summary>Whose account it is no more.</summary>
    public static Reaction On(PersonAccountUnlinked message) => Reaction.On<KnownAccount>(message.AccountId, state => Decide(
        state, new AccountOwnerHeard(message.PersonId, Owned: false, message.Version, message.At)));

    /// <summary>A person's data are to be erased here too.</summary>
    public static Reaction On(PersonErased message) => Reaction.On<KnownPerson>(message.PersonId, state => Decide(state, new PersonErasureHeard(message.Version, message.At)));

    /// <summary>Notes a key once.</summary>
    public static Decision Decide(Delegations state, DelegateKeySignedOff message)
    {
        if (message.Organisations.Count != message.Numbers.Count) return Reject(new MalformedKeyMessage());
        if (state.Keys.Any(key => key.KeyId == message.KeyId)) return Nothing;
        var counts = string.Equals(message.Counts, "votes", StringComparison.Ordinal) ? KeyCounts.Votes : KeyCounts.Delegates;
        var shares = message.Organisations.Zip(message.Numbers, (organisation, number) => new KeyShare(organisation, number)).ToValueList();
        return Accept(new DelegateKeyHeard(message.KeyId, counts, message.KeyDate, shares, message.Supersedes, message.Version, message.At));
    }

    /// <summary>Notes a mandate once.</summary>
    public static Decision Decide(Delegations state, MandateHeard heard) =>
        state.Mandates.GetValueOrDefault(heard.MandateId)?.From is not null ? Nothing : Accept(heard);

    /// <summary>Notes the newest end.</summary>
    public static Decision Decide(Delegations state, MandateEndHeard heard) =>
        state.Mandates.GetValueOrDefault(heard.MandateId)?.EndVersion >= heard.SourceVersion ? Nothing : Accept(heard);

    /// <summary>Notes a mandate once.</summary>
    public static Decision Decide(OrganisationMandate state, OrganisationMandateHeard heard) => state.Granted is null ? Accept(heard) : Nothing;

    /// <summary>Notes the newest end.</summary>
    public static Decision Decide(OrganisationMandate state, OrganisationMandateEndHeard heard) => state.Ended?.SourceVersion >= heard.SourceVersion ? Nothing : Accept(heard);

    /// <summary>Notes a change of voting rights once.</summary>
    public static Decision Decide(KnownOrganisation state, VotingRightsChangeHeard heard) =>
        state.VotingRights.Any(change => change.Version == heard.SourceVersion) ? Nothing : Accept(heard);

    /// <summary>Notes what is newer of one person.</summary>
    public static Decision Decide(KnownAccount state, AccountOwnerHeard heard) =>
        state.Owners.Any(owner => owner.PersonId == heard.PersonId && owner.Version >= heard.SourceVersion) ? Nothing : Accept(heard);

    /// <summary>Notes an erasure once.</summary>
    public static Decision Decide(KnownPerson state, PersonErasureHeard heard) => state.ErasedAt is null ? Accept(heard) : Nothing;

    private static MandateKind? KindOf(string function) => EnumNames.TryParse<MandateKind>(function, out var kind) ? kind : null;

    private static Guid? ConferenceOf(string purpose) => Purpose().Match(purpose) is { Success: true } found
        ? PlanConference.IdOf(int.Parse(found.Groups["edition"].Value, CultureInfo.InvariantCulture))
        : null;

    [GeneratedRegex("^conference/(?<edition>[1-9][0-9]{0,2})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Purpose();
}
