using System.Text.RegularExpressions;
using Bkmo.Membership.Documents;
using Bkmo.Membership.Organisations;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Applications;

/// <summary>Publishes a form for applications for one kind of membership, which holds from a day on.</summary>
public static partial class PublishForm
{
    private const int MostFields = 60, MostSponsors = 20, LongestAnswer = 4000;

    /// <summary>The form.</summary>
    /// <param name="From">First day on which it holds; today or later once there is a version.</param>
    /// <param name="Fields">What is asked, at most 60 questions.</param>
    /// <param name="Documents">Documents that must be on file.</param>
    /// <param name="Sponsors">How many voting members must vouch for the applicant, 0 to 20.</param>
    public sealed record Request(
        DateOnly From, IReadOnlyList<FormField>? Fields = null, IReadOnlyList<DocumentKind>? Documents = null, int Sponsors = 0);

    /// <summary>The form to publish, values checked.</summary>
    /// <param name="Kind">For which membership.</param>
    /// <param name="From">First day.</param>
    /// <param name="Fields">What is asked.</param>
    /// <param name="Documents">Documents that must be on file.</param>
    /// <param name="Sponsors">How many voting members must vouch.</param>
    /// <param name="Today">The day in Berlin.</param>
    /// <param name="By">Who publishes it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(
        MembershipKind Kind, DateOnly From, ValueList<FormField> Fields, ValueList<DocumentKind> Documents, int Sponsors, DateOnly Today, UserId By,
        DateTimeOffset At);

    /// <summary>Accepts a version after the latest; the same version again changes nothing.</summary>
    public static Decision Decide(ApplicationForm state, Command command)
    {
        var published = new ApplicationFormPublished(
            command.Kind, state.Versions.Count + 1, command.From, command.Fields, command.Documents, command.Sponsors, command.By, command.At);
        if (state.Versions is not [.., var latest]) return Accept(published);
        if (latest == new FormVersion(latest.Number, command.From, command.Fields, command.Documents, command.Sponsors)) return Nothing;
        if (command.From <= latest.From) return Reject(new FormOutOfOrder(latest.From));
        return command.From < command.Today ? Reject(new FormInThePast()) : Accept(published);
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/membership/application-forms/{kind}/versions", Handle).Creates<FormView>().RequireRoles(Roles.Office, Roles.Board);

    private static Task<IResult> Handle(string kind, Request request, Commands commands, CancellationToken cancellation)
    {
        if (!EnumNames.TryParse<MembershipKind>(kind, out var membership)) return Task.FromResult(Problems.Of(new UnknownMembership()));
        var check = new Check();
        check.Day(request.From, "from");
        check.Range(request.Sponsors, "sponsors", 0, MostSponsors);
        var fields = Fields(request.Fields ?? [], check);
        var documents = (request.Documents ?? []).Distinct().ToValueList();
        check.That(documents.All(document => Enum.IsDefined(document)), "documents", new("Diese Art von Dokument gibt es nicht.", "There is no such kind of document."));
        if (check.Refusal is { } refusal) return Task.FromResult(Problems.Of(refusal));

        var today = Berlin.DayOf(commands.Now);
        var command = new Command(membership, request.From, fields, documents, request.Sponsors, today, commands.Actor.Id, commands.Now);
        return commands.Create<ApplicationForm>(
            ApplicationForm.IdOf(membership), FormView.PathOf(membership), state => Decide(state, command), state => FormView.Of(state, today)!, cancellation);
    }

    private static ValueList<FormField> Fields(IReadOnlyList<FormField> fields, Check check)
    {
        if (!check.That(fields.Count <= MostFields, "fields", new("Höchstens 60 Fragen sind möglich.", "At most 60 questions are possible."))) return [];
        check.That(fields.Select(field => field.Name).Distinct().Count() == fields.Count, "fields", new("Jedes Feld kommt einmal vor.", "Each field occurs once."));
        return fields.Select((field, i) => new FormField(
            Name(field.Name, $"fields[{i}].name", check), check.Text(field.German, $"fields[{i}].german", 2, 300), check.Text(field.English, $"fields[{i}].english", 2, 300),
            field.Required, check.Range(field.MaxLength, $"fields[{i}].maxLength", 1, LongestAnswer))).ToValueList();
    }

    private static string Name(string? name, string field, Check check)
    {
        check.That(name is not null && FieldName().IsMatch(name), field, new(
            "Erlaubt sind kleine Buchstaben, Ziffern und Bindestriche, höchstens 60.", "Allowed are lower case letters, digits and hyphens, at most 60."));
        return name ?? "";
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,59}$", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex FieldName();
}
