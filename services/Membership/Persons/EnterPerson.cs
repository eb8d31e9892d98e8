using Bkmo.Membership.Organisations;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Persons;

/// <summary>Enters a person: the office for anybody, a representative for her own organisation. All that is personal is sealed before it is stored.</summary>
public static class EnterPerson
{
    /// <summary>The person, as far as known.</summary>
    /// <param name="Name">The whole name, at most 200 characters.</param>
    /// <param name="FormOfAddress">How to address her or him in a letter, at most 60 characters.</param>
    /// <param name="OrganisationId">For which organisation; only the office may leave it out.</param>
    /// <param name="Contact">How to reach her or him.</param>
    /// <param name="AccessNeeds">What she or he needs to take part, at most 2000 characters; only with her or his consent.</param>
    /// <param name="AccountId">Her or his account at Identity; only the office may name it.</param>
    public sealed record Request(
        string Name, string? FormOfAddress = null, Guid? OrganisationId = null, ContactRequest? Contact = null, string? AccessNeeds = null, Guid? AccountId = null)
    {
        /// <inheritdoc />
        public override string ToString() => "(person)";
    }

    /// <summary>Accepts once.</summary>
    public static Decision Decide(Person state, PersonEntered entered) => state.Exists ? Nothing : Accept(entered);

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/membership/persons", Handle).Creates<PersonReceipt>().RequireRoles(Roles.Office, Roles.OrganisationRepresentative);

    private static async Task<IResult> Handle(
        Request request, Commands commands, IKeyRing keys, IReadModel<PersonRow> persons, CancellationToken cancellation)
    {
        var (check, actor) = (new Check(), commands.Actor);
        var name = PersonValues.Name(check, request.Name, request.FormOfAddress);
        var contact = PersonValues.Contact(check, request.Contact, "contact.");
        var needs = PersonValues.AccessNeeds(check, request.AccessNeeds);
        check.That(request.OrganisationId is not null || actor.Is(Roles.Office), "organisationId", new("Geben Sie Ihre Organisation an.", "Name your organisation."));
        check.That(request.AccountId is null || actor.Is(Roles.Office), "accountId", new("Ein Konto ordnet die Geschäftsstelle zu.", "The office links accounts."));
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        if (request.OrganisationId is { } organisation
            && (!OwnOrganisations.MayActFor(actor, organisation) || await commands.Find<Organisation>(organisation, cancellation) is null))
            return Problems.Of(new UnknownOrganisation());
        if (await LinkAccount.WhyNot(persons, request.AccountId, null, actor, cancellation) is { } taken) return Problems.Of(taken);

        var id = commands.NewId();
        var entered = new PersonEntered(
            request.OrganisationId, await keys.Seal(PersonKeys.Name(id), name, cancellation),
            contact is null ? null : await keys.Seal(PersonKeys.Contact(id, 0), contact, cancellation),
            needs is null ? null : await keys.Seal(PersonKeys.AccessNeeds(id, 0), needs, cancellation),
            request.AccountId, actor.Id, commands.Now);
        return await commands.Create<Person>(
            id, PersonReceipt.PathOf(id), state => Decide(state, entered), state => PersonReceipt.Of(id, state), cancellation, state => state.DataVersion);
    }
}

/// <summary>What is said after a change of a person. Kept with the request's idempotency key, and so without anything personal.</summary>
/// <param name="Id">The person.</param>
/// <param name="OrganisationId">The organisation that entered her or him.</param>
/// <param name="Erased">Whether the data were erased.</param>
/// <param name="Version">The person's version; in quotes it is the ETag that a change needs in <c>If-Match</c>.</param>
public sealed record PersonReceipt(Guid Id, Guid? OrganisationId, bool Erased, long Version)
{
    internal static string PathOf(Guid id) => $"/api/membership/persons/{id}";

    internal static PersonReceipt Of(Guid id, Person state) => new(id, state.EnteredFor, state.Erased, state.DataVersion ?? 0);
}
