using Bkmo.Membership;

return await StartUp.Run(async () =>
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddServiceDefaults("membership");
    builder.AddMembership();

    var app = builder.Build();
    app.UseServiceDefaults();
    app.MapMembership();
    app.MapDefaultEndpoints();
    return await app.RunServiceAsync(args);
});
