using Bkmo.Gateway;

return await StartUp.Run(async () =>
{
    if (args is ["rotate-key"])
    {
        GatewayApp.RotateKey();
        return 0;
    }
    await using var app = GatewayApp.Build(args);
    await app.RunAsync();
    return 0;
});
