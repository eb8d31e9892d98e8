using System.Net;
using System.Net.Mail;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bkmo.ServiceDefaults;

/// <summary>Where mails go: <c>Mail:Smtp</c> (smtp://user:password@host:port, smtps for STARTTLS), else one file each into <c>Mail:Folder</c>. Links begin with <c>Mail:Site</c>, else with the gateway's address.</summary>
public static class Mailers
{
    private const string SmtpSetting = "Mail:Smtp", FolderSetting = "Mail:Folder", FromSetting = "Mail:From", SiteSetting = "Mail:Site", GatewaySetting = "services:gateway:http:0";
    private const string DefaultFrom = "noreply@localhost", DefaultSite = "http://localhost";

    /// <summary>What links in mails begin with, without a slash at the end.</summary>
    public static string SiteOf(IConfiguration settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return (settings[SiteSetting] ?? settings[GatewaySetting] ?? DefaultSite).TrimEnd('/');
    }

    /// <summary>Mails go where the settings say.</summary>
    /// <exception cref="SetupException">When the mailer is asked for: they say nothing, or nothing that can be read.</exception>
    public static IServiceCollection AddMailer(this IServiceCollection services) => services.AddSingleton(Create);

    private static IMailer Create(IServiceProvider services)
    {
        var settings = services.GetRequiredService<IConfiguration>();
        if (settings[SmtpSetting] is { Length: > 0 } smtp)
            return Uri.TryCreate(smtp, UriKind.Absolute, out var server) && server.Scheme is "smtp" or "smtps"
                ? new SmtpMailer(server, settings[FromSetting] ?? DefaultFrom, services.GetRequiredService<ILogger<SmtpMailer>>())
                : throw new SetupException("Mail__Smtp cannot be read: set it to smtp://host:port or smtps://user:password@host:port.");
        return settings[FolderSetting] is { Length: > 0 } folder
            ? new FolderMailer(folder, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<FolderMailer>>())
            : throw new SetupException("Nowhere to send mails: set Mail__Smtp to a mail server, or Mail__Folder to a folder for one file each.");
    }
}

/// <summary>Sends over SMTP.</summary>
internal sealed partial class SmtpMailer(Uri server, string from, ILogger<SmtpMailer> log) : IMailer
{
    private const int DefaultPort = 25, SubmissionPort = 587;

    public async Task Send(Mail mail, CancellationToken cancellation)
    {
        var secure = server.Scheme is "smtps";
        using var client = new SmtpClient(server.Host, server.Port > 0 ? server.Port : secure ? SubmissionPort : DefaultPort) { EnableSsl = secure };
        if (server.UserInfo.Split(':', 2) is [{ Length: > 0 } user, var password])
            client.Credentials = new NetworkCredential(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password));
        // One recipient: a comma in the address makes no second one of it.
        using var message = new MailMessage(new MailAddress(from), new MailAddress(mail.To)) { Subject = mail.Subject, Body = mail.Text };
        await client.SendMailAsync(message, cancellation);
        Sent(mail.Kind);
    }

    [LoggerMessage(LogLevel.Information, "A mail was sent: {Kind}")]
    private partial void Sent(string kind);
}

/// <summary>Writes one file for each mail, readable by the service's user only: for trying out without a mail server.</summary>
internal sealed partial class FolderMailer(string folder, TimeProvider time, ILogger<FolderMailer> log) : IMailer
{
    public async Task Send(Mail mail, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var name = $"{Guid.CreateVersion7(time.GetUtcNow())}.txt";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new StreamWriter(Path.Combine(folder, name), options);
        await file.WriteAsync($"To: {mail.To}\nSubject: {mail.Subject}\n\n{mail.Text}".AsMemory(), cancellation);
        Written(mail.Kind, name);
    }

    [LoggerMessage(LogLevel.Information, "A mail was written to a file: {Kind}, {File}")]
    private partial void Written(string kind, string file);
}
