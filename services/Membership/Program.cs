using Bkmo.Membership;

return await StartUp.Run(async () =>
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddServiceDefaults("membership");
    builder.AddMembership();

    var app = builder.Build();
    // Said at the start, not with the first invitation.
    if (args.All(word => word.StartsWith("--", StringComparison.Ordinal))) app.Services.GetRequiredService<IMailer>();
    app.UseServiceDefaults();
    app.MapMembership();
    app.MapDefaultEndpoints();
    return await app.RunServiceAsync(args);
});
