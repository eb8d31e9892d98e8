using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Bkmo.Membership.Tests.Documents;
using Bkmo.Testing;
using Npgsql;

namespace Bkmo.Membership.Tests.Api;

public sealed class DocumentApiTests(MembershipService service) : MembershipApi(service)
{
    [Fact]
    public async Task A_document_is_kept_sealed_and_comes_back_without_what_a_picture_tells()
    {
        var path = await Apply("Verein Ablage");
        var her = Representative(path);
        var filed = await Send(her, path, "evidence", Pictures.Jpeg((0xE1, Pictures.Exif(true, 1)), (0xFE, Pictures.Text)), "image/png");
        var view = await filed.JsonAsync();
        Assert.Equal(("image/jpeg", "removed"), (view.GetProperty("mediaType").GetString(), view.GetProperty("metadata").GetString()));
        var document = filed.Headers.Location!.ToString();
        var content = await her.GetAsync(Relative(document + "/content"));
        Assert.Equal(Pictures.Jpeg(), await content.Content.ReadAsByteArrayAsync());
        Assert.Equal(("image/jpeg", "attachment"), (content.Content.Headers.ContentType!.MediaType, content.Content.Headers.ContentDisposition!.DispositionType));
        Assert.Equal($"evidence-{Today:yyyy-MM-dd}.jpg", content.Content.Headers.ContentDisposition.FileName);
        Assert.Equal("nosniff", content.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(HttpStatusCode.OK, (await Service.As("board").GetAsync(Relative(document))).StatusCode);
        Assert.False(await IsInDatabase(Pictures.Jpeg()[20..40]));
        Assert.Single((await (await her.GetAsync(Relative(path + "/documents"))).JsonAsync()).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_signed_document_stays_as_it_is_and_says_so()
    {
        var path = await Apply("Verein Signatur");
        byte[] Document(string signature) =>
            Encoding.ASCII.GetBytes($"%PDF-1.7\n1 0 obj<</Type/Sig{signature}>>endobj\ntrailer<</Info 2 0 R>>\n2 0 obj<</Author(Ayse)>>endobj\nstartxref\n9\n%%EOF\n");
        var signed = await Send(Office, path, "statutes", Document("/ByteRange[0 1 2 3]"));
        Assert.Equal("kept-by-signature", (await signed.JsonAsync()).GetProperty("metadata").GetString());
        Assert.Equal(Document("/ByteRange[0 1 2 3]"), await (await Office.GetAsync(Relative(signed.Headers.Location + "/content"))).Content.ReadAsByteArrayAsync());
        var unsigned = await Send(Office, path, "statutes", Document(""));
        Assert.Equal("removed", (await unsigned.JsonAsync()).GetProperty("metadata").GetString());
        Assert.DoesNotContain("Ayse", await (await Office.GetAsync(Relative(unsigned.Headers.Location + "/content"))).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_of_many_chunks_comes_back_whole()
    {
        var path = await Apply("Verein Groß");
        var large = Pictures.Png(("IDAT", Enumerable.Range(0, 3_000_000).Select(i => (byte)(i * 31)).ToArray()));
        var document = (await Send(Office, path, "other", large)).Headers.Location!.ToString();
        Assert.Equal(large, await (await Office.GetAsync(Relative(document + "/content"))).Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Other_organisations_find_nothing_and_other_roles_are_refused()
    {
        var (path, other) = (await Apply("Verein Akten"), Representative(await Apply("Verein Fernglas")));
        var document = await File(Representative(path), path, "statutes");
        foreach (var hidden in new[] { document, document + "/content", path + "/documents" }) await (await other.GetAsync(Relative(hidden))).ProblemAsync(404);
        await (await Send(other, path, "statutes", Pictures.Pdf)).ProblemAsync(404);
        await (await other.SendAsync(HttpMethod.Delete, document, ifMatch: "*")).ProblemAsync(404);
        await (await Service.As("board").SendAsync(HttpMethod.Delete, document, ifMatch: "*")).ProblemAsync(403);
        await (await Service.As("counsellor").GetAsync(Relative(document))).ProblemAsync(403);
        await (await Service.Nobody.GetAsync(Relative(document))).ProblemAsync(401);
    }

    [Fact]
    public async Task What_is_no_document_or_too_large_is_refused()
    {
        var path = await Apply("Verein Müll");
        Assert.Equal("unreadable-file", await (await Send(Office, path, "statutes", "<html></html>"u8.ToArray())).ProblemAsync(422));
        Assert.Equal("unreadable-file", await (await Send(Office, path, "statutes", [])).ProblemAsync(422));
        Assert.Equal("invalid-values", await (await Send(Office, path, "diary", Pictures.Pdf)).ProblemAsync(422));
        await (await Send(Office, path, "statutes", new byte[20 * 1024 * 1024 + 1])).ProblemAsync(413);
        await (await Send(Office, $"{Organisations}/{Guid.CreateVersion7()}", "statutes", Pictures.Pdf)).ProblemAsync(404);
    }

    [Fact]
    public async Task An_erased_document_stays_on_record_without_its_content()
    {
        var path = await Apply("Verein Löschen");
        var her = Representative(path);
        var document = await File(her, path, "minutes");
        Assert.Equal("if-match-required", await (await her.SendAsync(HttpMethod.Delete, document)).ProblemAsync(428));
        var erased = await her.SendAsync(HttpMethod.Delete, document, ifMatch: (await her.GetAsync(Relative(document))).Tag());
        Assert.Equal($"{Today:yyyy-MM-dd}", (await erased.JsonAsync()).GetProperty("erasedOn").GetString());
        await (await her.GetAsync(Relative(document + "/content"))).ProblemAsync(404);
    }

    [Fact]
    public async Task The_same_upload_with_the_same_key_is_one_document()
    {
        var path = await Apply("Verein Doppelt");
        var answers = new[] { await Send(Office, path, "statutes", Pictures.Pdf, key: "\"twice\""), await Send(Office, path, "statutes", Pictures.Pdf, key: "\"twice\"") };
        Assert.Equal(answers[0].Headers.Location, answers[1].Headers.Location);
        Assert.Equal("idempotency-key-reused", await (await Send(Office, path, "statutes", Pictures.Png(), key: "\"twice\"")).ProblemAsync(422));
    }

    internal static async Task<string> File(HttpClient client, string path, string kind)
    {
        var filed = await Send(client, path, kind, Pictures.Pdf);
        Assert.True(filed.StatusCode is HttpStatusCode.Created, await filed.Content.ReadAsStringAsync());
        return filed.Headers.Location!.ToString();
    }

    private static async Task<HttpResponseMessage> Send(HttpClient client, string path, string kind, byte[] content, string type = "application/octet-stream", string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{path}/documents?kind={kind}") { Content = new ByteArrayContent(content) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return await client.SendAsync(request);
    }

    private async Task<bool> IsInDatabase(byte[] bytes)
    {
        await using var database = NpgsqlDataSource.Create(Service.Database);
        await using var command = database.CreateCommand("select exists (select 1 from files.chunks where position($1 in sealed) > 0)");
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = bytes });
        return await command.ExecuteScalarAsync() is true;
    }
}
