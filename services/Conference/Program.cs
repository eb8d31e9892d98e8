using Bkmo.Conference;

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
