using Bkmo.Eventing;
using Bkmo.Identity.Accounts;
using Bkmo.Identity.Challenges;
using Bkmo.Identity.Conventions;
using Bkmo.Identity.Invitations;
using Bkmo.Identity.Introspection;
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
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bkmo.Identity;

/// <summary>Identity's own database. The scripts beside this file create the tables; the model only names them.</summary>
internal sealed class IdentityDb(DbContextOptions<IdentityDb> options) : IdentityUserContext<Account, Guid>(options)
{
    internal const string Schema = "identity";

    internal DbSet<Grant> Grants => Set<Grant>();

    internal DbSet<Invitation> Invitations => Set<Invitation>();

    internal DbSet<Session> Sessions => Set<Session>();

    internal DbSet<ServiceToken> ServiceTokens => Set<ServiceToken>();

    internal DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    internal DbSet<PasswordReset> PasswordResets => Set<PasswordReset>();

    internal DbSet<Passkey> Passkeys => Set<Passkey>();

    internal DbSet<ExternalLogin> ExternalLogins => Set<ExternalLogin>();

    internal DbSet<Challenge> Challenges => Set<Challenge>();

    internal DbSet<KeptAnswer> Answers => Set<KeptAnswer>();

    internal DbSet<MandatedRoleRow> MandatedRoles => Set<MandatedRoleRow>();

    internal DbSet<AccountLinkRow> AccountLinks => Set<AccountLinkRow>();

    internal DbSet<ToldAccountRow> ToldAccounts => Set<ToldAccountRow>();

    internal DbSet<Revocation> Revocations => Set<Revocation>();

    /// <summary>The account, kept from being changed by anyone else until the transaction ends; null when there is none.</summary>
    internal Task<Account?> Hold(Guid? id, CancellationToken cancellation) =>
        Users.FromSql($"select * from identity.accounts where id = {id} for update").SingleOrDefaultAsync(cancellation);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasDefaultSchema(Schema);
        builder.Ignore<IdentityUserClaim<Guid>>().Ignore<IdentityUserLogin<Guid>>().Ignore<IdentityUserToken<Guid>>();
        MapTables(builder);
        MapOwners(builder);
        builder.MapReadModel<Rights.Mandated.MandatedRoles, MandatedRoleRow>();
        builder.MapReadModel<Persons.AccountLinks, AccountLinkRow>();
        builder.MapReadModel<Persons.ToldAccounts, ToldAccountRow>();
        NameColumns(builder);
    }

    private static void NameColumns(ModelBuilder builder)
    {
        // Read models are in schemas of their own.
        foreach (var property in builder.Model.GetEntityTypes().Where(type => type.GetSchema() == Schema).SelectMany(type => type.GetProperties())) property.SetColumnName(Naming.Snake(property.Name));
    }

    private static void MapTables(ModelBuilder builder)
    {
        builder.Entity<Account>(MapAccount);
        builder.Entity<Grant>().ToTable("grants").HasKey(grant => grant.Id);
        builder.Entity<Grant>().Property(grant => grant.ScopeKind).HasConversion(kind => kind.Name(), name => Parse<ScopeKind>(name));
        builder.Entity<Invitation>().ToTable("invitations").HasKey(invitation => invitation.Id);
        builder.Entity<Invitation>().Property(invitation => invitation.Roles).HasColumnType("jsonb");
        builder.Entity<Session>().ToTable("sessions").HasKey(session => session.Id);
        builder.Entity<Session>().Property(session => session.OpenedBy).HasConversion(by => by.Name(), name => Parse<OpenedBy>(name));
        builder.Entity<ServiceToken>().ToTable("service_tokens").HasKey(token => token.Id);
        builder.Entity<RecoveryCode>().ToTable("recovery_codes").HasKey(code => new { code.AccountId, code.CodeHash });
        builder.Entity<PasswordReset>().ToTable("password_resets").HasKey(reset => reset.TokenHash);
        builder.Entity<Passkey>().ToTable("passkeys").HasKey(passkey => passkey.Id);
        builder.Entity<ExternalLogin>().ToTable("external_logins").HasKey(login => login.Id);
        builder.Entity<Challenge>().ToTable("challenges").HasKey(challenge => challenge.HandleHash);
        builder.Entity<KeptAnswer>().ToTable("answers").HasKey(answer => new { answer.Actor, answer.Key });
        builder.Entity<Revocation>().ToTable("revocations").HasKey(revocation => revocation.Number);
    }

    private static void MapOwners(ModelBuilder builder)
    {
        // The order in which rows are written follows from these.
        builder.Entity<Grant>().HasOne<Account>().WithMany().HasForeignKey(grant => grant.AccountId);
        builder.Entity<Invitation>().HasOne<Account>().WithMany().HasForeignKey(invitation => invitation.AccountId);
        builder.Entity<Session>().HasOne<Account>().WithMany().HasForeignKey(session => session.AccountId);
        builder.Entity<ServiceToken>().HasOne<Account>().WithMany().HasForeignKey(token => token.AccountId);
        builder.Entity<RecoveryCode>().HasOne<Account>().WithMany().HasForeignKey(code => code.AccountId);
        builder.Entity<PasswordReset>().HasOne<Account>().WithMany().HasForeignKey(reset => reset.AccountId);
        builder.Entity<Passkey>().HasOne<Account>().WithMany().HasForeignKey(passkey => passkey.AccountId);
        builder.Entity<ExternalLogin>().HasOne<Account>().WithMany().HasForeignKey(login => login.AccountId);
        builder.Entity<Challenge>().HasOne<Account>().WithMany().HasForeignKey(challenge => challenge.AccountId);
    }

    private static void MapAccount(EntityTypeBuilder<Account> account)
    {
        account.ToTable("accounts").HasKey(row => row.Id);
        foreach (var index in account.Metadata.GetIndexes().ToList()) account.Metadata.RemoveIndex(index);
        account.Ignore(row => row.UserName).Ignore(row => row.NormalizedUserName).Ignore(row => row.EmailConfirmed).Ignore(row => row.SecurityStamp)
            .Ignore(row => row.ConcurrencyStamp).Ignore(row => row.PhoneNumber).Ignore(row => row.PhoneNumberConfirmed).Ignore(row => row.TwoFactorEnabled)
            .Ignore(row => row.LockoutEnabled);
        account.Property(row => row.Kind).HasConversion(kind => kind.Name(), name => Parse<AccountKind>(name));
        account.Property(row => row.Status).HasConversion(status => status.Name(), name => Parse<AccountStatus>(name));
    }

    private static TEnum Parse<TEnum>(string name) where TEnum : struct, Enum =>
        EnumNames.TryParse<TEnum>(name, out var value) ? value : throw new InvalidOperationException($"{typeof(TEnum).Name} has no such value.");
}
