using Bkmo.Faults.Running;

namespace Bkmo.Faults.Experiments;

/// <summary>The database server ends without a checkpoint.</summary>
internal sealed class StoppedDatabase : Experiment
{
    internal override string Name => "stop-database";

    internal override string Sentence => "PostgreSQL is told to stop at once (SIGQUIT: no checkpoint, recovery at the next start).";

    internal override int Rounds => 3;

    internal override bool InShort => true;

    internal override async Task Disturb(Round round)
    {
        await round.Platform.QuitAsync("postgres");
        round.Over();
        await round.Healthy("postgres");
    }
}

/// <summary>The database server dies.</summary>
internal sealed class KilledDatabase : Experiment
{
    internal override string Name => "kill-database";

    internal override string Sentence => "Kill -9 of both PostgreSQL servers.";

    internal override int Rounds => 3;

    internal override bool InShort => true;

    internal override Task Disturb(Round round) => round.Kill("postgres", "counselling-postgres");
}

/// <summary>The database server does not answer.</summary>
internal sealed class FrozenDatabase : Experiment
{
    internal override string Name => "freeze-database";

    internal override string Sentence => "PostgreSQL and all its sessions are frozen for 20 s (SIGSTOP) and go on.";

    internal override async Task Disturb(Round round)
    {
        round.Platform.Freeze("postgres");
        await Round.Pass(20);
        round.Platform.Thaw("postgres");
    }
}
