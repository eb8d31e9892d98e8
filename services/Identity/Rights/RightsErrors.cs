namespace Bkmo.Identity.Rights;

/// <summary>None of the asker's roles may grant this one.</summary>
internal sealed record MayNotGrant(string Role) : Refusal(RefusalKind.Forbidden, new(
    $"Ihre Rollen erlauben nicht, „{Role}“ zu vergeben.", $"Your roles do not allow you to grant {Role}."));

/// <summary>Nobody lets themselves into Counselling.</summary>
internal sealed record NotToOneself() : Refusal(RefusalKind.Forbidden, new(
    "Rollen der Beratung vergibt niemand an sich selbst; bitten Sie eine andere Person der Geschäftsstelle.",
    "Nobody grants a role of Counselling to themselves; ask somebody else of the office."));

/// <summary>Two roles that one person never holds at a time.</summary>
internal sealed record RolesApart(string One, string Other) : Refusal(RefusalKind.Conflict, new(
    $"Eine Person kann nicht zugleich „{One}“ und „{Other}“ sein; beenden Sie zuerst die andere Rolle.",
    $"One person cannot be {One} and {Other} at the same time; end the other role first."));

/// <summary>The role is held already, in the same scope.</summary>
internal sealed record AlreadyHeld() : Refusal(RefusalKind.Conflict, new(
    "Das Konto hat diese Rolle dort schon.", "The account holds this role there already."));

/// <summary>No such grant, or it has ended.</summary>
internal sealed record UnknownGrant() : Refusal(RefusalKind.NotFound, new("Diese Rolle hat das Konto nicht.", "The account does not hold this role."));

/// <summary>Without the last office account nobody could let anybody in.</summary>
internal sealed record LastOffice() : Refusal(RefusalKind.Conflict, new(
    "Das ist das letzte Konto der Geschäftsstelle; vergeben Sie die Rolle zuerst an ein weiteres.",
    "This is the last account of the office; grant the role to another one first."));
