using System.Text.Json;
using Bkmo.Eventing;
using Bkmo.Membership.Bodies;
using Bkmo.Membership.Exports;
using Bkmo.Membership.Mandates;
using Bkmo.Membership.Organisations;
using Bkmo.Membership.Persons;
using Bkmo.Membership.Umbrellas;
using Bkmo.Testing;
using static Bkmo.Membership.Tests.People;
using static Bkmo.Membership.Tests.Some;

namespace Bkmo.Membership.Tests.Exports;

/// <summary>Fields are those of the specification's schemas of person, organization, membership and post, and no others.</summary>
public sealed class PopoloSpecs
{
    private static readonly JsonElement Document = Export();

    [Theory]
    [InlineData("persons", "id")]
    [InlineData("organizations", "id name other_names classification parent_id founding_date links")]
    [InlineData("memberships", "id role member person_id organization_id post_id on_behalf_of_id start_date end_date")]
    [InlineData("posts", "id label role organization_id start_date")]
    public void Each_collection_has_the_fields_of_the_specification_only(string collection, string fields)
    {
        var there = Document.GetProperty(collection).EnumerateArray().SelectMany(entity => entity.EnumerateObject()).Select(field => field.Name).ToHashSet();
        Assert.Equal(fields.Split(' ').Order(), there.Order());
    }

    [Fact]
    public void A_document_has_the_four_collections() =>
        Assert.Equal(["persons", "organizations", "memberships", "posts"], Document.EnumerateObject().Select(field => field.Name));

    [Fact]
    public void Every_id_that_is_referred_to_is_there()
    {
        var ids = Document.EnumerateObject().ToDictionary(c => c.Name, c => c.Value.EnumerateArray().Select(e => e.GetProperty("id").GetString()).ToHashSet());
        foreach (var (collection, field, target) in new[]
        {
            ("memberships", "person_id", "persons"), ("memberships", "organization_id", "organizations"), ("memberships", "post_id", "posts"),
            ("memberships", "on_behalf_of_id", "organizations"), ("posts", "organization_id", "organizations"), ("organizations", "parent_id", "organizations"),
        })
            foreach (var entity in Document.GetProperty(collection).EnumerateArray())
                if (entity.TryGetProperty(field, out var id)) Assert.Contains(id.GetString(), ids[target]);
    }

    [Fact]
    public void Members_umbrellas_mandates_and_terms_are_memberships_with_their_days()
    {
        var memberships = Document.GetProperty("memberships").EnumerateArray().Select(m => (m.GetProperty("role").GetString(), m.GetProperty("start_date").GetString())).ToList();
        Assert.Equal([("voting", "2026-02-01"), ("member", "2026-01-01"), ("representative", "2026-01-01"), ("chair", "2026-02-01")], memberships);
    }

    [Fact]
    public void What_never_began_was_nothing() =>
        Assert.Empty(ExportPopolo.Of(new([], [], [], [], [.. Rows<MandateList, MandateRow>("person", Granted(from: Day(9, 1)), Over(Day(8, 31)))], [])).Memberships);

    private static JsonElement Export()
    {
        var umbrella = Registered with { Profile = Profile with { Name = "Dach", ShortName = null, Website = null } };
        var document = ExportPopolo.Of(new(
            [.. Rows<PersonDirectory, PersonRow>(Ayse, "person", Entered(North))],
            [.. Rows<OrganisationDirectory, OrganisationRow>(North, "organisation", Registered), .. Rows<OrganisationDirectory, OrganisationRow>(South, "organisation", umbrella)],
            [.. Rows<MembershipPeriods, MembershipPeriodRow>(North, "organisation", Registered, Applied(), Admitted())],
            [.. Rows<UmbrellaLinks, UmbrellaLinkRow>(FederationGraph.Id, "federation_graph", new UmbrellaJoined(Id(3), North, South, Day(1, 1), Office, Now))],
            [.. Rows<MandateList, MandateRow>(Ayse, "person", Granted(until: Day(12, 31)))],
            [.. Rows<BodyList, BodyRow>(Id(1), "body", Board, Seats((OneSeat, SeatFunction.Chair)), Filled(organisation: North), Accepted())]));
        return JsonSerializer.SerializeToElement(document);
    }

    private static List<TRow> Rows<TProjection, TRow>(string type, params IEvent[] events) where TProjection : IProjection<TRow> where TRow : class =>
        Rows<TProjection, TRow>(Id(1), type, events);

    private static List<TRow> Rows<TProjection, TRow>(Guid stream, string type, params IEvent[] events)
        where TProjection : IProjection<TRow> where TRow : class => [.. Stored.Rows<TProjection, TRow>(Stored.Stream(stream, type, events)).Values];
}
