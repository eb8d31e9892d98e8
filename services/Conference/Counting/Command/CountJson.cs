using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Bkmo.Conference.Counting.Command;

/// <summary>A count as JSON. Votes are texts with all their decimals; the quota is a number, whole where the rule has whole quotas.</summary>
internal static class CountJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Write(CountResult result)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            Head(json, result);
            json.WriteStartArray("stages");
            foreach (var stage in result.Stages) Stage(json, stage, result);
            json.WriteEndArray();
            Names(json, "elected", result.Elected);
            json.WriteNumber("vacancies", result.Seats - result.Elected.Count);
            json.WriteStartArray("ties");
            foreach (var tie in result.Ties) Tie(json, tie);
            json.WriteEndArray();
            Lot(json, result.Lot);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Head(Utf8JsonWriter json, CountResult result)
    {
        json.WriteString("title", result.Title);
        json.WriteString("rule", result.Rule.ToString().ToLowerInvariant());
        json.WriteNumber("seats", result.Seats);
        Quota(json, result.Quota);
        json.WriteNumber("validBallots", result.ValidBallots);
        json.WriteNumber("blankBallots", result.BlankBallots);
        Names(json, "candidates", result.Candidates);
        Names(json, "withdrawn", result.Withdrawn);
    }

    private static void Stage(Utf8JsonWriter json, Stage stage, CountResult result)
    {
        json.WriteStartObject();
        json.WriteNumber("number", stage.Number);
        json.WriteString("action", stage.Action);
        json.WriteStartObject("votes");
        for (var i = 0; i < result.Candidates.Count; i++) json.WriteString(result.Candidates[i], stage.Votes[i].ToString());
        json.WriteEndObject();
        json.WriteString("nonTransferable", stage.NonTransferable.ToString());
        Quota(json, stage.Quota);
        Names(json, "elected", stage.Elected);
        Names(json, "excluded", stage.Excluded);
        json.WriteEndObject();
    }

    private static void Tie(Utf8JsonWriter json, Tie tie)
    {
        json.WriteStartObject();
        json.WriteNumber("stage", tie.Stage);
        json.WriteString("for", tie.For.ToString().ToLowerInvariant());
        Names(json, "candidates", tie.Candidates);
        json.WriteString("decidedBy", tie.ByLot ? "lot" : "look-back");
        if (tie.LookBackStage is { } stage) json.WriteNumber("lookBackStage", stage);
        else json.WriteNull("lookBackStage");
        Names(json, "drawnFrom", tie.DrawnFrom);
        json.WriteString("chosen", tie.Chosen);
        json.WriteEndObject();
    }

    private static void Lot(Utf8JsonWriter json, Lot lot)
    {
        json.WriteStartObject("lot");
        json.WriteString("source", lot.Source.ToString().ToLowerInvariant());
        Names(json, "order", lot.Order);
        json.WriteEndObject();
    }

    private static void Quota(Utf8JsonWriter json, FixedPoint? quota)
    {
        json.WritePropertyName("quota");
        if (quota is not { } value) json.WriteNullValue();
        else if (value.Units % FixedPoint.One(value.Decimals) == 0) json.WriteRawValue((value.Units / FixedPoint.One(value.Decimals)).ToString(CultureInfo.InvariantCulture));
        else json.WriteRawValue(value.ToString());
    }

    private static void Names(Utf8JsonWriter json, string property, IEnumerable<string> names)
    {
        json.WriteStartArray(property);
        foreach (var name in names) json.WriteStringValue(name);
        json.WriteEndArray();
    }
}
