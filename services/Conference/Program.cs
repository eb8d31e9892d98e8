using Bkmo.Conference;
using Bkmo.Conference.Counting.Command;

// Whoever counts published ballots again has neither configuration nor database.
if (args is ["count", .. var ballots]) return Terminal.Run(terminal => CountCommand.Run(ballots, terminal));

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
