using Bkmo.Conference.Polls;
using Bkmo.Eventing;
using static Bkmo.Conference.Tests.Some;

namespace Bkmo.Conference.Tests.Decisions;

/// <summary>Polls and electorates that specs start from: organisations 70, 71, 72 with 100, 30 and 10 votes; delegates 1 and 2 of 70, 3 of 71, 4 of 72, whose account is 100 and whose person is 200 more.</summary>
internal static class Polls
{
    internal static readonly Guid Conference = Id(7);
    internal static readonly Guid Key = Id(60);

    internal static readonly PollPlan Motion = new(
        Conference, "Leitantrag", "Lead motion", PollKind.Named, PollMethod.YesNoAbstain, [], 0, MajorityRule.Simple, Weights.ByKey, PresenceRule.PresentAtOpening, [],
        IsMotion: true, null, null);

    internal static readonly PollPlan SecretMotion = Motion with { Kind = PollKind.Secret };

    internal static readonly PollPlan Hands = Motion with { Kind = PollKind.Hands };

    internal static readonly Entitlements Entitled = new(
        [Votes(70, 100), Votes(71, 30), Votes(72, 10)], [Delegate(1, 70), Delegate(2, 70), Delegate(3, 71), Delegate(4, 72)], []);

    internal static OrganisationVotes Votes(int organisation, int votes, bool rest = false) => new(Id(organisation), votes, Key, 3, rest);

    internal static EntitledDelegate Delegate(int number, int organisation, bool present = true) =>
        new(Id(number), Id(number + 200), Id(organisation), IsRegistered: true, present);

    internal static PollCreated Created(PollPlan plan) => new(plan, Office, Now);

    internal static PollOpened Opened(PollPlan plan, Entitlements? now = null) => new(Roll.Freeze(now ?? Entitled, plan), Office, Now);

    internal static IEvent[] Open(PollPlan plan, Entitlements? now = null) => [Created(plan), Opened(plan, now)];

    internal static Portion Yes(int votes) => new(votes, Vote.Of(Answer.Yes));

    internal static Portion No(int votes) => new(votes, Vote.Of(Answer.No));

    internal static Portion Abstain(int votes) => new(votes, Vote.Of(Answer.Abstain));

    internal static VotesCast Cast(int mandate, params Portion[] portions) =>
        new(Id(900 + mandate), Id(mandate), portions.Sum(portion => portion.Votes), portions.ToValueList(), null, null, By(mandate), Now);

    internal static VotesCast Marked(int mandate, int votes, string? key = null) => new(Id(900 + mandate), Id(mandate), votes, null, null, key, By(mandate), Now);

    internal static Func<Poll, Decision> Casting(VotesCast cast, int? asker = null) => state => CastVotes.Decide(state, new(
        cast.CastId, cast.MandateId, Id((asker ?? Number(cast.MandateId)) + 200), cast.Votes, cast.Portions, cast.Repetition, cast.By, cast.At));

    internal static PollClosed Closed => new(Office, Now);

    internal static Poll State(params IEvent[] events) => events.Aggregate(Poll.Initial, (state, e) => state.Evolve(e));

    internal static ServiceDefaults.UserId By(int number) => new(Id(number + 100).ToString());

    private static int Number(Guid id) => int.Parse(id.ToString()[..8], System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture);
}
