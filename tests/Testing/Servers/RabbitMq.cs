namespace Bkmo.Testing;

/// <summary>RabbitMQ for tests: one private node per test process, started when first asked for, ended with the process.</summary>
public static class RabbitMq
{
    private static readonly string? Given = Environment.GetEnvironmentVariable("BKMO_TEST_RABBITMQ");
    private static readonly Lazy<Task<PrivateRabbitMq>> Shared = new(PrivateRabbitMq.StartSharedAsync);

    /// <summary>
    /// <c>amqp://…</c> of a virtual host that nobody else in this process has. <c>BKMO_TEST_RABBITMQ</c> replaces the private node; then all callers share its virtual host.
    /// </summary>
    public static async Task<string> ConnectionStringAsync() => string.IsNullOrEmpty(Given) ? (await Shared.Value).FreshVirtualHost() : Given;
}
