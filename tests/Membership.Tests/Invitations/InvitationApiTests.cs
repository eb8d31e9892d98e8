using System.Net;
using System.Text.Json;
using Bkmo.Contracts.Conference.V1;
using Bkmo.Membership.Invitations;
using Bkmo.Membership.Tests.Api;
using Bkmo.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Bkmo.Membership.Tests.Invitations;

public sealed class InvitationApiTests(MembershipService service) : PeopleApi(service)
{
    [Fact]
    public async Task Every_voting_member_is_written_to_and_whoever_cannot_be_is_named_until_that_has_changed()
    {
        var (north, south, east) = (await Member("Verein Nord"), await Member("Verein Süd"), await Member("Verein Ost"));
        await Represents(north, "nord@example.org", "tr", "en");
        var silent = await Represents(south, null);
        var letter = await Invite();

        await Told(letter, south, "undeliverable");
        var seen = await Get(Office, $"{letter}/organisations/{IdOf(north)}");
        Assert.Equal(("delivered", 1), (seen.GetProperty("status").GetString(), seen.GetProperty("recipients").GetInt32()));
        Assert.Equal("no-address", (await Get(Office, $"{letter}/organisations/{IdOf(south)}")).GetProperty("reason").GetString());
        Assert.Equal("no-representative", (await Get(Office, $"{letter}/organisations/{IdOf(east)}")).GetProperty("reason").GetString());
        var mail = Assert.Single(MailsTo("nord@example.org", letter).Distinct());
        Assert.Contains("Subject: Invitation: BKMO ", mail, StringComparison.Ordinal);
        Assert.Contains("2. Wahl des Vorstands (resolution)", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("nord@example.org", await Tables.Everything(Service.Database), StringComparison.Ordinal);

        // What is no address is not written to.
        await Send(Office, HttpMethod.Put, silent + "/contact", new { email = "wer,auch@immer.example", languages = new[] { "de" } }, "*");
        await Round();
        Assert.Equal("no-address", (await Get(Office, $"{letter}/organisations/{IdOf(south)}")).GetProperty("reason").GetString());

        // Once its representative can be reached, it goes out; nobody gets it again.
        var before = MailsTo("nord@example.org", letter).Count;
        await Send(Office, HttpMethod.Put, silent + "/contact", new { email = "sued@example.org", languages = new[] { "de" } }, "*");
        await Told(letter, south, "delivered");
        Assert.Contains("2. Wahl des Vorstands (Beschluss)", MailsTo("sued@example.org", letter)[0], StringComparison.Ordinal);
        Assert.Equal(before, MailsTo("nord@example.org", letter).Count);

        // The third one gets it by post.
        var pdf = await Office.GetAsync(Relative($"{letter}/organisations/{IdOf(east)}/pdf"));
        Assert.Equal("%PDF"u8.ToArray(), (await pdf.Content.ReadAsByteArrayAsync())[..4]);
        await (await Office.SendAsync(HttpMethod.Post, $"{letter}/organisations/{IdOf(east)}/posting", new { postedOn = Today.AddDays(1) })).ProblemAsync(422);
        var posted = await Send(Office, HttpMethod.Post, $"{letter}/organisations/{IdOf(east)}/posting", new { });
        Assert.Equal("posted", (await posted.JsonAsync()).GetProperty("status").GetString());
        var open = (await Get(Office, $"{letter}/organisations?status=undeliverable&limit=200")).GetProperty("items").EnumerateArray().Select(Id).ToList();
        Assert.DoesNotContain(Guid.Parse(IdOf(south)), open);
        Assert.DoesNotContain(Guid.Parse(IdOf(east)), open);
    }

    [Fact]
    public async Task A_representative_sees_the_letter_to_her_own_organisation_and_none_to_another()
    {
        var (north, south) = (await Member("Verein Nord"), await Member("Verein Süd"));
        await Represents(north, "eine@example.org");
        var letter = await Invite();
        await Told(letter, north, "delivered");
        var own = Representative(north);
        Assert.Equal([Guid.Parse(IdOf(north))], (await Get(own, letter + "/organisations")).GetProperty("items").EnumerateArray().Select(Id));
        Assert.Equal(HttpStatusCode.OK, (await own.GetAsync(Relative($"{letter}/organisations/{IdOf(north)}/pdf?language=en"))).StatusCode);
        foreach (var rest in new[] { "", "/pdf" })
            await IsNotThere(own, HttpMethod.Get, $"{letter}/organisations/{IdOf(south)}{rest}", $"{letter}/organisations/{Guid.CreateVersion7()}{rest}");
        await (await own.SendAsync(HttpMethod.Post, $"{letter}/organisations/{IdOf(north)}/posting", new { })).ProblemAsync(403);
        Assert.Equal("unknown-invitation", await (await Office.GetAsync(Relative(letter[..^1] + "9/organisations"))).ProblemAsync(404));
        await (await Office.GetAsync(Relative(letter + "/organisations?status=lost"))).ProblemAsync(422);
    }

    [Fact]
    public async Task While_mails_cannot_be_sent_nothing_is_recorded_and_the_letter_goes_out_afterwards()
    {
        var north = await Member("Verein Nord");
        await Represents(north, "später@example.org");
        Directory.Move(Service.Mails, Service.Mails + "-away");
        await File.WriteAllTextAsync(Service.Mails, "");
        var letter = await Invite();
        await Eventually.True(async () => (await Office.GetAsync(Relative($"{letter}/organisations/{IdOf(north)}"))).StatusCode is HttpStatusCode.OK);
        string? refused = null;
        await Eventually.True(async () =>
        {
            refused = (await Record.ExceptionAsync(Round))?.Message;
            return refused is not null;
        });
        Assert.Equal("mail-not-sent", refused);
        Assert.Equal("pending", (await Get(Office, $"{letter}/organisations/{IdOf(north)}")).GetProperty("status").GetString());

        File.Delete(Service.Mails);
        Directory.Move(Service.Mails + "-away", Service.Mails);
        await Told(letter, north, "delivered");
        Assert.NotEmpty(MailsTo("später@example.org", letter));
    }

    private static Guid Id(JsonElement item) => item.GetProperty("organisationId").GetGuid();

    // Members get the letters of other conferences as well.
    private List<string> MailsTo(string address, string letter) =>
    [
        .. Directory.GetFiles(Service.Mails).Select(File.ReadAllText).Where(mail => mail.StartsWith($"To: {address}\n", StringComparison.Ordinal)
            && mail.Contains($"BKMO {letter.Split('/')[4]}", StringComparison.Ordinal)),
    ];

    private async Task<string> Represents(string organisation, string? email, params string[] languages)
    {
        var person = (await Send(Office, HttpMethod.Post, Persons, new
        {
            name = "Eine Vertreterin", organisationId = IdOf(organisation), contact = new { email, phone = "030 1", languages = languages.DefaultIfEmpty("de") },
        })).Headers.Location!.ToString();
        await Send(Office, HttpMethod.Post, person + "/mandates", new { organisationId = IdOf(organisation), function = "representative", reason = "Gewählt" });
        return person;
    }

    private async Task<string> Invite()
    {
        var conference = Guid.CreateVersion7();
        await Service.Tell(new MembersInvited(
            conference, 2, TimeProvider.System.GetUtcNow(), 1, 11, $"BKMO {conference}", Today.AddDays(60), Today.AddDays(61), "Berlin", "in-person", ["Bericht", "Wahl des Vorstands"], [false, true], null));
        return $"/api/membership/conferences/{conference}/invitations/1";
    }

    private async Task Round()
    {
        await using var scope = Service.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SendInvitations>().Do(default);
    }

    /// <summary>The duty does its work until it shows.</summary>
    private Task Told(string letter, string organisation, string status) => Eventually.True(async () =>
    {
        await Round();
        var seen = await Office.GetAsync(Relative($"{letter}/organisations/{IdOf(organisation)}"));
        return seen.StatusCode is HttpStatusCode.OK && (await seen.JsonAsync()).GetProperty("status").GetString() == status;
    });
}
