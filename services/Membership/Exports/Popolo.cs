using System.Text.Json.Serialization;

namespace Bkmo.Membership.Exports;

/// <summary>The federation in Popolo's form (popoloproject.com): the four collections, each entity with the field names of the specification.</summary>
/// <param name="Persons">Persons by their opaque ids, without anything else: what is personal is sealed.</param>
/// <param name="Organizations">The federation, the organisations of the directory, and the bodies.</param>
/// <param name="Memberships">Memberships in the federation and in umbrellas, mandates, terms of office.</param>
/// <param name="Posts">The seats of the bodies.</param>
public sealed record PopoloDocument(
    [property: JsonPropertyName("persons")] IReadOnlyList<PopoloPerson> Persons,
    [property: JsonPropertyName("organizations")] IReadOnlyList<PopoloOrganization> Organizations,
    [property: JsonPropertyName("memberships")] IReadOnlyList<PopoloMembership> Memberships,
    [property: JsonPropertyName("posts")] IReadOnlyList<PopoloPost> Posts);

/// <summary>A person: nothing but an opaque id.</summary>
/// <param name="Id">The person.</param>
public sealed record PopoloPerson([property: JsonPropertyName("id")] string Id);

/// <summary>An organisation or a body.</summary>
/// <param name="Id">The organisation or body.</param>
/// <param name="Name">Its name.</param>
/// <param name="OtherNames">Short names and names in other languages.</param>
/// <param name="Classification">What it is, as a code in kebab case.</param>
/// <param name="ParentId">The federation, for bodies.</param>
/// <param name="FoundingDate">First day, for bodies.</param>
/// <param name="Links">Web site.</param>
public sealed record PopoloOrganization(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("other_names")] IReadOnlyList<PopoloOtherName> OtherNames,
    [property: JsonPropertyName("classification")] string Classification,
    [property: JsonPropertyName("parent_id"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ParentId,
    [property: JsonPropertyName("founding_date"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? FoundingDate,
    [property: JsonPropertyName("links")] IReadOnlyList<PopoloLink> Links);

/// <summary>Another name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Note">What kind of name it is.</param>
public sealed record PopoloOtherName([property: JsonPropertyName("name")] string Name, [property: JsonPropertyName("note")] string Note);

/// <summary>An address on the web.</summary>
/// <param name="Url">The address.</param>
/// <param name="Note">What is there.</param>
public sealed record PopoloLink([property: JsonPropertyName("url")] string Url, [property: JsonPropertyName("note")] string Note);

/// <summary>That a person or an organisation belongs to an organisation.</summary>
/// <param name="Id">The membership, mandate or term of office.</param>
/// <param name="Role">In which right or function, as a code in kebab case.</param>
/// <param name="Member">The organisation that is the member; for persons there is <paramref name="PersonId"/>.</param>
/// <param name="PersonId">The person who is the member.</param>
/// <param name="OrganizationId">To which organisation.</param>
/// <param name="PostId">The seat, for terms of office.</param>
/// <param name="OnBehalfOfId">The organisation for which the person sits.</param>
/// <param name="StartDate">First day.</param>
/// <param name="EndDate">Last day.</param>
public sealed record PopoloMembership(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("role")] string Role,
    [property: JsonPropertyName("member"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PopoloMember? Member,
    [property: JsonPropertyName("person_id"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? PersonId,
    [property: JsonPropertyName("organization_id")] string OrganizationId,
    [property: JsonPropertyName("post_id"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? PostId,
    [property: JsonPropertyName("on_behalf_of_id"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? OnBehalfOfId,
    [property: JsonPropertyName("start_date"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? StartDate,
    [property: JsonPropertyName("end_date"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? EndDate);

/// <summary>An organisation that is a member of another one.</summary>
/// <param name="Id">The organisation.</param>
/// <param name="Name">Its name.</param>
public sealed record PopoloMember([property: JsonPropertyName("id")] string Id, [property: JsonPropertyName("name")] string Name);

/// <summary>A position that exists whoever holds it.</summary>
/// <param name="Id">The seat.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Role">What its holder does, as a code in kebab case.</param>
/// <param name="OrganizationId">The body.</param>
/// <param name="StartDate">First day on which there is the seat.</param>
public sealed record PopoloPost(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("label")] string Label,
    [property: JsonPropertyName("role")] string Role,
    [property: JsonPropertyName("organization_id")] string OrganizationId,
    [property: JsonPropertyName("start_date")] DateOnly StartDate);
