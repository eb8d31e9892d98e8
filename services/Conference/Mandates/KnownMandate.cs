namespace Bkmo.Conference.Mandates;

/// <summary>A mandate for a conference as Conference knows it, however its messages came in.</summary>
/// <param name="Id">The mandate.</param>
/// <param name="PersonId">Opaque id of the holder.</param>
/// <param name="OrganisationId">The organisation acted for.</param>
/// <param name="Kind">Delegate or deputy.</param>
/// <param name="From">First day, Europe/Berlin; null while only an end was heard.</param>
/// <param name="GrantedUntil">Last day by the grant, Europe/Berlin; null: without end.</param>
/// <param name="EndedUntil">Last day by the newest end that was heard, Europe/Berlin; null while none was.</param>
/// <param name="EndVersion">Number of that end at Membership; 0 while none was heard.</param>
public sealed record KnownMandate(
    Guid Id, Guid PersonId, Guid OrganisationId, MandateKind Kind, DateOnly? From, DateOnly? GrantedUntil, DateOnly? EndedUntil, long EndVersion)
{
    /// <summary>Last day, Europe/Berlin; null: without end.</summary>
    public DateOnly? Until => EndVersion > 0 ? EndedUntil : GrantedUntil;

    /// <summary>Whether it holds on <paramref name="day"/>.</summary>
    public bool HoldsOn(DateOnly day) => From <= day && !(Until < day);

    /// <summary>Whether it holds on a day from <paramref name="from"/> to <paramref name="until"/> (null: without end).</summary>
    public bool HoldsWithin(DateOnly from, DateOnly? until) => From is { } first && !(Until < first) && !(Until < from) && !(until < first);

    internal static KnownMandate Granted(KnownMandate? known, MandateHeard heard) =>
        new(heard.MandateId, heard.PersonId, heard.OrganisationId, heard.Kind, heard.From, heard.Until, known?.EndedUntil, known?.EndVersion ?? 0);

    internal static KnownMandate Ended(KnownMandate? known, MandateEndHeard heard) =>
        (known ?? new(heard.MandateId, heard.PersonId, heard.OrganisationId, heard.Kind, null, null, null, 0)) with
        {
            EndedUntil = heard.Until, EndVersion = heard.SourceVersion,
        };
}
