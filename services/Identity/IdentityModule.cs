using Bkmo.Contracts.Membership.V1;
using Bkmo.Eventing;
using Bkmo.Identity.Accounts;
using Bkmo.Identity.Conventions;
using Bkmo.Identity.Introspection;
using Bkmo.Identity.Invitations;
using Bkmo.Identity.Mails;
using Bkmo.Identity.Passkeys;
using Bkmo.Identity.Passwords;
using Bkmo.Identity.Persons;
using Bkmo.Identity.Providers;
using Bkmo.Identity.Rights;
using Bkmo.Identity.Rights.Mandated;
using Bkmo.Identity.SecondFactor;
using Bkmo.Identity.ServiceAccounts;
using Bkmo.Identity.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Bkmo.Identity;

/// <summary>The one list of what Identity consists of.</summary>
public static class IdentityModule
{
    // OWASP's figure for PBKDF2 with HMAC-SHA-512.
    private const int HashIterations = 210_000;

    /// <summary>
    /// Database, hashing, mails, passkeys, a trusted provider. Reads <c>ConnectionStrings:identity-db</c>, <c>Keys:Master</c>, <c>Mail:*</c>, <c>Passkeys:*</c> and
    /// <c>Oidc:*</c>.
    /// </summary>
    /// <exception cref="SetupException">The connection string is missing.</exception>
    public static IHostApplicationBuilder AddIdentity(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(new AuditChain(IdentityDb.Schema));
        builder.AddEventing("identity", Configure);
        builder.Services.AddDbContext<IdentityDb>((services, options) => options.UseServiceDatabase(services));
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<Desk>();
        builder.Services.AddHostedService<Housekeeping>();
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("accounts", tags: ["ready"]);
        AddSigningIn(builder.Services);
        AddPasskeysAndProvider(builder.Services);
        AddConventions(builder.Services);
        builder.Services.AddMailer();
        builder.Services.AddSingleton<AccountMails>();
        builder.Services.AddSingleton<MailQueue>();
        builder.Services.AddHostedService<MailRunner>();
        return builder;
    }

    internal static void Configure(EventingBuilder eventing) => eventing
        .Stream<MandatedRole>(events => events
            .Event<RoleMandated>()
            .Event<RoleMandateEnded>())
        .Stream<OpenedAccount>(events => events
            .Event<AccountOpened>()
            .Event<AccountClosed>())
        .Stream<AccountLink>(events => events
            .Event<AccountLinkHeard>())
        .Projection<MandatedRoles, MandatedRoleRow>()
        .Projection<AccountLinks, AccountLinkRow>()
        .Projection<ToldAccounts, ToldAccountRow>()
        .Publish<OpenedAccount>(OpenedAccount.Published)
        .Duty<TellAccounts>(TellAccounts.Name, TellAccounts.Every)
        .Consumer("mandates", messages => messages
            .On<MandateGranted>(MandatesConsumer.On)
            .On<MandateEnded>(MandatesConsumer.On)
            .On<BodySeatFilled>(MandatesConsumer.On)
            .On<BodySeatVacated>(MandatesConsumer.On))
        .Consumer("accounts", messages => messages
            .On<PersonAccountLinked>(AccountLinksConsumer.On)
            .On<PersonAccountUnlinked>(AccountLinksConsumer.On));

    private static void AddSigningIn(IServiceCollection services)
    {
        // Stateless, and needed by what is there once for all requests; Identity's own registration would be scoped.
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddIdentityCore<Account>().AddUserStore<AccountStore>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = HashIterations);
        services.AddSingleton<PasswordHashing>();
        services.AddSingleton(provider => new SecretBox(provider.GetRequiredService<IConfiguration>()));
        services.AddScoped<Authentication>();
        services.AddScoped<SecondFactors>();
    }

    private static void AddPasskeysAndProvider(IServiceCollection services)
    {
        services.AddOptions<IdentityPasskeyOptions>().Configure<IConfiguration>(PasskeySettings.Apply);
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.AddScoped<PasskeyProofs>();
        services.AddScoped<PasskeyAuthentication>();
        services.AddSingleton<Provider>();
        services.AddSingleton<IdTokens>();
        services.AddScoped<ProviderVisits>();
    }

    private static void AddConventions(IServiceCollection services)
    {
        services.AddSingleton<KeysInFlight>();
        services.AddSingleton<KeptAnswers>();
    }

    /// <summary>All endpoints.</summary>
    public static IEndpointRouteBuilder MapIdentity(this IEndpointRouteBuilder routes)
    {
        MapSigningIn(routes);
        MapOwnAccount(routes);
        MapOffice(routes);
        routes.MapAudit("identity");
        Introspect.Map(routes);
        ShowStandings.Map(routes);
        ListRevocations.Map(routes);
        RecordRefusal.Map(routes);
        return routes;
    }

    private static void MapSigningIn(IEndpointRouteBuilder routes)
    {
        AcceptInvitation.Map(routes);
        SignIn.Map(routes);
        SignInByPasskey.Map(routes);
        SignInByProvider.Map(routes);
        ResetPassword.Map(routes);
    }

    private static void MapOwnAccount(IEndpointRouteBuilder routes)
    {
        ShowAccount.Map(routes);
        OwnSessions.Map(routes);
        ConfirmIdentity.Map(routes);
        ChangePassword.Map(routes);
        SetUpTotp.Map(routes);
        LoseSecondFactor.Map(routes);
        RegisterPasskey.Map(routes);
        OwnPasskeys.Map(routes);
        OwnExternalLogins.Map(routes);
        ShowPermissions.Map(routes);
        ExplainAccess.Map(routes);
    }

    private static void MapOffice(IEndpointRouteBuilder routes)
    {
        Invite.Map(routes);
        ListInvitations.Map(routes);
        ListAccounts.Map(routes);
        LockAccount.Map(routes);
        CloseAccount.Map(routes);
        GrantRole.Map(routes);
        ServiceAccountEndpoints.Map(routes);
    }

    /// <summary>Runs the service, or the operator's command in <paramref name="args"/> instead. Returns the exit code.</summary>
    public static async Task<int> RunIdentityAsync(this WebApplication app, string[] args)
    {
        switch (args.Where(word => !word.StartsWith("--", StringComparison.Ordinal)).ToArray())
        {
            case []:
                // Said at the start, not with the first invitation.
                app.Services.GetRequiredService<SecretBox>();
                app.Services.GetRequiredService<IMailer>();
                app.Services.GetRequiredService<Provider>();
                _ = app.Services.GetRequiredService<IOptions<IdentityPasskeyOptions>>().Value;
                break;
            case ["migrate"]:
                await Migrate(app);
                break;
        }
        return await app.RunServiceAsync(args);
    }

    private static async Task Migrate(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        try
        {
            await Migrator.Run(scope.ServiceProvider.GetRequiredService<IdentityDb>(), app.Logger, app.Lifetime.ApplicationStopping);
        }
        catch (System.Data.Common.DbException fault) when (fault.IsTransient)
        {
            throw new SetupException($"cannot reach the server: {fault.GetType().Name}");
        }
    }
}
