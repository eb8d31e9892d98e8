using Bkmo.Conference;
using Bkmo.Conference.Counting.Command;

// Whoever counts published ballots again has neither configuration nor database.
if (args is ["count", .. var ballots])
    return CountCommand.Run(ballots, new(file => file == "-" ? Console.OpenStandardInput() : File.OpenRead(file), Console.Out, Console.Error));

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
