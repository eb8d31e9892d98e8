using System.Collections.Concurrent;

namespace Bkmo.Faults.Load;

/// <summary>A seeded mix of operations, about thirty a second over several processes, each of which does one thing at a time.</summary>
internal sealed class MixedLoad(Client client, World world, string name, int seed, double perSecond = 30, int processes = 10) : IDisposable
{
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(60);
    private readonly CancellationTokenSource stopping = new(), ending = new();
    private Task running = Task.CompletedTask;

    /// <summary>Seconds from an acknowledgement until a list showed it, with the moment.</summary>
    internal ConcurrentQueue<(double At, double Seconds)> Visible { get; } = new();

    internal void Start() => running = Task.WhenAll(Enumerable.Range(0, processes).Select(process => Task.Run(() => Work(process))));

    /// <summary>Begins nothing new, and waits until everything begun has a definite answer.</summary>
    internal async Task Stop()
    {
        await stopping.CancelAsync();
        ending.CancelAfter(EndPatience);
        await running;
    }

    public void Dispose()
    {
        stopping.Dispose();
        ending.Dispose();
    }

    private async Task Work(int process)
    {
        var random = new Random(HashCode.Combine(seed, process));
        var (applied, registered) = (new Queue<Pending>(), new Queue<Pending>());
        for (var n = 0; !stopping.IsCancellationRequested; n++)
        {
            var pause = Task.Delay(TimeSpan.FromSeconds(processes / perSecond * (0.5 + random.NextDouble())), stopping.Token);
            var operation = Choose(random, applied, registered, $"{name}-{process}-{n}");
            var key = $"{operation.Request.Operation}-{name}-{process}-{n}";
            var answer = await client.Settle(process, key, operation.Request, operation.Mark, operation.MarkOf, ending.Token);
            if (answer is { Accepted: true }) await Remember(process, key, operation.Request.Operation, answer, applied, registered, random);
            await pause.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Operation Choose(Random random, Queue<Pending> applied, Queue<Pending> registered, string name) => random.Next(100) switch
    {
        < 20 when applied.TryDequeue(out var organisation) => Operations.Admit(organisation),
        < 45 => Operations.Apply($"Verein {name}"),
        < 70 => Operations.Register(world.Conference, Guid.CreateVersion7()),
        < 80 when registered.TryDequeue(out var registration) => Operations.Withdraw(registration),
        < 90 => Operations.Contact(world.Centre),
        _ => new Operation(Operations.Organisations(null)),
    };

    private async Task Remember(int process, string key, string operation, Answer answer, Queue<Pending> applied, Queue<Pending> registered, Random random)
    {
        if (operation is "register") registered.Enqueue(Operations.Registered(answer));
        if (operation is not "apply") return;
        applied.Enqueue(Operations.Applied(answer));
        if (random.Next(3) > 0) return;
        var acknowledged = client.History.Now;
        if (await client.Settle(process, "visible-" + key, Operations.Organisations(answer.Position), null, null, ending.Token) is { Accepted: true })
            Visible.Enqueue((acknowledged, client.History.Now - acknowledged));
    }
}
