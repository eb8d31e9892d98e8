using System.Globalization;
using System.Xml;

namespace Bkmo.Membership.Dues.Statements;

/// <summary>Puts a statement together from the elements of the file, as they begin and end. Elements that dues do not need pass by.</summary>
internal sealed class StatementBuilder(XmlReader reader)
{
    private readonly HashSet<string> accounts = new(StringComparer.Ordinal);
    private readonly List<CamtEntry> entries = [];
    private EntryBuilder? entry;
    private string? account;
    private bool any;
    private int notBooked;

    internal int Entries => entries.Count;

    internal void Begin(string path, string? currency)
    {
        if (IsStatement(path)) (account, any) = (null, true);
        else if (Within(path) is not { } inside) return;
        else if (inside is "Ntry") entry = new EntryBuilder(reader);
        else entry?.Begin(inside, currency);
    }

    internal void End(string path, string text)
    {
        if (Within(path) is not { } inside) return;
        if (inside is "Acct/Id/IBAN" or "Acct/Id/Othr/Id") account ??= text;
        else if (inside is "Ntry") Take();
        else entry?.End(inside, text);
    }

    internal BankStatement Done() => any
        ? new([.. accounts], entries, notBooked)
        : throw Wrong(new("In der Datei steht kein Kontoauszug.", "There is no statement in the file."));

    private void Take()
    {
        var own = account ?? throw Wrong(new("Vor der ersten Buchung fehlt das Konto.", "The account is missing before the first entry."));
        accounts.Add(own);
        if (entry!.Build(own) is { } built) entries.Add(built);
        else notBooked++;
        entry = null;
    }

    private static bool IsStatement(string path) => path is "/BkToCstmrStmt/Stmt" or "/BkToCstmrDbtCdtNtfctn/Ntfctn";

    /// <summary>The path inside a statement; null outside of one.</summary>
    private static string? Within(string path)
    {
        foreach (var begin in (ReadOnlySpan<string>)["/BkToCstmrStmt/Stmt/", "/BkToCstmrDbtCdtNtfctn/Ntfctn/"])
            if (path.StartsWith(begin, StringComparison.Ordinal)) return path[begin.Length..];
        return null;
    }

    private StatementFormatException Wrong(Text reason) => CamtReader.Wrong(reader, reason);
}

/// <summary>Puts one entry together.</summary>
internal sealed class EntryBuilder(XmlReader reader)
{
    private const decimal MostEuro = 10_000_000_000_000;
    private const string Details = "Ntry/NtryDtls/TxDtls";
    private readonly List<TransactionBuilder> transactions = [];
    private string? amount, currency, direction, status, day, bankReference;
    private string note = "";
    private bool reversal;

    internal void Begin(string path, string? ccy)
    {
        if (path is Details) transactions.Add(new TransactionBuilder());
        else if (path is "Ntry/Amt") currency = ccy;
    }

    internal void End(string path, string text)
    {
        if (path.StartsWith(Details + "/", StringComparison.Ordinal)) transactions[^1].End(path[(Details.Length + 1)..], text);
        else
            switch (path)
            {
                case "Ntry/Amt": amount = text; break;
                case "Ntry/CdtDbtInd": direction = text; break;
                case "Ntry/RvslInd": reversal = text is "true" or "1"; break;
                case "Ntry/Sts" when text.Length > 0: status = text; break;
                case "Ntry/Sts/Cd": status = text; break;
                case "Ntry/BookgDt/Dt" or "Ntry/BookgDt/DtTm": day = text; break;
                case "Ntry/AcctSvcrRef": bankReference = text; break;
                case "Ntry/AddtlNtryInf": note = text; break;
            }
    }

    /// <summary>The entry; null when it is only announced.</summary>
    internal CamtEntry? Build(string account)
    {
        if (status is "PDNG" or "INFO" or "FUTR") return null;
        var sign = Sign(direction) ?? throw Wrong(new("Bei einer Buchung fehlt, ob sie gutschreibt oder belastet.", "An entry does not say whether it is a credit or a debit."));
        var cents = sign * (Cents(amount) ?? throw Wrong(new("Der Betrag einer Buchung fehlt oder ist keine Zahl.", "The amount of an entry is missing, or is no number.")));
        if (currency is not { Length: 3 }) throw Wrong(new("Die Währung einer Buchung fehlt.", "The currency of an entry is missing."));
        if (day is not { Length: >= 10 } || !DateOnly.TryParseExact(day[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var bookedOn))
            throw Wrong(new("Der Buchungstag einer Buchung fehlt oder ist kein Datum.", "The booking date of an entry is missing, or is no date."));
        return new(account, Given(bankReference), cents, currency, reversal, bookedOn, Transactions(cents, sign));
    }

    private List<CamtTransaction> Transactions(long cents, int sign)
    {
        if (transactions.Count <= 1) return [(transactions.FirstOrDefault() ?? new TransactionBuilder()).Build(cents, sign, reversal, note)];
        var parts = transactions.ConvertAll(transaction => transaction.Signed(sign));
        if (parts.Exists(part => part is null)) return [Sum(cents, sign)];
        if (parts.Sum() != cents) throw Wrong(new("Die Teile einer Sammelbuchung ergeben nicht ihre Summe.", "The parts of a batch do not add up to its sum."));
        return [.. transactions.Select((transaction, i) => transaction.Build(parts[i]!.Value, sign, reversal, note))];
    }

    /// <summary>A batch whose parts are not told apart by amount is one sum. What came back is found by the references of its parts, all else waits for a person.</summary>
    private CamtTransaction Sum(long cents, int sign)
    {
        var references = transactions.Select(transaction => transaction.EndToEnd).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var returned = reversal || (cents < 0 && transactions.TrueForAll(transaction => transaction.Returned));
        return new TransactionBuilder().Build(cents, sign, returned, note) with { Parts = references.Count == transactions.Count ? references : [] };
    }

    internal static int? Sign(string? direction) => direction switch
    {
        "CRDT" => 1,
        "DBIT" => -1,
        _ => null,
    };

    /// <summary>Hundredths, exactly; null when it is no amount or has a part below a hundredth.</summary>
    internal static long? Cents(string? amount) =>
        decimal.TryParse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value <= MostEuro && value * 100 is var cents
        && cents == decimal.Truncate(cents) ? (long)cents : null;

    /// <summary>What a bank writes where it has nothing to say is nothing.</summary>
    internal static string? Given(string? text) => text is null or "" or "NONREF" or "NOTPROVIDED" or "NOT PROVIDED" ? null : text;

    private StatementFormatException Wrong(Text reason) => CamtReader.Wrong(reader, reason);
}
