using System.Diagnostics;
using System.Globalization;

namespace Bkmo.Eventing;

/// <summary>
/// Named places between the commit and its acknowledgement where the fault laboratory may end, hold or fail this process. They do nothing unless
/// <c>BKMO_FAIL_POINTS</c> names a folder when the process starts. A point acts once when the file <c>{service}.{point}</c> or <c>{point}</c> lies there:
/// its text says <c>kill</c>, <c>pause SECONDS</c> or <c>throw</c>; whichever process takes the file away is the one that acts.
/// </summary>
public static class FailPoints
{
    /// <summary>The environment variable that names the folder.</summary>
    public const string Variable = "BKMO_FAIL_POINTS";

    internal const string AppendCommitting = "append.committing";
    internal const string AppendCommitted = "append.committed";
    internal const string JointCommitting = "joint.committing";
    internal const string JointCommitted = "joint.committed";
    internal const string BoxOpened = "box.opened";
    internal const string CommandDecided = "command.decided";
    internal const string AnswerKept = "answer.kept";
    internal const string PublisherRead = "publisher.read";
    internal const string PublisherPublishing = "publisher.publishing";
    internal const string PublisherConfirmed = "publisher.confirmed";
    internal const string PublisherAdvancing = "publisher.advancing";
    internal const string PublisherAdvanced = "publisher.advanced";
    internal const string ConsumerReceived = "consumer.received";
    internal const string ConsumerCommitted = "consumer.committed";
    internal const string ProjectionCommitting = "projection.committing";
    internal const string ProjectionCommitted = "projection.committed";
    internal const string RebuildFilled = "rebuild.filled";
    internal const string RebuildSwapping = "rebuild.swapping";
    internal const string RebuildSwapped = "rebuild.swapped";

    private static readonly string? Folder = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? folder : null;
    private static readonly string Service = Environment.GetEnvironmentVariable("OTEL_SERVICE_NAME") ?? AppDomain.CurrentDomain.FriendlyName;

    /// <summary>Every point, in the order in which an event passes them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        AppendCommitting, AppendCommitted, JointCommitting, JointCommitted, BoxOpened, CommandDecided, AnswerKept,
        PublisherRead, PublisherPublishing, PublisherConfirmed, PublisherAdvancing, PublisherAdvanced,
        ConsumerReceived, ConsumerCommitted, ProjectionCommitting, ProjectionCommitted,
        RebuildFilled, RebuildSwapping, RebuildSwapped,
    ];

    /// <summary>The process passes <paramref name="point"/>.</summary>
    internal static ValueTask At(string point) => Folder is null ? ValueTask.CompletedTask : Act(Folder, Service, point);

    internal static async ValueTask Act(string folder, string service, string point)
    {
        if ((Claim(folder, $"{service}.{point}") ?? Claim(folder, point)) is not { } order) return;
        switch (order.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            case ["kill"]:
                using (var self = Process.GetCurrentProcess()) self.Kill();
                break;
            case ["pause", var seconds]:
                await Task.Delay(TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)));
                break;
            default:
                throw new IOException($"The fail point {point} was told to fail.");
        }
    }

    /// <summary>Takes the order away; null when there is none or another process was faster.</summary>
    private static string? Claim(string folder, string name)
    {
        var order = Path.Combine(folder, name);
        if (!File.Exists(order)) return null;
        var claimed = $"{order}.{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}.claimed";
        try
        {
            File.Move(order, claimed);
            return File.ReadAllText(claimed);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
