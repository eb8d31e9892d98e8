namespace Bkmo.ServiceDefaults;

/// <summary>Values of a request that can never be accepted: 422 with one reason per field.</summary>
/// <param name="Errors">camelCase path of the field → what is wrong with it.</param>
public sealed record InvalidValues(IReadOnlyDictionary<string, Text> Errors)
    : Refusal(RefusalKind.Invalid, new("Angaben können so nicht angenommen werden.", "Values cannot be accepted as they are."))
{
    /// <inheritdoc />
    public override IReadOnlyDictionary<string, Text> Fields => Errors;
}
