using System.Collections.Concurrent;
using System.Net;
using Bkmo.Testing;

namespace Bkmo.Platform.Tests;

/// <summary>A platform under load is backed up, and another one goes on from the backup.</summary>
public sealed class RestoreTests
{
    private const string Admitted = "select distinct stream_id::text from events.mt_events where type = 'organisation_admitted'";
    private const string Known = "select id::text from events.mt_streams where type = 'known_organisation'";
    private static readonly string[] Databases = ["membership-db", "conference-db", "advocacy-db", "counselling-db"];
    private readonly string backup = Path.Combine(TestFolder.New("backup"), "made");
    private readonly ConcurrentQueue<string> admitted = new();

    [Fact]
    public async Task What_was_acknowledged_before_a_backup_under_load_is_whole_after_the_restore_and_what_the_broker_lost_is_told_again()
    {
        var before = await BackUpUnderLoad();
        var folder = RunningPlatform.NewFolder();
        await RunningPlatform.HostCommandAsync("restore", "--from", backup, "--data", folder);
        await using var platform = await RunningPlatform.StartOn(folder);
        foreach (var database in Databases) await Operators.CaughtUp(platform, database);

        var there = await Operators.Ask(platform, "membership-db", Admitted);
        Assert.Empty(before.Except(there));
        foreach (var database in Databases) Assert.Empty(await Operators.Ask(platform, database, StreamsWithGaps));
        Assert.NotEmpty(there.Except(await Operators.Ask(platform, "conference-db", Known))); // the broker held them and was not backed up

        await Operators.Run(platform, "membership", "republish", "0");

        foreach (var consumer in Databases.Skip(1))
            await Eventually.True(async () => !there.Except(await Operators.Ask(platform, consumer, Known)).Any(), TimeSpan.FromSeconds(60));
        await ReadModelsEqualTheirRebuild(platform, "membership", "organisation_directory_v");
        await ReadModelsEqualTheirRebuild(platform, "conference", "known_organisation");
    }

    /// <summary>The organisations whose admission was acknowledged before the backup began. Meanwhile Conference stands still, so that messages wait in the broker.</summary>
    private async Task<IReadOnlyList<string>> BackUpUnderLoad()
    {
        await using var platform = await RunningPlatform.Start();
        using var over = new CancellationTokenSource();
        var load = Task.WhenAll(Enumerable.Range(0, 3).Select(worker => Task.Run(() => Load(platform, worker, over.Token))));
        await Eventually.True(() => admitted.Count >= 20, TimeSpan.FromSeconds(60));
        platform.Freeze("conference");
        var more = admitted.Count + 10;
        await Eventually.True(() => admitted.Count >= more, TimeSpan.FromSeconds(60));
        var before = admitted.ToArray();
        var head = Assert.Single(await Operators.Ask(platform, "membership-db", "select max(seq_id)::text from events.mt_events"));
        await Eventually.True(async () => (await Operators.Ask(platform, "membership-db", $"select name from eventing.progress where name = 'publisher' and position >= {head}")).Count == 1);

        await RunningPlatform.HostCommandAsync("backup", "--to", backup, "--data", platform.Folder);

        Assert.True(admitted.Count > before.Length, "The load stood still during the backup.");
        platform.Thaw("conference");
        await over.CancelAsync();
        await load;
        return before;
    }

    private async Task Load(RunningPlatform platform, int worker, CancellationToken over)
    {
        using var office = platform.Office();
        for (var n = 0; !over.IsCancellationRequested; n++)
        {
            var applied = await office.SendAsync(HttpMethod.Post, "/api/membership/organisations", new { name = $"Verein {worker}-{n}", kind = "association", membershipKind = "network" });
            Assert.Equal(HttpStatusCode.Created, applied.StatusCode);
            var organisation = applied.Headers.Location!.ToString();
            var decided = await office.SendAsync(HttpMethod.Post, organisation + "/memberships/network/decision", new { admit = true }, "*");
            Assert.Equal(HttpStatusCode.OK, decided.StatusCode);
            admitted.Enqueue(organisation.Split('/')[^1]);
        }
    }

    private const string StreamsWithGaps = """
        select s.id::text from events.mt_streams s left join events.mt_events e on e.stream_id = s.id group by s.id
        having array_agg(e.version order by e.version) is distinct from (select array_agg(n) from generate_series(1, s.version) n)
        """;

    private static async Task ReadModelsEqualTheirRebuild(RunningPlatform platform, string service, string beginning)
    {
        var database = service + "-db";
        await Operators.CaughtUp(platform, database);
        var schema = Assert.Single(await Operators.Ask(platform, database, $"select nspname::text from pg_namespace where starts_with(nspname, '{beginning}')"));
        var name = schema[..schema.LastIndexOf("_v", StringComparison.Ordinal)];
        var rows = $"select to_jsonb(t)::text from {schema}.{name} t order by 1";
        var live = await Operators.Ask(platform, database, rows);
        Assert.NotEmpty(live);
        await Operators.Run(platform, service, "rebuild", name);
        Assert.Equal(live, await Operators.Ask(platform, database, rows));
    }
}
