using Bkmo.Conference;
using Bkmo.Conference.Counting.Command;

// Whoever counts published ballots again has neither configuration nor database.
if (args is ["count", .. var ballots])
{
    await using var output = new StreamWriter(Console.OpenStandardOutput());
    return CountCommand.Run(ballots, new(file => file == "-" ? Console.OpenStandardInput() : File.OpenRead(file), output, Console.Error));
}

return await StartUp.Run(async () =>
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddServiceDefaults("conference");
    builder.AddConference();

    var app = builder.Build();
    app.UseServiceDefaults();
    app.MapConference();
    app.MapDefaultEndpoints();
    return await app.RunServiceAsync(args);
});
