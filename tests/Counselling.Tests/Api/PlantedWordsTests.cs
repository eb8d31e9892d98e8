using System.Text;

namespace Bkmo.Counselling.Tests.Api;

/// <summary>Planted words in three languages are in no table of the service's database, in no encoding that a search would find.</summary>
public sealed class PlantedWordsTests(CounsellingService service) : IClassFixture<CounsellingService>
{
    private static readonly string[] Planted = ["Zimtsternfall", "çilekkavga", "زعفرانشكوى"];

    [Fact]
    public async Task Nothing_told_to_a_centre_is_readable_in_any_table()
    {
        var told = string.Join(' ', Planted);
        var recorded = await service.Counsellor.SendAsync(HttpMethod.Post, CounsellingService.Cases, new
        {
            centreId = service.Centre, channel = "web", language = "tr", summary = told, person = new { name = told, contact = told, preferredContactTime = told },
            incident = new { place = told },
        }, key: "\"planted\"");
        var path = recorded.Headers.Location!.ToString();
        var revised = await service.Counsellor.SendAsync(
            HttpMethod.Post, path + "/contents",
            new { contents = new { language = "ar", summary = told }, person = new { name = told } },
            recorded.Tag(), key: "\"planted-again\"");
        Assert.True(revised.IsSuccessStatusCode);
        Assert.True((await service.Counsellor.SendAsync(HttpMethod.Get, path)).IsSuccessStatusCode);
        await service.Counsellor.SendAsync(HttpMethod.Get, CounsellingService.Cases, minPosition: revised.Position());

        var everything = await Tables.Everything(service.Database);
        Assert.Contains(path[(path.LastIndexOf('/') + 1)..], everything, StringComparison.Ordinal);
        foreach (var word in Planted)
        {
            Assert.DoesNotContain(word, everything, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(word)), everything, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(word)), everything, StringComparison.Ordinal);
        }
    }
}
