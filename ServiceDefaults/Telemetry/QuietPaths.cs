using OpenTelemetry.Trace;

namespace Bkmo.ServiceDefaults;

/// <summary>Leaves out of the traces what only asks how the process is.</summary>
internal sealed class QuietPaths(Sampler others) : Sampler
{
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
    {
        if (samplingParameters.Tags is { } tags)
            foreach (var tag in tags)
                if (tag is { Key: "url.path", Value: string path } && IsQuiet(path)) return new SamplingResult(SamplingDecision.Drop);
        return others.ShouldSample(samplingParameters);
    }

    private static bool IsQuiet(string path) => path.StartsWith("/health/", StringComparison.Ordinal) || path is InternalToken.KeysPath;
}
