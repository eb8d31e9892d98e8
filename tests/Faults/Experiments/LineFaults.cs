using Bkmo.Faults.Proxy;
using Bkmo.Faults.Running;

namespace Bkmo.Faults.Experiments;

/// <summary>The network between services and servers misbehaves.</summary>
internal abstract class LineFault : Experiment
{
    internal override Setting Setting => new(Proxies: true);

    internal override async Task Disturb(Round round)
    {
        var (database, broker) = (round.Around.PostgresProxy!, round.Around.RabbitProxy!);
        await Disturb(round, database, broker);
        database.Disturbance = broker.Disturbance = Disturbance.None;
    }

    protected abstract Task Disturb(Round round, TcpProxy database, TcpProxy broker);
}

/// <summary>Everything takes longer.</summary>
internal sealed class SlowLines : LineFault
{
    internal override string Name => "slow-lines";

    internal override string Sentence => "For 15 s everything to and from database and broker takes 50 ms longer each way, and the broker's line carries 64 KB/s.";

    protected override Task Disturb(Round round, TcpProxy database, TcpProxy broker)
    {
        database.Disturbance = new Disturbance(Latency: TimeSpan.FromMilliseconds(50));
        broker.Disturbance = new Disturbance(Latency: TimeSpan.FromMilliseconds(50), BytesPerSecond: 64 * 1024);
        return Round.Pass(15);
    }
}

/// <summary>Nothing arrives.</summary>
internal sealed class BlackHoles : LineFault
{
    internal override string Name => "black-holes";

    internal override string Sentence => "Nothing reaches the database for 12 s, then nothing reaches the broker for 30 s, longer than its heartbeats.";

    protected override async Task Disturb(Round round, TcpProxy database, TcpProxy broker)
    {
        database.Disturbance = new Disturbance(BlackHole: true);
        await Round.Pass(12);
        database.Disturbance = Disturbance.None;
        broker.Disturbance = new Disturbance(BlackHole: true);
        await Round.Pass(30);
    }
}

/// <summary>Connections break.</summary>
internal sealed class Resets : LineFault
{
    internal override string Name => "resets";

    internal override string Sentence => "Every 2 s for 20 s all connections to database and broker are reset.";

    protected override async Task Disturb(Round round, TcpProxy database, TcpProxy broker)
    {
        var broken = 0;
        for (var n = 0; n < 10; n++)
        {
            broken += database.Reset() + broker.Reset();
            await Round.Pass(2);
        }
        round.Note($"{broken} connections were reset");
    }
}

/// <summary>Connections break in the middle of a frame.</summary>
internal sealed class CutMessages : LineFault
{
    internal override string Name => "cut-messages";

    internal override string Sentence => "Ten times each, connections to database and broker are cut after some bytes, in the middle of whatever they carry.";

    protected override async Task Disturb(Round round, TcpProxy database, TcpProxy broker)
    {
        for (var n = 0; n < 20; n++)
        {
            var (proxy, other) = n % 2 == 0 ? (broker, database) : (database, broker);
            proxy.Disturbance = new Disturbance(CutAfter: round.Random.Next(20, 4_000));
            other.Disturbance = Disturbance.None;
            await Round.Pass(1);
        }
    }
}
