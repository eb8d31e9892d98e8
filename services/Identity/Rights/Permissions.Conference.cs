using static Bkmo.ServiceDefaults.Roles;

namespace Bkmo.Identity.Rights;

/// <summary>What can be done at a conference, and by whom.</summary>
internal static partial class Permissions
{
    private static IEnumerable<Permission> OfConference =>
    [
        .. In("conference", "/api/conference",
            ("read conferences", Federation, ["GET /conferences", "GET /conferences/{id}", "GET /conferences/{id}/committees/{committeeId}", "GET /organisations"]),
            ("plan conferences", [Office], ["POST /conferences", "PUT /conferences/{id}/dates", "PUT /conferences/{id}/capacities/{name}", "POST /conferences/{id}/committees"]),
            ("convene a conference", Federation, ["POST /conferences/{id}/convocation"]),
            ("keep registrations", [Office],
            [
                "GET /conferences/{id}/registrations", "POST /conferences/{id}/registrations/{registrationId}/cancellation",
                "POST /conferences/{id}/registrations/{registrationId}/refusal", "GET /conferences/{id}/capacities/{name}/waiting-list",
                "PUT /conferences/{id}/waiting-list/{entryId}/priority", "POST /conferences/{id}/reservations", "POST /conferences/{id}/invitations",
                "DELETE /conferences/{id}/holds/{holdId}",
            ]),
            ("set the motto", [Office], ["PUT /conferences/{id}/mottos"]),
            ("prepare a convocation", Federation, ["PUT /conferences/{id}/convocation-rules", "POST /conferences/{id}/convocation/subjects"]),
            ("read need numbers", Federation, ["GET /conferences/{id}/need-numbers"]),
            ("read demands of members", Organised, ["GET /demands", "GET /demands/{demandId}"])),
        .. In("conference", "/api/conference",
            ("keep the door", [Office, ElectionOfficer, Teller],
                ["POST /conferences/{id}/check-ins", "POST /conferences/{id}/check-outs", "POST /conferences/{id}/check-ins/batch"]),
            ("see who is in the hall", [Office, Board, ElectionOfficer, Teller], ["GET /conferences/{id}/presence"]),
            ("close the attendance", [Office, ElectionOfficer], ["POST /conferences/{id}/attendance"]),
            ("read the attendance", [Office, Board, ElectionOfficer], ["GET /conferences/{id}/attendance"])),
        .. In("conference", "/api/conference", inOwnScope: true,
            ("read delegations and mandates", [Office, Board, ElectionOfficer, Teller, OrganisationRepresentative],
                ["GET /conferences/{id}/delegations", "GET /conferences/{id}/delegations/{organisationId}", "GET /conferences/{id}/mandates"]),
            ("name the mandate of a registration", Acting, ["PUT /conferences/{id}/registrations/{registrationId}/mandate"]),
            ("register a group, and demand a meeting or a subject", Acting,
                ["POST /conferences/{id}/group-registrations", "POST /demands", "POST /demands/{demandId}/supporters"]),
            ("register and withdraw oneself, and delegates of one's organisation", [.. OfPeople],
            [
                "POST /conferences/{id}/registrations", "GET /conferences/{id}/registrations/{registrationId}",
                "POST /conferences/{id}/registrations/{registrationId}/withdrawal", "POST /conferences/{id}/registrations/{registrationId}/pass",
                "GET /conferences/{id}/registrations/own", "POST /conferences/{id}/registrations/{registrationId}/offer",
                "GET /conferences/{id}/holds/{holdId}", "POST /conferences/{id}/holds/{holdId}/answer",
            ]),
            ("tell own needs, see and take them back", [.. OfPeople],
            [
                "POST /conferences/{id}/registrations/{registrationId}/needs", "GET /conferences/{id}/registrations/{registrationId}/needs",
                "DELETE /conferences/{id}/registrations/{registrationId}/needs/{needId}",
            ]),
            ("say who may see that one takes part, and see who agreed", [.. OfPeople],
            [
                "POST /conferences/{id}/registrations/{registrationId}/consent", "GET /conferences/{id}/registrations/{registrationId}/consent",
                "GET /conferences/{id}/participants",
            ])),
        .. In("conference", "/api/conference",
            ("read the programme's draft", Federation,
            [
                "GET /conferences/{id}/programme", "GET /conferences/{id}/programme/releases/{number}", "GET /conferences/{id}/programme/rooms/{roomId}",
                "GET /conferences/{id}/programme/tracks/{trackId}", "GET /conferences/{id}/programme/speakers/{speakerId}", "GET /conferences/{id}/programme/sessions/{sessionId}",
            ]),
            ("plan and release the programme", [Office],
            [
                "POST /conferences/{id}/programme/rooms", "PUT /conferences/{id}/programme/rooms/{roomId}", "DELETE /conferences/{id}/programme/rooms/{roomId}",
                "POST /conferences/{id}/programme/tracks", "PUT /conferences/{id}/programme/tracks/{trackId}", "POST /conferences/{id}/programme/speakers",
                "PUT /conferences/{id}/programme/speakers/{speakerId}", "DELETE /conferences/{id}/programme/speakers/{speakerId}/name",
                "POST /conferences/{id}/programme/sessions", "PUT /conferences/{id}/programme/sessions/{sessionId}", "PUT /conferences/{id}/programme/sessions/{sessionId}/slot",
                "POST /conferences/{id}/programme/sessions/{sessionId}/cancellation", "DELETE /conferences/{id}/programme/sessions/{sessionId}/cancellation",
                "POST /conferences/{id}/programme/sessions/{sessionId}/undo", "PUT /conferences/{id}/programme/sessions/{sessionId}/people",
                "POST /conferences/{id}/programme/needs", "POST /conferences/{id}/programme/releases",
            ])),
        new("conference", "read the released programme", [], Below("/api/conference",
            ["GET /conferences/{id}/schedule.ics", "GET /conferences/{id}/schedule.json", "GET /conferences/{id}/schedule.jsonld"]), Anyone),
        .. In("conference", "/api/conference",
            ("lead the meeting", Federation,
            [
                "POST /conferences/{id}/agenda/items", "PUT /conferences/{id}/agenda/items/{itemId}/place", "POST /conferences/{id}/agenda/items/{itemId}/opening",
                "POST /conferences/{id}/agenda/items/{itemId}/closing", "POST /conferences/{id}/agenda/items/{itemId}/withdrawal",
                "POST /conferences/{id}/agenda/items/{itemId}/speakers/rules", "POST /conferences/{id}/agenda/items/{itemId}/speakers/calls",
                "POST /conferences/{id}/agenda/items/{itemId}/speakers/calls/end", "DELETE /conferences/{id}/agenda/items/{itemId}/speakers/calls/last",
                "POST /conferences/{id}/agenda/items/{itemId}/speakers/closing", "DELETE /conferences/{id}/agenda/items/{itemId}/speakers/closing",
                "GET /conferences/{id}/agenda/items/{itemId}/speakers/coming",
            ]),
            ("keep the minutes", Federation,
            [
                "POST /conferences/{id}/minutes/assembly", "PUT /conferences/{id}/minutes/texts/{factId}", "POST /conferences/{id}/minutes/signatures",
                "POST /conferences/{id}/minutes/reopening", "GET /conferences/{id}/minutes", "GET /conferences/{id}/minutes/texts/{factId}",
                "GET /conferences/{id}/minutes/html", "GET /conferences/{id}/minutes/pdf",
            ])),
        .. In("conference", "/api/conference", inOwnScope: true,
            ("follow the meeting", Attending,
            [
                "GET /conferences/{id}/agenda", "GET /conferences/{id}/agenda/items/{itemId}", "GET /conferences/{id}/agenda/items/{itemId}/speakers",
                "GET /conferences/{id}/agenda/items/{itemId}/speakers/requests/{requestId}", "GET /conferences/{id}/live",
            ]),
            ("ask to speak", [Office, Board, Roles.Delegate],
            [
                "POST /conferences/{id}/agenda/items/{itemId}/speakers/requests", "POST /conferences/{id}/agenda/items/{itemId}/speakers/requests/{requestId}/withdrawal",
            ])),
    ];
}
