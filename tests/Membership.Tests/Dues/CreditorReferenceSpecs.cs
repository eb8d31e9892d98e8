using Bkmo.Membership.Dues.Invoices;
using FsCheck;
using FsCheck.Fluent;

namespace Bkmo.Membership.Tests.Dues;

public sealed class CreditorReferenceSpecs
{
    [Theory]
    [InlineData("RF18 5390 0754 7034", true)]
    [InlineData("RF18539007547034", true)]
    [InlineData("rf18 539007547034", true)]
    [InlineData("RF19539007547034", false)]
    [InlineData("RF18539007547043", false)]
    [InlineData("RF18", false)]
    [InlineData("RF18539007547034-", false)]
    [InlineData("", false)]
    public void A_reference_is_known_by_its_check_digits(string text, bool valid) => Assert.Equal(valid, CreditorReference.IsValid(text));

    [Fact]
    public void The_published_example_has_the_published_check_digits() => Assert.Equal("RF18539007547034", CreditorReference.Of("539007547034"));

    [Fact]
    public void Every_invoice_has_a_valid_reference_that_leads_back_to_it_and_one_wrong_digit_leads_nowhere() => Prop.ForAll(
        Gen.Choose(1, 999_999).Three().ToArbitrary(), numbers =>
        {
            var (number, place, change) = numbers;
            var (year, reference) = (2020 + number % 50, CreditorReference.Of(2020 + number % 50, number));
            Assert.Equal((year, number), CreditorReference.InvoiceOf(reference));
            Assert.Equal([(year, number)], CreditorReference.FindIn($"Beitrag {CreditorReference.Printed(reference)}, danke"));
            var at = 2 + place % (reference.Length - 2);
            var wrong = reference[..at] + (char)('0' + (reference[at] - '0' + 1 + change % 9) % 10) + reference[(at + 1)..];
            Assert.False(CreditorReference.IsValid(wrong), wrong);
            Assert.Empty(CreditorReference.FindIn(wrong));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_others_write_is_no_reference_of_ours()
    {
        Assert.Null(CreditorReference.InvoiceOf("RF18539007547034"[..14]));
        Assert.Empty(CreditorReference.FindIn("Rechnung 2026-00001, Kundennummer 42, RF18 5390 0754 7034"));
        Assert.Equal(2, CreditorReference.FindIn($"{CreditorReference.Of(2026, 1)} und {CreditorReference.Of(2026, 2)} und {CreditorReference.Of(2026, 1)}").Count);
    }
}
