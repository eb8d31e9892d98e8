using System.Collections.Immutable;
using Bkmo.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Eventing.Tests;

[StoredAs("book_placed")]
public sealed record BookPlaced(string Title, Cover Cover = Cover.PaperBack) : IEvent;

[StoredAs("book_taken")]
public sealed record BookTaken(string Title) : IEvent;

[StoredAs("lamp_lit")]
public sealed record LampLit(int Watts) : IEvent;

public enum Cover
{
    PaperBack,
    HardCover,
}

public sealed record ShelfFull(int Places) : Refusal(RefusalKind.Conflict, new Text($"Alle {Places} Plätze sind belegt.", $"All {Places} places are taken."));

/// <summary>A shelf with three places: small, but with a refusal, a repetition that changes nothing, and a part.</summary>
public sealed record Shelf(ImmutableList<string> Books, long Version = 0) : IState<Shelf>
{
    public const int Places = 3;

    public static string StreamType => "shelf";

    public static Shelf Initial { get; } = new([]);

    public Shelf Evolve(IEvent @event) => (@event switch
    {
        BookPlaced placed => this with { Books = Books.Add(placed.Title) },
        BookTaken taken => this with { Books = Books.Remove(taken.Title) },
        _ => this,
    }) with { Version = Version + 1 };

    public static Decision Place(Shelf shelf, string title) => shelf switch
    {
        _ when shelf.Books.Contains(title) => Nothing,
        { Books.Count: >= Places } => Reject(new ShelfFull(Places)),
        _ => Accept(new BookPlaced(title)),
    };
}

public sealed record Lamp(int Watts) : IState<Lamp>
{
    public static string StreamType => "lamp";

    public static int? SnapshotForm => 2;

    public static Lamp Initial { get; } = new(0);

    public Lamp Evolve(IEvent @event) => @event is LampLit lit ? new Lamp(lit.Watts) : this;
}

public sealed record ShelfRow
{
    public required Guid Id { get; init; }

    public required string Last { get; init; }

    public int Books { get; init; }

    public string[] Titles { get; init; } = [];

    public DateTimeOffset? Touched { get; init; }
}

public sealed class ShelfList : IProjection<ShelfRow>
{
    public static string Name => "shelf_list";

    public static int Version => 1;

    public static void Configure(EntityTypeBuilder<ShelfRow> row) => row.HasKey(r => r.Id);

    public static Guid? KeyOf(StoredEvent stored) => stored.StreamType == Shelf.StreamType ? stored.StreamId : null;

    public static ShelfRow? Evolve(ShelfRow? row, StoredEvent stored) => stored.Data switch
    {
        BookPlaced { Title: "cursed" } => throw new InvalidOperationException("The curse names a person."),
        BookPlaced placed => new ShelfRow
        {
            Id = stored.StreamId, Last = placed.Title, Books = (row?.Books ?? 0) + 1, Titles = [.. row?.Titles ?? [], placed.Title], Touched = stored.RecordedAt,
        },
        BookTaken when row is { Books: 1 } => null,
        BookTaken taken => row! with { Books = row.Books - 1, Titles = [.. row.Titles.Where(t => t != taken.Title)] },
        _ => row,
    };
}
