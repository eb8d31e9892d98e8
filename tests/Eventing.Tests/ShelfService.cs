using System.Net.Http.Headers;
using Bkmo.Contracts.Counselling.V1;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bkmo.Eventing.Tests;

/// <summary>A small service with everything that Eventing offers: commands, a part, a list, a published and a consumed event.</summary>
public class ShelfService : IAsyncLifetime
{
    private readonly InternalTokenSigner signer = InternalTokenSigner.Generate();
    private WebApplication app = null!;

    public HttpClient Office { get; private set; } = null!;

    public string Broker { get; protected set; } = "";

    public LogLines Log { get; } = new();

    public IServiceProvider Services => app.Services;

    public virtual async Task InitializeAsync()
    {
        if (Broker.Length == 0) Broker = await RabbitMq.ConnectionStringAsync();
        app = await Start(await NewDatabase());
        Office = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        Office.DefaultRequestHeaders.Authorization = Authorization("office-1", Roles.Office);
        await Eventually.True(async () => (await Office.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode);
    }

    /// <summary>A client of somebody with one role, who proved who they are so long ago.</summary>
    public HttpClient As(string id, string role, TimeSpan? ago = null)
    {
        var client = new HttpClient { BaseAddress = Office.BaseAddress };
        client.DefaultRequestHeaders.Authorization = Authorization(id, role, ago);
        return client;
    }

    private AuthenticationHeaderValue Authorization(string id, string role, TimeSpan? ago = null)
    {
        var actor = new Actor(new UserId(id), new HashSet<string> { role }, new HashSet<Guid>(), new HashSet<Guid>());
        var now = TimeProvider.System.GetUtcNow();
        return new AuthenticationHeaderValue("Bearer", signer.Sign(actor, "shelf", now, authenticatedAt: now - (ago ?? TimeSpan.Zero)));
    }

    public virtual async Task DisposeAsync()
    {
        Office.Dispose();
        await app.DisposeAsync();
        signer.Dispose();
    }

    public Task<Snapshot<Lamp>> Lamp(Guid shelf) => Services.GetRequiredService<Streams>().Load<Lamp>(LampOf(shelf), CancellationToken.None);

    private static Guid LampOf(Guid shelf) => NameBasedId.Of(shelf, "lamp");

    protected virtual Task<string> NewDatabase() => Postgres.FreshDatabaseAsync();

    private async Task<WebApplication> Start(string database)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection([
            new("ConnectionStrings:shelf-db", database), new("ConnectionStrings:rabbitmq", Broker), new(InternalToken.PublicKeysSetting, signer.PublicKeys)]);
        builder.AddServiceDefaults("shelf");
        builder.Logging.AddProvider(Log);
        builder.AddEventing("shelf", Configure);
        var service = builder.Build();
        service.UseServiceDefaults();
        Map(service);
        service.MapDefaultEndpoints();
        await service.Services.GetRequiredService<Migrator>().Run(CancellationToken.None);
        await service.StartAsync();
        return service;
    }

    private static void Configure(EventingBuilder eventing) => eventing
        .Stream<Shelf>(events => events.Event<BookPlaced>().Event<BookTaken>())
        .Stream<Lamp>(events => events.Event<LampLit>())
        .Projection<ShelfList, ShelfRow>()
        .Publish<Shelf>((shelf, stored) => stored.Data is BookPlaced placed
            ? new CentreOpened(stored.StreamId, stored.Version, stored.RecordedAt, placed.Title, stored.StreamId, "Berlin", ["de"])
            : null)
        .Consumer("lamps", messages => messages.On<CentreOpened>(Light));

    /// <summary>Every placed book lights the shelf's lamp a watt brighter; a book named "broken" cannot be taken, one named "ignored" does nothing, one named "looked up" asks the list how many stand there.</summary>
    private static Reaction Light(CentreOpened message) => message.Name switch
    {
        "broken" => throw new InvalidOperationException("The text names a person."),
        "refused" => Reaction.On<Lamp>(LampOf(message.CentreId), _ => Decision.Reject(new ShelfFull(0))),
        "ignored" => Reaction.None,
        "looked up" => Reaction.On<Lamp, ShelfRow>(
            LampOf(message.CentreId), rows => rows.Where(row => row.Id == message.CentreId),
            (_, rows) => rows is [var row] ? Decision.Accept(new LampLit(100 + row.Books)) : Decision.Reject(new ShelfFull(0))),
        _ => Reaction.On<Lamp>(LampOf(message.CentreId), lamp => Decision.Accept(new LampLit(lamp.Watts + 1))),
    };

    public sealed record PlaceRequest(string Title);

    public sealed record ShelfView(IReadOnlyList<string> Books);

    private static void Map(WebApplication routes)
    {
        static ShelfView View(Shelf shelf) => new(shelf.Books);
        routes.MapPost("/shelves", (PlaceRequest body, Commands commands, CancellationToken cancellation) =>
        {
            var id = commands.NewId();
            return commands.Create<Shelf>(id, $"/shelves/{id}", s => Shelf.Place(s, body.Title), View, cancellation);
        }).Creates<ShelfView>().RequireRoles(Roles.Office);
        routes.MapPost("/shelves/{id:guid}/books", (Guid id, PlaceRequest body, Commands commands, CancellationToken cancellation) =>
            commands.Add<Shelf>(id, $"/shelves/{id}/books/{Uri.EscapeDataString(body.Title)}", s => Shelf.Place(s, body.Title), View, cancellation))
            .Creates<ShelfView>().RequireRoles(Roles.Office);
        routes.MapPost("/shelves/{id:guid}/removal", (Guid id, PlaceRequest body, Commands commands, CancellationToken cancellation) =>
            commands.Change<Shelf>(id, s => s.Books.Contains(body.Title) ? Decision.Accept(new BookTaken(body.Title)) : Decision.Nothing, View, cancellation))
            .Changes<ShelfView>().RequireRoles(Roles.Office);
        routes.MapPost("/shelves/{id:guid}/clearance", (Guid id, Commands commands, CancellationToken cancellation) =>
            commands.Change<Shelf>(id, s => s.Books.Count > 0 ? Decision.Accept(new BookTaken(s.Books[0])) : Decision.Reject(new ShelfFull(0)), View, cancellation))
            .Critical().Changes<ShelfView>().RequireRoles(Roles.Office);
        routes.MapAudit("shelf");
        routes.MapGet("/shelves/{id:guid}", (Guid id, Commands commands, CancellationToken cancellation) =>
            commands.Read<Shelf>(id, View, cancellation)).Shows<ShelfView>().RequireRoles(Roles.Office);
        routes.MapGet("/shelves", (string? last, IReadModel<ShelfRow> shelves, PageRequest page, CancellationToken cancellation) =>
            page.Of(shelves.Rows.Where(r => last == null || r.Last == last), r => r.Last, r => r.Id, r => r.Last, cancellation))
            .Lists<ShelfRow, string>().RequireRoles(Roles.Office);
    }
}
