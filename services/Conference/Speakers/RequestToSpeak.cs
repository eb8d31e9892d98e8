using Bkmo.Conference.Agenda;
using Bkmo.Conference.Persons;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Speakers;

/// <summary>Asks to speak on an item (Wortmeldung): for oneself, or the chair for somebody in the hall.</summary>
public static class RequestToSpeak
{
    /// <summary>The request.</summary>
    /// <param name="OrganisationId">For which organisation.</param>
    /// <param name="PointOfOrder">Whether to the rules of procedure.</param>
    /// <param name="OnQuotaList">Whether the speaker chooses the quota list; nobody but the chair sees it.</param>
    /// <param name="FirstTime">Whether the speaker speaks for the first time; nobody but the chair sees it.</param>
    /// <param name="SpeakerId">For the chair: opaque id of the speaker, who may have no account.</param>
    public sealed record Request(Guid? OrganisationId = null, bool PointOfOrder = false, bool OnQuotaList = false, bool FirstTime = false, Guid? SpeakerId = null)
    {
        /// <inheritdoc />
        public override string ToString() => "(request to speak)";
    }

    /// <summary>The request, checked.</summary>
    /// <param name="ConferenceId">The conference.</param>
    /// <param name="Item">The item.</param>
    /// <param name="RequestId">Id for the request.</param>
    /// <param name="SpeakerId">Whoever asks.</param>
    /// <param name="OrganisationId">For which organisation.</param>
    /// <param name="PointOfOrder">Whether to the rules of procedure.</param>
    /// <param name="Mark">What she or he chose, sealed.</param>
    /// <param name="By">Who puts it in.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(
        Guid ConferenceId, MeetingItem Item, Guid RequestId, Guid SpeakerId, Guid? OrganisationId, bool PointOfOrder, Sealed<SpeakerMark>? Mark, UserId By,
        DateTimeOffset At);

    /// <summary>Adds whoever does not wait already; a closed list takes points of order only.</summary>
    public static Decision Decide(SpeakersList state, Command command)
    {
        if (state.Find(command.RequestId) is not null) return Nothing;
        if (command.Item.Status is ItemStatus.Closed or ItemStatus.Withdrawn) return Reject(new ItemIsOver());
        if (state.IsClosed && !command.PointOfOrder) return Reject(new ListClosed());
        if (state.Waiting.Any(request => request.SpeakerId == command.SpeakerId && request.PointOfOrder == command.PointOfOrder)) return Reject(new AlreadyOnList());
        var requested = new SpeechRequested(
            command.RequestId, command.SpeakerId, command.OrganisationId, command.PointOfOrder, command.Mark, command.By, command.At);
        return state.ConferenceId is null
            ? Accept(new SpeakersListBegun(command.ConferenceId, command.Item.Id, command.Item.Subject.Internal, command.By, command.At), requested)
            : Accept(requested);
    }

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(SpokenItem.Route + "/requests", Handle).Creates<SpeechView>().RequireRoles(MeetingAccess.Speakers);
        routes.MapGet(SpokenItem.Route + "/requests/{requestId:guid}", Show).Shows<SpeechView>().RequireRoles(MeetingAccess.Readers);
    }

    private static async Task<IResult> Handle(Guid id, Guid itemId, Request request, Commands commands, IKeyRing keys, CancellationToken cancellation)
    {
        var attendance = await commands.Attendance(id, cancellation);
        if (await SpokenItem.Find(commands, id, itemId, attendance, cancellation) is not { } item) return Problems.Of(new UnknownItem());
        var isChair = MeetingAccess.IsChair(commands.Actor);
        var check = new Check();
        check.That(isChair || request.SpeakerId is null, "speakerId", new("Für andere meldet nur die Versammlungsleitung.", "Only the chair asks for others."));
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        if (!isChair && request.OrganisationId is { } organisation && organisation != attendance.Own?.OrganisationId) return Problems.Of(new NotYourOrganisation());

        var requestId = commands.NewId();
        var speaker = request.SpeakerId ?? SpeakerOf(commands.Actor, attendance);
        var organisationId = request.OrganisationId ?? (request.SpeakerId is null ? attendance.Own?.OrganisationId : null);
        var isErased = await commands.Find<KnownPerson>(speaker, cancellation) is { ErasedAt: not null };
        var mark = (request.OnQuotaList || request.FirstTime) && !isErased
            ? await keys.Seal(PersonKeys.Speaking(speaker), new SpeakerMark(request.OnQuotaList, request.FirstTime), cancellation)
            : null;
        var command = new Command(id, item, requestId, speaker, organisationId, request.PointOfOrder, mark, commands.Actor.Id, commands.Now);
        return await commands.Create<SpeakersList>(
            SpeakersList.IdOf(itemId), $"{SpeakersView.PathOf(id, itemId)}/requests/{requestId}", state => Decide(state, command),
            state => SpeechView.Of(state, requestId)!, cancellation, state => state.Find(requestId)?.Version);
    }

    /// <summary>The speaker that an account stands for: the person who registered, else an id made of the account's.</summary>
    internal static Guid SpeakerOf(Actor actor, Attendance attendance) => attendance.Own?.PersonId ?? NameBasedId.Of(Guid.Empty, "speaker/" + actor.Id.Value);

    private static async Task<IResult> Show(Guid id, Guid itemId, Guid requestId, Commands commands, CancellationToken cancellation) =>
        await SpokenItem.Find(commands, id, itemId, cancellation) is null
            ? Problems.Of(new UnknownItem())
            : await commands.Read<SpeakersList>(
                SpeakersList.IdOf(itemId), state => SpeechView.Of(state, requestId), cancellation, state => state.Find(requestId)?.Version);
}

