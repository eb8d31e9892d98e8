using Bkmo.Gateway;

return await StartUp.Run(async () =>
{
    await using var app = GatewayApp.Build(args);
    await app.RunAsync();
    return 0;
});
