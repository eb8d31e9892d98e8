using Bkmo.Identity;

return await StartUp.Run(async () =>
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddServiceDefaults("identity");
    builder.AddIdentity();

    var app = builder.Build();
    app.UseServiceDefaults();
    app.MapIdentity();
    app.MapDefaultEndpoints();
    return await app.RunIdentityAsync(args);
});
