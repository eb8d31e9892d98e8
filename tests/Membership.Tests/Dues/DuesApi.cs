using System.Net;
using System.Text;
using System.Text.Json;
using Bkmo.Eventing;
using Bkmo.Membership.Dues.Invoices;
using Bkmo.Membership.Dues.Rights;
using Bkmo.Membership.Organisations;
using Bkmo.Membership.Tests.Api;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Bkmo.Membership.Tests.Dues;

[CollectionDefinition(nameof(DuesApi))]
public sealed class DuesCollection : ICollectionFixture<MembershipService>;

/// <summary>What specs of the API of dues have in common. They have a service of their own, so that a run finds only their members.</summary>
[Collection(nameof(DuesApi))]
public abstract class DuesApi(MembershipService service) : MembershipApi(service)
{
    protected const string Dues = "/api/membership/dues";

    protected HttpClient Board => Service.As(Roles.Board);

    protected HttpClient Representative(params string[] paths) => Service.As(new Actor(
        new UserId("account-representative"), new HashSet<string> { Roles.OrganisationRepresentative }, paths.Select(path => Guid.Parse(IdOf(path))).ToHashSet(), new HashSet<Guid>()));

    /// <summary>An organisation that is a voting member from the first day of a year on.</summary>
    protected async Task<string> Member(string name, int year, object? more = null)
    {
        var body = JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        (body["name"], body["kind"], body["membershipKind"], body["appliedOn"]) = (name, "association", "voting", $"{year - 1}-11-01");
        var applied = await Demand(HttpStatusCode.Created, Office.SendAsync(HttpMethod.Post, Organisations, body));
        var path = applied.Headers.Location!.ToString();
        var seen = await Office.GetAsync(Relative(path + "/memberships/voting"));
        await Demand(HttpStatusCode.OK, Office.SendAsync(
            HttpMethod.Post, path + "/memberships/voting/decision", new { admit = true, decidedOn = $"{year - 1}-12-01", admittedOn = $"{year}-01-01" }, seen.Tag()));
        return path;
    }

    /// <summary>Reports members, and has the report approved.</summary>
    protected async Task<HttpResponseMessage> Report(string path, string keyDate, long persons, long legalPersons = 0)
    {
        var submitted = await Demand(HttpStatusCode.Created, Representative(path).SendAsync(HttpMethod.Post, path + "/headcounts", new { keyDate, naturalPersons = persons, legalPersons }));
        var number = (await submitted.JsonAsync()).GetProperty("versions").GetArrayLength();
        return await Demand(HttpStatusCode.OK, Office.SendAsync(
            HttpMethod.Post, $"{path}/headcounts/{keyDate[..4]}/decision", new { number, approve = true }, submitted.Tag()));
    }

    /// <summary>A schedule that holds from a day on: a cent for each person, at least ten euro.</summary>
    protected async Task Schedule(string validFrom)
    {
        var drafted = await Demand(HttpStatusCode.Created, Office.SendAsync(HttpMethod.Post, Dues + "/schedules", new
        {
            validFrom,
            resolvedBy = "Mitgliederversammlung",
            kinds = new[] { new { kind = "voting", shape = "per-head", basis = "natural-persons", cents = 1, minimumCents = 10_00 } },
            payWithinDays = 30,
            votingRestsAfterDays = 0,
        }));
        var last = (await drafted.JsonAsync()).GetProperty("schedules").EnumerateArray().Last();
        await Demand(HttpStatusCode.OK, Board.SendAsync(
            HttpMethod.Post, $"{Dues}/schedules/{last.GetProperty("number")}/sign-off", ifMatch: $"\"{last.GetProperty("version")}\""));
    }

    /// <summary>An invoice of long ago, as a run of then would have left it.</summary>
    protected async Task<string> OldInvoice(string path, int year, long cents)
    {
        var number = 0;
        var streams = Service.Services.GetRequiredService<Streams>();
        await streams.Decide(new StreamCommand<DuesLedger>(DuesLedger.IdOf(year), state =>
        {
            number = state.NextNumber;
            return Decision.Accept(new InvoiceIssued(
                year, number, Guid.Parse(IdOf(path)), Guid.CreateVersion7(), new(year, 1, 1), new(year, 1, 1), new(year, 1, 31), new(year, 2, 1), CreditorReference.Of(year, number),
                [new(InvoiceLineKind.Dues, MembershipKind.Voting, cents, 1)], new UserId("account-office"), TimeProvider.System.GetUtcNow()));
        }, new EventMetadata(new UserId("account-office"), null, null, null)), CancellationToken.None);
        return $"{Dues}/{year}/invoices/{number}";
    }

    protected async Task<JsonElement> Upload(string statement, HttpStatusCode expected = HttpStatusCode.Created) =>
        await (await Demand(expected, UploadAs(statement))).JsonAsync();

    protected async Task<HttpResponseMessage> UploadAs(string statement)
    {
        using var content = new StringContent(statement, Encoding.UTF8, "application/xml");
        return await Office.PostAsync(Relative(Dues + "/statements"), content);
    }

    /// <summary>A number from the database.</summary>
    protected async Task<long> Scalar(string sql)
    {
        await using var database = NpgsqlDataSource.Create(Service.Database);
        await using var command = database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Has the duty look at once, until it sees what is expected.</summary>
    protected Task VotingRests(string path, bool expected) => Eventually.True(async () =>
    {
        await Service.Services.GetRequiredService<Duties>().Call(RestVotingRights.Name);
        return (await Json(path)).GetProperty("votingRestsFrom").ValueKind is JsonValueKind.String == expected;
    });

    protected async Task<JsonElement> Json(string path, HttpClient? client = null) => await (await Demand(HttpStatusCode.OK, (client ?? Office).GetAsync(Relative(path)))).JsonAsync();

    protected static async Task<HttpResponseMessage> Demand(HttpStatusCode expected, Task<HttpResponseMessage> asked)
    {
        var answer = await asked;
        Assert.True(answer.StatusCode == expected, $"{(int)answer.StatusCode} instead of {(int)expected}: {await answer.Content.ReadAsStringAsync()}");
        return answer;
    }
}
