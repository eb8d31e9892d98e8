namespace Bkmo.Membership.Persons;

/// <summary>How to reach somebody, as a client sends it; at least one way.</summary>
/// <param name="Email">E-mail address.</param>
/// <param name="Phone">Telephone number, at most 60 characters.</param>
/// <param name="PostalAddress">Postal address in lines, at most 500 characters.</param>
/// <param name="Languages">BCP 47, at most 10, the preferred one first.</param>
public sealed record ContactRequest(string? Email = null, string? Phone = null, string? PostalAddress = null, IReadOnlyList<string>? Languages = null)
{
    /// <inheritdoc />
    public override string ToString() => "(contact)";
}

/// <summary>Checks what is told about a person. What it says never repeats a value.</summary>
internal static class PersonValues
{
    private const int MostLanguages = 10;

    internal static PersonName Name(Check check, string? name, string? formOfAddress) =>
        new(check.Text(name, "name", 1, 200), check.OptionalText(formOfAddress, "formOfAddress", 60));

    internal static PersonContact? Contact(Check check, ContactRequest? contact, string path)
    {
        if (contact is null) return null;
        var known = new PersonContact(
            Email(check, contact.Email, path + "email"), check.OptionalText(contact.Phone, path + "phone", 60),
            check.OptionalLines(contact.PostalAddress, path + "postalAddress", 500), Languages(check, contact.Languages, path + "languages"));
        check.That(known is not { Email: null, Phone: null, PostalAddress: null, Languages.Count: 0 }, path + "email", new(
            "Geben Sie mindestens einen Weg an, die Person zu erreichen.", "Give at least one way to reach the person."));
        return known;
    }

    internal static PersonAccessNeeds? AccessNeeds(Check check, string? needs) =>
        check.OptionalLines(needs, "accessNeeds", 2000) is { } told ? new(told) : null;

    private static string? Email(Check check, string? value, string field)
    {
        if (check.OptionalText(value, field, 254) is not { } email) return null;
        var at = email.IndexOf('@', StringComparison.Ordinal);
        check.That(at > 0 && at < email.Length - 1 && at == email.LastIndexOf('@') && !email.Any(char.IsWhiteSpace), field, new(
            "Erwartet wird eine E-Mail-Adresse.", "Expected is an e-mail address."));
        return email;
    }

    private static ValueList<string> Languages(Check check, IReadOnlyList<string>? languages, string field)
    {
        if (languages is null) return [];
        return check.That(languages.Count <= MostLanguages, field, new("Höchstens 10 Sprachen sind möglich.", "At most 10 languages are possible."))
            ? languages.Select((language, i) => check.Language(language, $"{field}[{i}]")).Distinct(StringComparer.Ordinal).ToValueList()
            : [];
    }
}
