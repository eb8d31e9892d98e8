using Bkmo.Gateway;

try
{
    await using var app = GatewayApp.Build(args);
    await app.RunAsync();
    return 0;
}
catch (GatewaySetupException problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 1;
}
