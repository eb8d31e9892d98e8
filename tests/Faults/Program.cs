using Bkmo.Faults.Running;

namespace Bkmo.Faults;

/// <summary>The fault laboratory.</summary>
public static class Program
{
    /// <summary>Runs what the command line names. 0: every promise was kept; 1: one was broken; 2: the command line was not understood.</summary>
    public static async Task<int> Main(string[] args)
    {
        try
        {
            var arguments = LabArguments.Parse(args);
            if (!arguments.List) return await Run(arguments, Console.Out) ? 0 : 1;
            foreach (var experiment in Catalogue.All) Console.WriteLine($"{experiment.Name,-28} {experiment.Sentence}");
            return 0;
        }
        catch (UsageException wrong)
        {
            await Console.Error.WriteLineAsync($"{wrong.Message}\n\n{LabArguments.Usage}");
            return 2;
        }
    }

    /// <summary>Runs the experiments and prints the table; true when every promise was kept.</summary>
    internal static async Task<bool> Run(LabArguments arguments, TextWriter output)
    {
        var reports = new List<Report>();
        await using (var laboratory = new Laboratory(arguments, output))
        {
            foreach (var experiment in Catalogue.Chosen(arguments)) reports.Add(await laboratory.Run(experiment));
            if (arguments.Short) reports.Add(await laboratory.Last());
        }
        await output.WriteLineAsync($"\n{Report.Table(reports)}");
        return reports.TrueForAll(report => report.Breaches.Count == 0);
    }
}
