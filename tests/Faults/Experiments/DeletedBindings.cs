using Bkmo.Faults.Checks;
using Bkmo.Faults.Observe;
using Bkmo.Faults.Running;
using Bkmo.Testing;
using Npgsql;
using RabbitMQ.Client;

namespace Bkmo.Faults.Experiments;

/// <summary>Nobody is bound any more.</summary>
internal sealed class DeletedBindings : Experiment
{
    private const string Admitted = "organisation_admitted", Archive = "bkmo.unrouted";

    internal override string Name => "deleted-bindings";

    internal override string Sentence => "Every binding of a contract is deleted while it is published; the archive catches all, and publishing again from before heals it.";

    internal override async Task Disturb(Round round)
    {
        await using var connection = await new ConnectionFactory { Uri = round.Around.Broker }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        var (archived, before) = (await channel.MessageCountAsync(Archive), await round.Around.Logs.Heads());
        await channel.QueueUnbindAsync("laboratory", Domain.Published[Admitted], "");
        foreach (var service in Domain.HearOfAdmissions) await channel.ExchangeUnbindAsync($"{service}-organisations", Domain.Published[Admitted], "");
        await Round.Pass(8);
        var told = (await round.Around.Logs.Events()).Count(row => row.Type == Admitted && row.Position > before["membership"]);
        var unheard = told - round.Around.Subscriber.Received.Count;
        // Consumers bind again when they start; the laboratory binds its own queue.
        foreach (var service in Domain.HearOfAdmissions) await round.Platform.TerminateAsync(service);
        foreach (var service in Domain.HearOfAdmissions) await round.Healthy(service);
        await Subscriber.Bind(channel, "laboratory");
        var caught = await channel.MessageCountAsync(Archive) - archived;
        round.Note($"{caught} messages in the archive, {told} admissions while nobody was bound");
        if (caught == 0 || unheard > caught) round.Breaches.Add(new("G6", "lost", $"the archive holds {caught} messages"));
        await PublishAgain(round, before["membership"]);
    }

    /// <summary>What the operators' page says after messages were lost: publish again from before.</summary>
    private static async Task PublishAgain(Round round, long from)
    {
        await using var command = round.Around.Logs["membership"].CreateCommand("update eventing.progress set position = least(position, $1) where name = 'publisher'");
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = from });
        await command.ExecuteNonQueryAsync();
        await Eventually.True(async () => await round.Around.Logs.Behind(new Dictionary<string, long>(StringComparer.Ordinal)
        {
            ["membership"] = from + 1, ["conference"] = 0, ["advocacy"] = 0, ["counselling"] = 0,
        }) is null, TimeSpan.FromSeconds(60));
    }
}
