namespace Bkmo.Faults.Running;

/// <summary>A fault and how it is brought about. The load runs meanwhile; afterwards the laboratory waits until everything has caught up, and checks.</summary>
internal abstract class Experiment
{
    /// <summary>What it is called on the command line.</summary>
    internal abstract string Name { get; }

    /// <summary>What it does, in a sentence.</summary>
    internal abstract string Sentence { get; }

    /// <summary>What it runs on.</summary>
    internal virtual Setting Setting => Setting.Plain;

    /// <summary>How often unless asked otherwise.</summary>
    internal virtual int Rounds => 1;

    /// <summary>How many rounds it takes to see every variant; <c>--short</c> takes one.</summary>
    internal virtual bool InShort => false;

    /// <summary>Brings the fault about and takes it away again; ends when it is over.</summary>
    internal abstract Task Disturb(Round round);
}
