using System.Globalization;
using System.Text.Json;

namespace Bkmo.AppHost.Local.Servers;

/// <summary>Settings of a private node: files in its folder and environment.</summary>
internal static class RabbitMqFiles
{
    /// <summary>File name → text. The definitions replace the default user (guest) by the node's own.</summary>
    public static IEnumerable<(string File, string Text)> Of(RabbitMqSettings settings)
    {
        yield return ("enabled_plugins", "[].\n");
        yield return ("definitions.json", Definitions(settings));
        yield return ("node.conf", $"""
            listeners.tcp.1 = 127.0.0.1:{settings.Port}
            load_definitions = {settings.Folder}/definitions.json
            log.file = false
            log.console = true
            log.console.level = warning
            disk_free_limit.absolute = 100MB

            """);
    }

    /// <summary>The folder of the node's database.</summary>
    public static string DataOf(RabbitMqSettings settings) => Path.Combine(settings.Folder, "data");

    /// <summary>
    /// The node's whole environment. <c>NOTIFY_SOCKET</c> makes the start script become the node instead of waiting beside it, so that signals reach the node;
    /// schedulers do not spin while they wait.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Environment(RabbitMqSettings settings)
    {
        var schedulers = Math.Clamp(System.Environment.ProcessorCount, 1, 4).ToString(CultureInfo.InvariantCulture);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            ["LANG"] = "C.UTF-8",
            ["HOME"] = settings.Folder,
            ["NOTIFY_SOCKET"] = "/nonexistent",
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["ERL_EPMD_PORT"] = settings.EpmdPort.ToString(CultureInfo.InvariantCulture),
            ["RABBITMQ_NODENAME"] = $"{settings.Name}-{settings.Port}@localhost",
            ["RABBITMQ_DIST_PORT"] = settings.DistributionPort.ToString(CultureInfo.InvariantCulture),
            ["RABBITMQ_MNESIA_DIR"] = DataOf(settings),
            ["RABBITMQ_MNESIA_BASE"] = settings.Folder,
            ["RABBITMQ_LOG_BASE"] = $"{settings.Folder}/log",
            ["RABBITMQ_GENERATED_CONFIG_DIR"] = $"{settings.Folder}/generated",
            ["RABBITMQ_CONFIG_FILE"] = $"{settings.Folder}/node.conf",
            ["RABBITMQ_CONF_ENV_FILE"] = $"{settings.Folder}/none",
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = $"{settings.Folder}/enabled_plugins",
            ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] =
                $"+S {schedulers}:{schedulers} +sbwt none +sbwtdcpu none +sbwtdio none -start_epmd false -kernel inet_dist_use_interface {{127,0,0,1}}",
        };
    }

    private static string Definitions(RabbitMqSettings settings) => JsonSerializer.Serialize(new
    {
        users = new[] { new { name = settings.User, password = settings.Password, tags = "" } },
        vhosts = settings.VirtualHosts.Select(name => new { name }),
        permissions = settings.VirtualHosts.Select(vhost => new { user = settings.User, vhost, configure = ".*", write = ".*", read = ".*" }),
    });
}
