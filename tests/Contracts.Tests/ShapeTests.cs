using System.Text.RegularExpressions;

namespace Bkmo.Contracts.Tests;

public sealed partial class ShapeTests
{
    /// <summary>Text could hold anything; each member that is text stands here with what keeps a person out of it.</summary>
    private static readonly Dictionary<string, string> TextMembers = new(StringComparer.Ordinal)
    {
        ["OrganisationAdmitted.Name"] = "name of a legal person or network, in its public register",
        ["OrganisationAdmitted.ShortName"] = "as its name",
        ["OrganisationAdmitted.OrganisationKind"] = "code",
        ["OrganisationAdmitted.FederalState"] = "code",
        ["OrganisationAdmitted.MembershipKind"] = "code",
        ["MembershipEnded.MembershipKind"] = "code",
        ["MembershipEnded.Reason"] = "code",
        ["DelegateKeySignedOff.Counts"] = "code",
        ["DelegateKeySignedOff.Purpose"] = "name of a meeting or body that the key is for",
        ["ConferenceConvened.Name"] = "name of a public meeting",
        ["CommitteeFormed.NameDe"] = "name of a standing committee",
        ["CommitteeFormed.NameEn"] = "name of a standing committee",
        ["CommitteeFormed.ConferenceName"] = "name of a public meeting",
        ["MembersInvited.Name"] = "name of a public meeting",
        ["MembersInvited.Venue"] = "place of a public meeting",
        ["MembersInvited.Mode"] = "one of a fixed list",
        ["MembersInvited.Subjects"] = "subjects of the agenda, named to all members",
        ["MembersInvited.ElectronicRights"] = "how members take part, the same for all of them",
        ["ScheduleReleased.Path"] = "address made of the conference's id",
        ["ElectionClosed.BodyKind"] = "code",
        ["ResolutionAdopted.TitleDe"] = "title of a motion, on the agenda of the meeting",
        ["ResolutionAdopted.TitleEn"] = "title of a motion, on the agenda of the meeting",
        ["MotionRejected.TitleDe"] = "title of a motion, on the agenda of the meeting",
        ["MotionRejected.TitleEn"] = "title of a motion, on the agenda of the meeting",
        ["ElectionClosed.Functions"] = "codes",
        ["MandateGranted.Function"] = "code",
        ["MandateEnded.Function"] = "code",
        ["BodySeatFilled.BodyKind"] = "code",
        ["BodySeatFilled.Function"] = "code",
        ["BodySeatFilled.Entry"] = "code",
        ["BodySeatVacated.BodyKind"] = "code",
        ["BodySeatVacated.Function"] = "code",
        ["BodySeatVacated.Exit"] = "code",
        ["TextPublished.Kind"] = "code",
        ["TextPublished.Languages"] = "language tags",
        ["TextPublished.Path"] = "address made of the text's id",
        ["CentreOpened.Name"] = "name of a counselling centre, in its public finder",
        ["CentreOpened.Place"] = "municipality of a centre",
        ["CentreOpened.Languages"] = "language tags",
    };

    /// <summary>Contracts that have readers before their source tells them.</summary>
    private static readonly Type[] Announced = [];

    private static readonly Type[] Simple = [typeof(Guid), typeof(string), typeof(bool), typeof(int), typeof(long), typeof(DateOnly), typeof(DateTimeOffset)];

    [Fact]
    public void There_are_contracts() => Assert.NotEmpty(Contract.All);

    [Fact]
    public void What_no_service_takes_is_told_for_partners_and_says_so() =>
        Rule.Holds("A contract is consumed by a service or marked IForPartners, not both.",
            Contract.All.Where(c => c.Consumers.Count == 0 != c.Type.IsAssignableTo(typeof(IForPartners))).Select(c => c.Name));

