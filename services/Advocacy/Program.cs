using Bkmo.Advocacy;

return await StartUp.Run(async () =>
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddServiceDefaults("advocacy");
    builder.AddAdvocacy();

    var app = builder.Build();
    app.UseServiceDefaults();
    app.MapAdvocacy();
    app.MapDefaultEndpoints();
    return await app.RunServiceAsync(args);
});
