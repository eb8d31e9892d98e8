using System.Threading.Channels;

namespace Bkmo.Identity.Mails;

/// <summary>What the mails about accounts say, in both languages: the reader's is not known.</summary>
internal sealed class AccountMails(IConfiguration settings)
{
    private readonly string page = Mailers.SiteOf(settings) + "/account";

    internal Mail Invitation(string to, string token) => Write(to, "invitation", "Einladung / Invitation", new(
        "Sie sind eingeladen, ein Konto anzulegen. Der Link gilt sieben Tage und nur einmal:",
        "You are invited to open an account. The link is valid for seven days and works once:"), $"#invitation={token}");

    internal Mail Reset(string to, string token) => Write(to, "password reset", "Neues Passwort / New password", new(
        "Mit diesem Link setzen Sie ein neues Passwort. Er gilt eine Stunde und nur einmal. Haben Sie ihn nicht angefordert, ist nichts zu tun:",
        "This link lets you set a new password. It is valid for one hour and works once. If you did not ask for it, there is nothing to do:"), $"#password-reset={token}");

    internal Mail SecondFactorGone(string to) => Write(to, "second factor", "Zweiter Faktor entfernt / Second factor removed", new(
        "Der zweite Faktor Ihres Kontos wurde entfernt. Waren Sie das nicht und haben Sie nicht darum gebeten, dann ändern Sie sofort Ihr Passwort und sagen Sie der Geschäftsstelle Bescheid:",
        "The second factor of your account was removed. If this was not you and you did not ask for it, change your password at once and tell the office:"), "");

    // A token stands behind #, where no server or log sees it.
    private Mail Write(string to, string kind, string subject, Text text, string token) => new(to, kind, subject, $"{text.De}\n\n{text.En}\n\n{page}{token}\n");
}

/// <summary>Mails to be sent after the answer. What was not sent when the process ends is lost: the owner asks again.</summary>
internal sealed class MailQueue
{
    private const int Longest = 1000;
    private readonly Channel<Mail> waiting = Channel.CreateBounded<Mail>(Longest);

    internal ChannelReader<Mail> Waiting => waiting.Reader;

    internal void Send(Mail mail) => waiting.Writer.TryWrite(mail);
}

/// <summary>Sends what waits.</summary>
internal sealed partial class MailRunner(MailQueue queue, IMailer mailer, ILogger<MailRunner> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var mail in queue.Waiting.ReadAllAsync(stoppingToken))
        {
            try
            {
                await mailer.Send(mail, stoppingToken);
            }
            catch (Exception fault) when (fault is System.Net.Mail.SmtpException or IOException or UnauthorizedAccessException)
            {
                NotSent(mail.Kind, fault.GetType().Name);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "A mail could not be sent: {Kind}, {Reason}")]
    private partial void NotSent(string kind, string reason);
}
