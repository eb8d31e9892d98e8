namespace Bkmo.AppHost.Local.Engine;

/// <summary>A resource's log; at 10 MB it becomes <c>….1</c> and a new one begins.</summary>
internal sealed class LogFile(string path) : IDisposable
{
    private const long Limit = 10_000_000;
    private StreamWriter writer = Open(path);

    /// <summary>Adds a line with the time, UTC.</summary>
    public void Write(string line)
    {
        if (writer.BaseStream.Position > Limit)
        {
            writer.Dispose();
            File.Move(path, path + ".1", overwrite: true);
            writer = Open(path);
        }
        writer.WriteLine($"{TimeProvider.System.GetUtcNow():yyyy-MM-ddTHH:mm:ss.fffZ} {line}");
    }

    /// <inheritdoc />
    public void Dispose() => writer.Dispose();

    private static StreamWriter Open(string path) => new(new FileStream(path, new FileStreamOptions
    {
        Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite | FileShare.Delete, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
    })) { AutoFlush = true };
}