    [Fact]
    public void The_namespace_of_a_contract_names_its_service_and_its_version() =>
        Rule.Holds("A contract's namespace is Bkmo.Contracts.<Service>.V<n>.",
            Contract.All
                .Where(c => !VersionedNamespace().IsMatch(c.Type.Namespace!)
                    || Service.Modules.All(module => !string.Equals(module.Service, c.Service, StringComparison.OrdinalIgnoreCase)))
                .Select(c => c.Type.FullName!));

    [Fact]
    public void Everything_exported_is_a_contract() =>
        Rule.Holds("Contracts holds messages and nothing else.",
            typeof(IContract).Assembly.GetExportedTypes()
                .Where(type => type != typeof(IContract) && type != typeof(IForPartners) && !(type.IsSealed && type.IsAssignableTo(typeof(IContract))))
                .Select(type => type.FullName!));

    [Fact]
    public void Members_are_of_simple_types() =>
        Rule.Holds("Members are ids, text, numbers, days, times, and lists of these: any language reads them without our code.",
            Contract.All.SelectMany(c => c.Members.Where(m => !Simple.Contains(Plain(m.ParameterType))).Select(m => $"{c}.{m.Name}: {m.ParameterType.Name}")));

    [Fact]
    public void Types_and_members_are_described() =>
        Rule.Holds("docs/events.md is made of the summaries; these have none.",
            Contract.All.Where(c => Summaries.Of(c.Type) is null).Select(c => c.ToString())
                .Concat(Contract.All.SelectMany(c => c.Members.Where(m => Summaries.Of(c.Type, m.Name!) is null).Select(m => $"{c}.{m.Name}"))));

    [Fact]
    public void No_member_is_about_a_person()
    {
        Rule.Holds("The member's name hints at personal data, which no message carries.",
            Contract.All.SelectMany(c => c.Members.Where(m => PersonalWord().IsMatch(m.Name!) && !IsOpaqueId(m)).Select(m => $"{c}.{m.Name}")));
        var text = Contract.All.SelectMany(c => c.Members.Where(m => Plain(m.ParameterType) == typeof(string)).Select(m => $"{c.Name}.{m.Name}")).ToList();
        Rule.Holds("Text could hold anything: say in TextMembers what keeps a person out of it.", text.Except(TextMembers.Keys, StringComparer.Ordinal));
        Rule.Holds("TextMembers speaks of members that do not exist.", TextMembers.Keys.Except(text, StringComparer.Ordinal));
    }

    [Fact]
    public void A_contract_is_made_by_its_own_service_and_by_no_other() =>
        Rule.Holds("The service in the namespace, and only that one, publishes the contract.",
            from contract in Contract.All
            from project in Repository.Services
            let makes = Compiled.Of(project).Calls.Any(call => call.StartsWith($"{contract.Type.FullName}..ctor", StringComparison.Ordinal))
            where makes != string.Equals(project.Name, contract.Service, StringComparison.Ordinal) && (makes || !Announced.Contains(contract.Type))
            select $"{contract}: {project.Name} {(makes ? "makes it" : "never makes it")}");

    // An id says nothing to those who do not hold what it stands for.
    private static bool IsOpaqueId(System.Reflection.ParameterInfo member) => Plain(member.ParameterType) == typeof(Guid) && OpaqueId().IsMatch(member.Name!);

    private static Type Plain(Type type) =>
        Nullable.GetUnderlyingType(type)
        ?? (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : type);

    [GeneratedRegex("Ids?$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OpaqueId();

    [GeneratedRegex("^Bkmo\\.Contracts\\.[A-Z][a-z]+\\.V[1-9][0-9]*$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionedNamespace();

    [GeneratedRegex("Person|First|Last|Given|Family|Maiden|Mail|Phone|Mobile|Fax|Street|Address|Postcode|Birth|Age$|Gender|Nationality|Religion|Origin|Iban|Account|Contact|Client|Counsellor|Delegate|Chair|Note|Comment|Remark|Description",
        RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PersonalWord();
}
