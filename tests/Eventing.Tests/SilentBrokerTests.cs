using System.Net;
using System.Net.Sockets;
using Bkmo.Contracts.Counselling.V1;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Bkmo.Eventing.Tests;

/// <summary>A broker that takes connections and says nothing, as one does that was killed or is only just starting.</summary>
public sealed class SilentBrokerTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    [Fact]
    public async Task The_publisher_gives_up_and_says_that_nothing_is_confirmed()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var service = BusTests.Services($"amqp://a:b@127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/").BuildServiceProvider();
        _ = service.GetRequiredService<IBusControl>().StartAsync();
        var publications = new Publications();
        publications.Add<Shelf>((_, stored) => new CentreOpened(stored.StreamId, stored.Version, stored.RecordedAt, "Beratung", stored.StreamId, "Bautzen", []));
        var shelf = Guid.CreateVersion7();
        await fixture.Append(shelf, 0, new BookPlaced("a"));
        var events = await fixture.Store.Load(shelf, 0, CancellationToken.None);
        var confirmations = new Confirmations();
        var publisher = new PublisherSubscriber(publications, fixture.Store, service.GetRequiredService<IBus>(), confirmations, fixture.Database);

        var handling = publisher.Handle(new LogSlice(0, events[^1].Position, events), more: false, CancellationToken.None);

        await Assert.ThrowsAsync<TimeoutException>(() => handling.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.True(confirmations.AreMissing);
    }
}
