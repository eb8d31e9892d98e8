using System.Net;
using System.Net.Sockets;
using System.Reflection;
using Bkmo.Contracts.Counselling.V1;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Bkmo.Eventing.Tests;

/// <summary>Nothing is confirmed: the publisher gives up after its deadline and says so.</summary>
public sealed class SilentBrokerTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    [Fact]
    public async Task A_broker_that_takes_connections_and_says_nothing_is_not_waited_for()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var service = BusTests.Services($"amqp://a:b@127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/").BuildServiceProvider();
        _ = service.GetRequiredService<IBusControl>().StartAsync();
        await GivesUp(service.GetRequiredService<IBus>());
    }

    [Fact]
    public async Task A_bus_that_ignores_the_deadline_is_not_waited_for() => await GivesUp(DispatchProxy.Create<IBus, DeafBus>());

    private async Task GivesUp(IBus bus)
    {
        var publications = new Publications();
        publications.Add<Shelf>((_, stored) => new CentreOpened(stored.StreamId, stored.Version, stored.RecordedAt, "Beratung", stored.StreamId, "Bautzen", []));
        var shelf = Guid.CreateVersion7();
        await fixture.Append(shelf, 0, new BookPlaced("a"));
        var events = await fixture.Store.Load(shelf, 0, CancellationToken.None);
        var confirmations = new Confirmations();
        var publisher = new PublisherSubscriber(publications, fixture.Store, bus, confirmations, fixture.Database);

        var handling = publisher.Handle(new LogSlice(0, events[^1].Position, events), more: false, CancellationToken.None);

        Assert.Same(handling, await Task.WhenAny(handling, Task.Delay(TimeSpan.FromSeconds(30))));
        await Assert.ThrowsAsync<TimeoutException>(() => handling);
        Assert.True(confirmations.AreMissing);
    }

    /// <summary>MassTransit's bus as it was seen on a dead connection: whatever is asked of it never ends.</summary>
    public class DeafBus : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => new TaskCompletionSource().Task;
    }
}
