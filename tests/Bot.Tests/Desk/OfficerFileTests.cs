using System.Net.Http.Headers;
using VinhPhong.Bot.Conversations.HandOffs;
using VinhPhong.Bot.Desk;

namespace VinhPhong.Bot.Tests.Desk;

public sealed class OfficerFilesOnSqlite(OnSqlite served) : OfficerFileTests(served), IClassFixture<OnSqlite>;

public sealed class OfficerFilesOnPostgres(OnPostgres served) : OfficerFileTests(served), IClassFixture<OnPostgres>;

/// <summary>A picture or paper from an officer to a resident.</summary>
public abstract class OfficerFileTests(Served served) : ServiceTests(served)
{
    private static readonly OfficerFile Form = new("mẫu đơn.pdf", "application/pdf", "%PDF-1.7\n%%EOF plain"u8.ToArray());

    [Fact]
    public async Task The_resident_gets_it_with_the_words_and_opens_it_with_the_token_of_the_conversation()
    {
        var (service, resident, lan) = await HeldAsync();
        Assert.Equal(DeskResult.Done, await lan.SendsAsync(resident, "Bà con in mẫu này.", Form));
        var said = (await resident.AllAsync())[^1];
        var file = Assert.Single(said.GetProperty("attachments").EnumerateArray());
        Assert.Equal(("Bà con in mẫu này.", "mẫu đơn.pdf", "application/pdf"), (said.Text("text"), file.Text("name"), file.Text("contentType")));
        Assert.StartsWith($"https://desk.example/v3/directline/conversations/{resident.Id}/attachments/", file.Text("contentUrl"), StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(service.Address, new Uri(file.Text("contentUrl")).AbsolutePath));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", resident.Token);
        using var got = await service.Client.SendAsync(request, CancellationToken);
        Assert.Equal(Form.Bytes.ToArray(), await got.Content.ReadAsByteArrayAsync(CancellationToken));
    }

    [Fact]
    public async Task Who_does_not_hold_the_conversation_sends_nothing_and_leaves_nothing_on_the_disk()
    {
        var (service, resident, _) = await HeldAsync();
        var minh = new OfficerAtWork(service, "minh", "Cán bộ Minh", "tthcc");
        var before = Files();
        Assert.Equal(DeskResult.NotYours, await minh.SendsAsync(resident, "", Form));
        Assert.Equal(before, Files());
        Assert.DoesNotContain(await resident.AllAsync(), activity => activity.TryGetProperty("attachments", out _));

        int Files() => Directory.Exists(Path.Combine(service.Store.Folder, "uploads")) ? Directory.GetFiles(Path.Combine(service.Store.Folder, "uploads")).Length : 0;
    }

    private async Task<(Service Service, Resident Resident, OfficerAtWork Officer)> HeldAsync()
    {
        var service = await StartAsync(["Desk:AssignAutomatically=false"]);
        var resident = await Resident.WelcomedAsync(service);
        await resident.AskAsync("Gặp cán bộ");
        var lan = new OfficerAtWork(service, "lan", "Cán bộ Lan", "tthcc");
        Assert.IsType<ClaimResult.Claimed>(await lan.ClaimsAsync(resident));
        return (service, resident, lan);
    }
}
