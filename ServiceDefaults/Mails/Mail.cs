namespace Bkmo.ServiceDefaults;

/// <summary>A mail to one person. What it says may be personal or let somebody in: it is never logged.</summary>
/// <param name="To">Address.</param>
/// <param name="Kind">What it is about, for the log: no personal data.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Text">What it says, plain text.</param>
public sealed record Mail(string To, string Kind, string Subject, string Text)
{
    /// <inheritdoc />
    public override string ToString() => "(mail)";
}

/// <summary>Delivers mails.</summary>
public interface IMailer
{
    /// <summary>Hands the mail over.</summary>
    /// <exception cref="System.Net.Mail.SmtpException">The mail server did not take it.</exception>
    /// <exception cref="IOException">The folder for mails cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder for mails cannot be written.</exception>
    Task Send(Mail mail, CancellationToken cancellation);
}
