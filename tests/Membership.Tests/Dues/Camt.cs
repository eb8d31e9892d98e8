using System.Globalization;
using System.Text;

namespace Bkmo.Membership.Tests.Dues;

/// <summary>Bank statements as banks write them, in the three versions.</summary>
internal static class Camt
{
    internal const string Account = "DE02120300000000202051";

    internal static string File(string entries, string version = "08", string kind = "053", string declaration = "", string account = Account)
    {
        var (root, part) = kind == "053" ? ("BkToCstmrStmt", "Stmt") : ("BkToCstmrDbtCdtNtfctn", "Ntfctn");
        return $"""
            {declaration}<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.{kind}.001.{version}">
              <{root}>
                <GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-03-02T06:00:00</CreDtTm></GrpHdr>
                <{part}>
                  <Id>S1</Id>
                  <Acct><Id><IBAN>{account}</IBAN></Id><Ccy>EUR</Ccy><Ownr><Nm>Bundeskonferenz</Nm></Ownr></Acct>
            {entries}
                </{part}>
              </{root}>
            </Document>
            """.TrimStart();
    }

    internal static string Entry(
        long cents, string? details = null, string version = "08", string day = "2026-03-02", string? bankReference = null, string currency = "EUR", bool reversal = false,
        string status = "BOOK", string? note = null) => $"""
        <Ntry>
          <Amt Ccy="{currency}">{Amount(cents)}</Amt>
          <CdtDbtInd>{(cents < 0 ? "DBIT" : "CRDT")}</CdtDbtInd>
          {(reversal ? "<RvslInd>true</RvslInd>" : "")}
          <Sts>{(version == "08" ? $"<Cd>{status}</Cd>" : status)}</Sts>
          <BookgDt>{(version == "04" ? $"<DtTm>{day}T10:00:00+01:00</DtTm>" : $"<Dt>{day}</Dt>")}</BookgDt>
          {(bankReference is null ? "" : $"<AcctSvcrRef>{bankReference}</AcctSvcrRef>")}
          <BkTxCd><Prtry><Cd>NTRF+166</Cd></Prtry></BkTxCd>
          {(details is null ? "" : $"<NtryDtls>{details}</NtryDtls>")}
          {(note is null ? "" : $"<AddtlNtryInf>{note}</AddtlNtryInf>")}
        </Ntry>
        """;

    internal static string Transaction(
        string version = "08", long? cents = null, string? reference = null, string? text = null, string? endToEnd = null, string name = "Verein Beispiel e.V.",
        bool returned = false, string role = "Dbtr") => $"""
        <TxDtls>
          <Refs><EndToEndId>{endToEnd ?? "NOTPROVIDED"}</EndToEndId></Refs>
          {(cents is not { } own ? "" : version == "02" ? $"<AmtDtls><TxAmt><Amt Ccy=\"EUR\">{Amount(own)}</Amt></TxAmt></AmtDtls>" : $"<Amt Ccy=\"EUR\">{Amount(own)}</Amt>")}
          <RltdPties>{(version == "08" ? $"<{role}><Pty><Nm>{name}</Nm></Pty></{role}>" : $"<{role}><Nm>{name}</Nm></{role}>")}<{role}Acct><Id><IBAN>DE89370400440532013000</IBAN></Id></{role}Acct></RltdPties>
          <RmtInf>{(text is null ? "" : string.Concat(text.Chunk(27).Select(part => $"<Ustrd>{new string(part)}</Ustrd>")))}{(reference is null ? "" : $"<Strd><CdtrRefInf><Ref>{reference}</Ref></CdtrRefInf></Strd>")}</RmtInf>
          {(returned ? "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>" : "")}
        </TxDtls>
        """;

    internal static MemoryStream Bytes(string text, Encoding? encoding = null, bool mark = false)
    {
        encoding ??= new UTF8Encoding(false);
        return new([.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)]);
    }

    private static string Amount(long cents) => (Math.Abs(cents) / 100m).ToString("0.00", CultureInfo.InvariantCulture);
}
