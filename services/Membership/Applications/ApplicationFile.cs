namespace Bkmo.Membership.Applications;

/// <summary>What an applicant answered: field of the form → answer. May name persons, and so is only kept sealed.</summary>
/// <param name="Values">Field → answer.</param>
public sealed record ApplicationAnswers(IReadOnlyDictionary<string, string> Values)
{
    /// <inheritdoc />
    public override string ToString() => "(answers)";
}

/// <summary>A voting member that was asked to vouch for an applicant (Bürge).</summary>
/// <param name="OrganisationId">The voting member.</param>
/// <param name="AskedOn">Day on which the applicant named it.</param>
/// <param name="ConfirmedOn">Day on which it vouched; null until then.</param>
public sealed record Sponsor(Guid OrganisationId, DateOnly AskedOn, DateOnly? ConfirmedOn);

/// <summary>What came with an application.</summary>
/// <param name="FormVersion">Version of the form that was answered; null: none yet.</param>
/// <param name="Answered">Fields with an answer.</param>
/// <param name="Answers">The answers, sealed.</param>
/// <param name="Sponsors">Who was asked to vouch for it.</param>
/// <param name="Erased">Whether the answers were erased after their period of retention.</param>
public sealed record ApplicationFile(
    int? FormVersion, ValueList<string> Answered, Sealed<ApplicationAnswers>? Answers, ValueList<Sponsor> Sponsors, bool Erased)
{
    /// <summary>Before anything came.</summary>
    public static ApplicationFile Empty { get; } = new(null, [], null, [], false);

    /// <summary>The key of an application's answers, within that of its organisation.</summary>
    internal static KeyName KeyOf(Guid organisationId, Guid membershipId) => new("application", membershipId, new("organisation", organisationId));

    internal ApplicationFile After(IEvent @event) => @event switch
    {
        ApplicationAnswered e => this with { FormVersion = e.FormVersion, Answered = e.Answered, Answers = e.Answers },
        SponsorAsked e => this with { Sponsors = [.. Sponsors, new(e.SponsorId, e.On, null)] },
        SponsorConfirmed e => this with
        {
            Sponsors = Sponsors.Select(sponsor => sponsor.OrganisationId == e.SponsorId ? sponsor with { ConfirmedOn = e.On } : sponsor).ToValueList(),
        },
        ApplicationErased => this with { Answers = null, Erased = true },
        _ => this,
    };
}
