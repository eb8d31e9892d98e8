using Bkmo.Counselling;

return await StartUp.Run(async () =>
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddServiceDefaults("counselling");
    builder.AddCounselling();

    var app = builder.Build();
    app.UseServiceDefaults();
    app.MapCounselling();
    app.MapDefaultEndpoints();
    return await app.RunServiceAsync(args);
});
