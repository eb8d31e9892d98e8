using System.Net;
using System.Net.Http.Json;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;

namespace Bkmo.Identity.Tests;

public sealed class SessionTests : IdentitySpecs
{
    [Fact]
    public async Task A_session_ends_after_twelve_hours_without_use_and_after_seven_days_with_it()
    {
        var person = await New("idle@bkmo.example", Roles.Delegate, Guid.CreateVersion7());
        for (var hours = 0; hours < 7 * 24 - 11; hours += 11)
        {
            Identity.Time.Advance(TimeSpan.FromHours(11));
            Assert.NotNull(await Identity.Introspect(person.Token));
        }
        Identity.Time.Advance(TimeSpan.FromHours(11));
        Assert.Null(await Identity.Introspect(person.Token));

        var again = await Token(person.Email);
        Identity.Time.Advance(TimeSpan.FromHours(12));
        Assert.Null(await Identity.Introspect(again));
    }

    [Fact]
    public async Task In_counselling_a_session_ends_after_half_an_hour_without_use()
    {
        var person = await New("counsellor@bkmo.example", Roles.Counsellor, Guid.CreateVersion7(), withTotp: true);
        Identity.Time.Advance(TimeSpan.FromMinutes(29));
        Assert.Single((await Identity.Introspect(person.Token))!.Value.GetProperty("centres").EnumerateArray());
        Identity.Time.Advance(TimeSpan.FromMinutes(29));
        Assert.NotNull(await Identity.Introspect(person.Token));
        Identity.Time.Advance(TimeSpan.FromMinutes(30));
        Assert.Null(await Identity.Introspect(person.Token));
    }

    [Fact]
    public async Task A_token_is_256_random_bits_and_no_other_one_is_known()
    {
        var token = Office.Token;
        Assert.StartsWith("bkmo_s_", token, StringComparison.Ordinal);
        Assert.Equal(32, System.Buffers.Text.Base64Url.DecodeFromChars(token.AsSpan(7)).Length);
        Assert.Null(await Identity.Introspect(token[..^1]));
        Assert.Null(await Identity.Introspect(""));
    }

    [Fact]
    public async Task An_owner_sees_their_sessions_and_ends_them()
    {
        var person = await New("owner@bkmo.example", Roles.Delegate, Guid.CreateVersion7());
        var (phone, laptop) = (await Token(person.Email), await Token(person.Email));
        var sessions = (await (await person.Client.GetAsync("/api/identity/sessions")).JsonAsync()).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(3, sessions.Count);
        Assert.Single(sessions, session => session.GetProperty("current").GetBoolean());

        var id = (await Identity.Introspect(phone))!.Value.GetProperty("sessionId").GetString();
        Assert.Equal(HttpStatusCode.NoContent, (await person.Client.DeleteAsync($"/api/identity/sessions/{id}")).StatusCode);
        Assert.Null(await Identity.Introspect(phone));
        Assert.NotNull(await Identity.Introspect(laptop));

        Assert.Equal(HttpStatusCode.NoContent, (await person.Client.DeleteAsync("/api/identity/sessions")).StatusCode);
        Assert.Null(await Identity.Introspect(laptop));
        Assert.NotNull(await Identity.Introspect(person.Token));
    }

    [Fact]
    public async Task Somebody_elses_session_is_none_but_the_office_ends_it()
    {
        var (one, other) = (await New("one@bkmo.example", Roles.Delegate, Guid.CreateVersion7()), await New("other@bkmo.example", Roles.Delegate, Guid.CreateVersion7()));
        var id = (await Identity.Introspect(one.Token))!.Value.GetProperty("sessionId").GetString();
        Assert.Equal("unknown-session", await (await other.Client.DeleteAsync($"/api/identity/sessions/{id}")).ProblemAsync(404));
        Assert.Equal(HttpStatusCode.NoContent, (await Office.Client.DeleteAsync($"/api/identity/sessions/{id}")).StatusCode);
        Assert.Null(await Identity.Introspect(one.Token));
    }

    [Fact]
    public async Task An_ended_session_is_refused_although_its_internal_token_lives_on()
    {
        var known = (await Identity.Introspect(Office.Token))!.Value;
        var client = Identity.As(IdentityService.Somebody(Office.Id.ToString(), [Roles.Office]), known.GetProperty("sessionId").GetString());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/identity/accounts")).StatusCode);
        await Office.Client.DeleteAsync($"/api/identity/sessions/{known.GetProperty("sessionId").GetString()}");
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/identity/accounts")).StatusCode);
    }

    [Fact]
    public async Task A_changed_password_ends_the_other_sessions()
    {
        var person = await New("change@bkmo.example", Roles.Delegate, Guid.CreateVersion7());
        var other = await Token(person.Email);
        const string next = "ganz andere Wörter jetzt";
        Task<HttpResponseMessage> Change(string oldPassword, string newPassword) =>
            person.Client.PostAsJsonAsync("/api/identity/account/password", new { oldPassword, newPassword });

        Assert.Equal("wrong-password", await (await Change("falsches Passwort hier", next)).ProblemAsync(403));
        Assert.Equal("invalid-values", await (await Change(Password, "kurz")).ProblemAsync(422));
        Assert.Equal(HttpStatusCode.NoContent, (await Change(Password, next)).StatusCode);
        Assert.Null(await Identity.Introspect(other));
        Assert.NotNull(await Identity.Introspect(person.Token));
        Assert.Equal(HttpStatusCode.Unauthorized, (await SignIn(person.Email)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await SignIn(person.Email, next)).StatusCode);
    }

    [Fact]
    public async Task A_forgotten_password_is_reset_by_a_link_that_works_once_and_for_an_hour()
    {
        var person = await New("forgot@bkmo.example", Roles.Delegate, Guid.CreateVersion7());
        var invitation = await Identity.MailedTo(person.Email);
        Identity.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Accepted, (await Ask("unknown@bkmo.example")).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await Ask(person.Email)).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await Ask(person.Email)).StatusCode);
        await Eventually.True(() => Identity.MailsTo(person.Email) == 2);
        var link = await Identity.MailedTo(person.Email);
        Assert.NotEqual(invitation, link);

        Assert.Equal(HttpStatusCode.NoContent, (await Reset(link)).StatusCode);
        Assert.Null(await Identity.Introspect(person.Token));
        Assert.Equal("reset-void", await (await Reset(link)).ProblemAsync(404));
        Assert.Equal("reset-void", await (await Reset("AAAAAAAAAAAAAAAAAAAAAA")).ProblemAsync(404));

        Identity.Time.Advance(TimeSpan.FromMinutes(2));
        await Ask(person.Email);
        await Eventually.True(() => Identity.MailsTo(person.Email) == 3);
        Identity.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal("reset-void", await (await Reset(await Identity.MailedTo(person.Email))).ProblemAsync(404));
        Assert.Equal(0, Identity.MailsTo("unknown@bkmo.example"));
    }

    private Task<HttpResponseMessage> Ask(string email) => Identity.Nobody.PostAsJsonAsync("/api/identity/password-resets", new { email });

    private Task<HttpResponseMessage> Reset(string token) =>
        Identity.Nobody.PostAsJsonAsync("/api/identity/password-resets/accept", new { token, password = "ein neuer Anfang damit" });
}
