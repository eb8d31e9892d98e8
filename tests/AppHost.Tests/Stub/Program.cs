// A service reduced to what the host sees of it: it migrates, listens, is healthy, prints and dies when told to.
Journal($"start {Environment.GetEnvironmentVariable("OTEL_SERVICE_NAME")}");
if (Environment.GetEnvironmentVariable("STUB_EXIT") is { Length: > 0 } code) return int.Parse(code, System.Globalization.CultureInfo.InvariantCulture);
if (args is ["migrate"]) return 0;

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
var app = builder.Build();
app.MapGet("/health/ready", () => Results.Ok());
app.MapGet("/environment", () => Environment.GetEnvironmentVariables());
app.MapPost("/print", (string text) => Console.WriteLine(text));
app.MapPost("/exit", (int code) => Environment.Exit(code));
await app.RunAsync();
Journal($"stop {Environment.GetEnvironmentVariable("OTEL_SERVICE_NAME")}");
return 0;

static void Journal(string line)
{
    if (Environment.GetEnvironmentVariable("STUB_JOURNAL") is { Length: > 0 } file) File.AppendAllText(file, line + "\n");
}