/// <summary>Takes a request to speak back: one's own, or the chair any.</summary>
public static class WithdrawRequest
{
    /// <summary>The request to take back.</summary>
    /// <param name="RequestId">The request.</param>
    /// <param name="SpeakerId">Who asks.</param>
    /// <param name="IsChair">Whether the chair asks.</param>
    /// <param name="By">Who asks.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid RequestId, Guid SpeakerId, bool IsChair, UserId By, DateTimeOffset At);

    /// <summary>Accepts before the call; withdrawing twice changes nothing.</summary>
    public static Decision Decide(SpeakersList state, Command command) => state.Find(command.RequestId) switch
    {
        null => Reject(new UnknownRequest()),
        { SpeakerId: var speaker, By: var by } when !command.IsChair && speaker != command.SpeakerId && by != command.By => Reject(new UnknownRequest()),
        { Status: SpeechStatus.Withdrawn } => Nothing,
        { Status: SpeechStatus.Waiting } => Accept(new SpeechWithdrawn(command.RequestId, command.By, command.At)),
        _ => Reject(new AlreadyCalled()),
    };

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(SpokenItem.Route + "/requests/{requestId:guid}/withdrawal", Handle).Changes<SpeechView>().RequireRoles(MeetingAccess.Speakers);

    private static async Task<IResult> Handle(Guid id, Guid itemId, Guid requestId, Commands commands, CancellationToken cancellation)
    {
        var attendance = await commands.Attendance(id, cancellation);
        if (await SpokenItem.Find(commands, id, itemId, attendance, cancellation) is null) return Problems.Of(new UnknownItem());
        var command = new Command(requestId, RequestToSpeak.SpeakerOf(commands.Actor, attendance), MeetingAccess.IsChair(commands.Actor), commands.Actor.Id, commands.Now);
        return await commands.Change<SpeakersList>(
            SpeakersList.IdOf(itemId), state => Decide(state, command), state => SpeechView.Of(state, requestId), cancellation, state => state.Find(requestId)?.Version);
    }
}
