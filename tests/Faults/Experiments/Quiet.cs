using Bkmo.Faults.Running;

namespace Bkmo.Faults.Experiments;

/// <summary>The control: without a fault, what a fault's figures are compared with.</summary>
internal sealed class Quiet : Experiment
{
    internal override string Name => "quiet";

    internal override string Sentence => "No fault at all: the figures to compare the others with.";

    internal override bool InShort => true;

    internal override Task Disturb(Round round) => Round.Pass(round.Brief ? 3 : 10);
}
