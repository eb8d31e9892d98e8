namespace Bkmo.Membership.Dues.Statements;

/// <summary>Puts one transaction together.</summary>
internal sealed class TransactionBuilder
{
    private readonly List<string> texts = [];
    private readonly Dictionary<string, (string? Name, string? Iban)> parties = new(StringComparer.Ordinal);
    private string? amount, oldAmount, direction, reference;

    /// <summary>Whether it says that it returns an earlier payment.</summary>
    internal bool Returned { get; private set; }

    /// <summary>The payer's own reference.</summary>
    internal string? EndToEnd { get; private set; }

    internal void End(string path, string text)
    {
        if (path is "RtrInf" || path.StartsWith("RtrInf/", StringComparison.Ordinal)) Returned = true;
        switch (path)
        {
            case "Amt": amount = text; break;
            case "AmtDtls/TxAmt/Amt": oldAmount = text; break;
            case "CdtDbtInd": direction = text; break;
            case "Refs/EndToEndId": EndToEnd = EntryBuilder.Given(text); break;
            case "RmtInf/Strd/CdtrRefInf/Ref": reference ??= text; break;
            case "RmtInf/Ustrd": texts.Add(text); break;
            case "RltdPties/Dbtr/Nm" or "RltdPties/Dbtr/Pty/Nm": Party("Dbtr", name: text); break;
            case "RltdPties/Cdtr/Nm" or "RltdPties/Cdtr/Pty/Nm": Party("Cdtr", name: text); break;
            case "RltdPties/DbtrAcct/Id/IBAN": Party("Dbtr", iban: text); break;
            case "RltdPties/CdtrAcct/Id/IBAN": Party("Cdtr", iban: text); break;
        }
    }

    /// <summary>Its own amount with its own sign, or the entry's; null when it has none.</summary>
    internal long? Signed(int entry) => EntryBuilder.Cents(amount ?? oldAmount) is { } cents ? cents * (EntryBuilder.Sign(direction) ?? entry) : null;

    internal CamtTransaction Build(long cents, int entry, bool reversal, string note)
    {
        // Banks break one text into lines of a fixed width; the pieces belong together.
        var text = string.Concat(texts) + "\n" + string.Join(' ', texts) + "\n" + EndToEnd + "\n" + note;
        // Who pays is the debtor; in what comes back, and in what goes out, the other one is the creditor.
        var other = parties.GetValueOrDefault(entry > 0 ? "Dbtr" : "Cdtr");
        return new(cents, reference, EndToEnd, text, Returned || (reversal && cents < 0), other.Name, other.Iban);
    }

    private void Party(string role, string? name = null, string? iban = null)
    {
        var (known, account) = parties.GetValueOrDefault(role);
        parties[role] = (known ?? name, account ?? iban);
    }
}
