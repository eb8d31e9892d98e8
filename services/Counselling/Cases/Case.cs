namespace Bkmo.Counselling.Cases;

/// <summary>Where a case stands.</summary>
public enum CaseStage
{
    /// <summary>Contact was made.</summary>
    Contact,

    /// <summary>Closed; can be taken up again.</summary>
    Closed,
}

/// <summary>A case (Fall): what a person and a centre do about one matter. Its narrative and the person's identity are here only sealed.</summary>
public sealed record Case : IState<Case>
{
    /// <inheritdoc />
    public static string StreamType => "case";

    /// <inheritdoc />
    public static Case Initial { get; } = new();

    /// <summary>Number of events so far.</summary>
    public long EventCount { get; init; }

    /// <summary>How it began; null before.</summary>
    public FirstContactRecorded? FirstContact { get; init; }

    /// <summary>The narrative as it was last written, sealed; null before the first contact.</summary>
    public Sealed<CaseContents>? Contents { get; init; }

    /// <summary>Who the person is, as last written, sealed; null while they are anonymous.</summary>
    public Sealed<CaseIdentity>? Identity { get; init; }

    /// <summary>Why it was closed; null while it is open.</summary>
    public CloseReason? Closed { get; init; }

    /// <summary>Where it stands.</summary>
    public CaseStage Stage => Closed is null ? CaseStage.Contact : CaseStage.Closed;

    /// <inheritdoc />
    public Case Evolve(IEvent @event) => (@event switch
    {
        FirstContactRecorded e => this with { FirstContact = e, Contents = e.Contents, Identity = e.Identity },
        CaseContentsRevised e => this with { Contents = e.Contents },
        CaseIdentityRevised e => this with { Identity = e.Identity },
        CaseClosed e => this with { Closed = e.Reason },
        CaseReopened => this with { Closed = null },
        _ => this,
    }) with { EventCount = EventCount + 1 };
}
