using System.Diagnostics;
using Bkmo.Faults.Load;
using Bkmo.Faults.Observe;
using Bkmo.Faults.Running;
using Bkmo.Testing;

namespace Bkmo.Faults.Experiments;

/// <summary>A read model is filled anew.</summary>
internal sealed class BigRebuild : Experiment
{
    private const int Stock = 50_000;

    internal override string Name => "big-rebuild";

    internal override string Sentence => "A read model of 50,000 events is rebuilt under load, killed at 30 % and run again; the live one serves meanwhile.";

    internal override async Task Disturb(Round round)
    {
        await Fill(round);
        var head = (await round.Around.Logs.Heads())["membership"];
        using (var first = await round.Platform.OperateAsync("membership", "rebuild", "organisation_directory"))
        {
            await Eventually.True(async () => first.HasExited || await Progress(round) >= head * 0.3, TimeSpan.FromSeconds(120));
            first.Kill();
            await first.WaitForExitAsync();
        }
        var reached = await Progress(round);
        var clock = Stopwatch.StartNew();
        using var second = await round.Platform.OperateAsync("membership", "rebuild", "organisation_directory");
        await second.WaitForExitAsync();
        round.Note($"killed at {reached} of {head}; the second run took {clock.Elapsed.TotalSeconds:0.0} s");
        if (second.ExitCode != 0) round.Breaches.Add(new("G4", "lost", $"the second rebuild ended with {second.ExitCode}"));
        if (reached < head * 0.3) round.Breaches.Add(new("G4", "lost", $"the rebuild ended at {reached} of {head}, before it could be killed"));
    }

    private static async Task<long> Progress(Round round) =>
        await Logs.Scalar<long>(round.Around.Logs["membership"], "select coalesce(max(position), 0) from eventing.progress where name like 'organisation_directory%rebuild'");

    /// <summary>Organisations that were there before; written past the service in small transactions.</summary>
    private static async Task Fill(Round round)
    {
        for (var n = 0; n < Stock; n += 1_000)
        {
            await using var command = round.Around.Logs["membership"].CreateCommand($"""
                with model as (select * from events.mt_events where type = 'organisation_registered' order by seq_id limit 1),
                     fresh as (select gen_random_uuid() as id, n from generate_series({n} + 1, {n} + 1000) n),
                     streams as (insert into events.mt_streams (id, type, version) select id, 'organisation', 1 from fresh returning id)
                insert into events.mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, user_name)
                select nextval('events.mt_events_sequence'), gen_random_uuid(), fresh.id, 1, jsonb_set(model.data, '{"{profile,name}"}', to_jsonb('{World.Stock}' || fresh.n)), model.type, now(), model.mt_dotnet_type, model.user_name
                from fresh join streams on streams.id = fresh.id, model
                """);
            await command.ExecuteNonQueryAsync();
        }
        var heads = await round.Around.Logs.Heads();
        await Eventually.True(async () => await round.Around.Logs.Behind(heads) is null, TimeSpan.FromSeconds(120));
    }
}
