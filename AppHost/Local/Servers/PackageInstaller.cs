using System.Diagnostics;
using Bkmo.AppHost.Local.Processes;

namespace Bkmo.AppHost.Local.Servers;

/// <summary>Installs the two servers from the distribution's packages where that is allowed, without leaving the packages' own services running.</summary>
internal sealed class PackageInstaller(Action<string> say)
{
    private const string Policy = "/usr/sbin/policy-rc.d";
    private const string ClusterSettings = "/etc/postgresql-common/createcluster.d/bkmo-no-cluster.conf";
    private static readonly string[] Options = ["-y", "-q", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300"];

    /// <summary>Makes sure that the servers asked for are there; <see cref="PrerequisiteException"/> names the one command when they cannot be installed from here.</summary>
    public async Task EnsureAsync(bool postgres, bool rabbitMq, CancellationToken cancellation)
    {
        string[] packages =
        [
            .. postgres && ServerBinaries.Postgres() is null ? ["postgresql"] : Array.Empty<string>(),
            .. rabbitMq && (ServerBinaries.RabbitMq() is null || ServerBinaries.Epmd() is null) ? ["rabbitmq-server"] : Array.Empty<string>(),
        ];
        if (packages.Length == 0) return;
        var sudo = await SudoAsync(packages, cancellation);
        say($"installing {string.Join(" and ", packages)} (once) …");
        await RunAsync([.. sudo, "apt-get", "update", "-q"], packages, cancellation);
        await WithServicesHeldBackAsync(sudo, packages, cancellation);
        if (postgres && ServerBinaries.Postgres() is null || rabbitMq && ServerBinaries.RabbitMq() is null) throw Refused(packages, "the installation left no server");
    }

    private static async Task<string[]> SudoAsync(string[] packages, CancellationToken cancellation)
    {
        if (ServerBinaries.OnPath("apt-get") is null) throw Refused(packages, "this is not Debian or Ubuntu", manual: true);
        if (Posix.IsRoot) return ["env", "DEBIAN_FRONTEND=noninteractive"];
        if (ServerBinaries.OnPath("sudo") is null) throw Refused(packages, "only root can install it");
        using var probe = Process.Start(new ProcessStartInfo("sudo", ["-n", "true"]) { UseShellExecute = false, RedirectStandardError = true })!;
        await probe.WaitForExitAsync(cancellation);
        return probe.ExitCode == 0 ? ["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive"] : throw Refused(packages, "only root can install it");
    }

    /// <summary>While the packages are set up, Debian's own switch forbids services to start, and no system-wide database cluster is made.</summary>
    private async Task WithServicesHeldBackAsync(string[] sudo, string[] packages, CancellationToken cancellation)
    {
        var policyWasThere = File.Exists(Policy);
        var hold = $"mkdir -p {Path.GetDirectoryName(ClusterSettings)} && echo 'create_main_cluster = false' > {ClusterSettings}"
            + (policyWasThere ? "" : $" && printf '#!/bin/sh\\nexit 101\\n' > {Policy} && chmod 755 {Policy}");
        await RunAsync([.. sudo, "sh", "-c", hold], packages, cancellation);
        try
        {
            await RunAsync([.. sudo, "apt-get", "install", .. Options, .. packages], packages, cancellation);
        }
        finally
        {
            var release = $"rm -f {ClusterSettings}" + (policyWasThere ? "" : $" {Policy}")
                + "; if [ -d /run/systemd/system ]; then systemctl disable --now rabbitmq-server epmd.socket epmd.service; fi 2>/dev/null; true";
            await RunAsync([.. sudo, "sh", "-c", release], packages, CancellationToken.None);
        }
    }

    private async Task RunAsync(string[] command, string[] packages, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = new Process { StartInfo = start };
        var progress = new Progress(say);
        process.OutputDataReceived += (_, line) => progress.Heard(line.Data);
        process.ErrorDataReceived += (_, line) => progress.Heard(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var ended = process.WaitForExitAsync(cancellation);
        while (await Task.WhenAny(ended, Task.Delay(TimeSpan.FromSeconds(3), cancellation)) != ended) progress.Tell();
        await ended;
        if (process.ExitCode != 0) throw Refused(packages, progress.Problem);
    }

    private static PrerequisiteException Refused(string[] packages, string reason, bool manual = false) => new(manual
        ? $"{string.Join(" and ", packages)} missing and {reason}: install PostgreSQL and RabbitMQ, or pass ConnectionStrings__… of your own servers"
        : $"{string.Join(" and ", packages)} missing ({reason}); run: {(Posix.IsRoot ? "" : "sudo ")}apt-get install -y --no-install-recommends {string.Join(' ', packages)}");

    /// <summary>Keeps the last line heard, for a sign of life every few seconds and for the reason when it fails.</summary>
    private sealed class Progress(Action<string> say)
    {
        private readonly Stopwatch watch = Stopwatch.StartNew();
        private volatile string last = "starting", problem = "";

        public string Problem => problem.Length > 0 ? problem : last;

        public void Heard(string? line)
        {
            if (string.IsNullOrWhiteSpace(line)) return;
            last = line.Trim();
            if (last.StartsWith("E:", StringComparison.Ordinal) && problem.Length == 0) problem = last;
        }

        public void Tell() => say($"  {watch.Elapsed.TotalSeconds,3:0} s  {last}");
    }
}
