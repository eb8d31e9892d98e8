using System.Text.Json;

namespace Bkmo.AppHost.Local.Engine;

/// <summary>Names and values in one JSON file that only its owner may read; written whole or not at all.</summary>
internal sealed class KeptValues(string file)
{
    private readonly Lock gate = new();
    private Dictionary<string, string>? values;

    /// <summary>The kept values.</summary>
    public IReadOnlyCollection<string> All
    {
        get
        {
            lock (gate) return [.. Load().Values];
        }
    }

    /// <summary>The value kept under a name, or null.</summary>
    public string? Find(string name)
    {
        lock (gate) return Load().GetValueOrDefault(name);
    }

    /// <summary>The value kept under a name, unless there is none or it no longer suits; then a new one, which is kept from now on.</summary>
    public string Get(string name, Func<string> create, Predicate<string>? stillSuits = null)
    {
        lock (gate)
        {
            var kept = Load();
            if (kept.TryGetValue(name, out var value) && (stillSuits is null || stillSuits(value))) return value;
            kept[name] = value = create();
            Save(kept);
            return value;
        }
    }

    /// <summary>Keeps a value, instead of the one before.</summary>
    public void Set(string name, string value)
    {
        lock (gate)
        {
            var kept = Load();
            kept[name] = value;
            Save(kept);
        }
    }

    /// <summary>Forgets everything, in memory too.</summary>
    public void Forget()
    {
        lock (gate) values = null;
    }

    private Dictionary<string, string> Load()
    {
        if (values is not null) return values;
        try
        {
            values = File.Exists(file) ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file)) : null;
        }
        catch (JsonException broken)
        {
            throw new PrerequisiteException($"{file} is damaged; restore it from a backup or start over with --fresh", broken);
        }
        return values ??= new Dictionary<string, string>(StringComparer.Ordinal);
    }

    private void Save(Dictionary<string, string> kept)
    {
        var next = file + ".new";
        File.Delete(next);
        using (var stream = new FileStream(next, new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        }))
        {
            JsonSerializer.Serialize(stream, kept, Indented);
            stream.Flush(flushToDisk: true);
        }
        File.Move(next, file, overwrite: true);
    }

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
}
