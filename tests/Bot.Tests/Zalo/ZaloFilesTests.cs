using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VinhPhong.Bot.Channels.Zalo.Receiving;
using VinhPhong.Bot.Conversations;
using VinhPhong.Bot.Conversations.Outbox;
using VinhPhong.Bot.Desk.Pages;
using VinhPhong.Simulators.Zalo.Chats;

namespace VinhPhong.Bot.Tests.Zalo;

public sealed class ZaloFilesOnSqlite(OnSqlite served) : ZaloFilesTests(served), IClassFixture<OnSqlite>;

public sealed class ZaloFilesOnPostgres(OnPostgres served) : ZaloFilesTests(served), IClassFixture<OnPostgres>;

/// <summary>What residents send along reaches the desk, and nothing else is fetched.</summary>
public abstract class ZaloFilesTests(Served served) : ServiceTests(served)
{
    private const string Reachable = "Zalo:FileHosts=*.zdn.vn,127.0.0.1";

    public static TheoryData<string, string> Lost => new()
    {
        { "onward.png", "không phải của Zalo" },
        { "missing.png", "không còn giữ" },
        { "program.exe", "không phải hình" },
        { "endless.png", "lớn hơn" },
    };

    [Fact]
    public async Task Pictures_papers_and_recordings_are_fetched_and_kept_as_uploads_are()
    {
        await using var commune = await OpenAsync([Reachable]);
        var resident = commune.Resident();
        await commune.Platform.Residents.SendImageAsync(resident.Id, FileShelf.Picture, "đơn của tui nè", CancellationToken);
        await commune.Platform.Residents.SendFileAsync(resident.Id, "Đơn xin.pdf", [.. "%PDF-1.7 không có gì"u8], CancellationToken);
        await commune.Platform.Residents.SendAudioAsync(resident.Id, [.. "#!AMR\n một hai ba"u8], CancellationToken);
        var files = await FilesAsync(commune, 3);
        Assert.Equal(["application/pdf", "audio/amr", "image/png"], files.Select(file => file.ContentType).Order());
        Assert.Contains(files, file => file.Name == "Đơn xin.pdf");
        var picture = files.Single(file => file.ContentType == "image/png");
        await using var bytes = commune.Service.Services.GetRequiredService<Uploads>().Open(picture.Id);
        Assert.Equal(FileShelf.Picture.Length, bytes.Length);
        var line = (await LinesAsync(commune)).Single(line => line.Text == "đơn của tui nè");
        Assert.Equal(("image/png", picture.Id, true), (line.Files[0].ContentType, line.Files[0].ContentUrl!.Split('/')[^1], Line.IsHere(line.Files[0])));
    }

    [Theory]
    [MemberData(nameof(Lost))]
    public async Task What_cannot_be_had_is_said_in_the_transcript_and_the_message_stays(string path, string reason)
    {
        await using var shelf = await FileShelf.OpenAsync();
        await using var commune = await OpenAsync([Reachable, "Zalo:LargestFile=100000"]);
        await SendsAsync(commune, shelf.Address(path));
        await ToldAsync(commune, reason);
        await using var db = commune.Service.OpenDb();
        Assert.False(await db.Files.AnyAsync(CancellationToken));
        var line = Assert.Single(await LinesAsync(commune), line => line.Speaker == Speaker.Resident);
        Assert.Equal(("xem giùm", false), (line.Text, Line.IsHere(line.Files[0])));
        Assert.Equal(1, shelf.Visits);
        Assert.Equal(0, (await commune.Service.Services.GetRequiredService<OutboxStore>().CountAsync(CancellationToken)).GivenUp);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/x.png")]
    [InlineData("http://localhost.zdn.vn.example/x.png")]
    [InlineData("not an address")]
    public async Task Nothing_is_fetched_from_where_an_event_has_no_business(string address)
    {
        await using var shelf = await FileShelf.OpenAsync();
        await using var commune = await OpenAsync();
        await SendsAsync(commune, address);
        await SendsAsync(commune, shelf.Address("picture.png"));
        await Eventually.TrueAsync("both said", async () => (await NotesAsync(commune)).Count(note => note.Contains("không phải của Zalo", StringComparison.Ordinal)) == 2);
        Assert.Equal(0, shelf.Visits);
    }

    [Fact]
    public async Task A_host_that_is_down_is_asked_again_also_by_a_service_that_was_started_anew()
    {
        var store = await StoreAsync();
        await using var shelf = await FileShelf.OpenAsync();
        shelf.IsDown = true;
        await using var commune = await ZaloCommune.OpenAsync(store, settings: [Reachable]);
        await SendsAsync(commune, shelf.Address("picture.png"));
        await Eventually.TrueAsync("a try", () => Task.FromResult(shelf.Visits > 0));
        await commune.Service.StopAsync();
        shelf.IsDown = false;
        await using var after = await Service.StartAsync(store, [.. ZaloCommune.SettingsFor(commune.Zalo), Reachable]);
        await Eventually.TrueAsync("the file", async () =>
        {
            await using var db = after.OpenDb();
            return await db.Files.AnyAsync(CancellationToken);
        });
    }

    [Fact]
    public async Task What_staff_send_in_the_console_is_fetched_too()
    {
        await using var shelf = await FileShelf.OpenAsync();
        await using var commune = await OpenAsync([Reachable]);
        var resident = commune.Resident();
        await resident.AsksAsync("xin chào");
        var read = new ZaloEvent("oa_send_image", null, "0", DateTimeOffset.UtcNow, null, resident.Id) { AdminId = "7", MessageIds = ["m1"], Attachments = [new ZaloAttachment("image", shelf.Address("picture.png"), null, null)] };
        Assert.Equal(ZaloOutcome.Stored, await commune.Service.Services.GetRequiredService<ZaloInbox>().TakeAsync(read, CancellationToken));
        await FilesAsync(commune, 1);
        Assert.Equal("image/png", (await LinesAsync(commune)).Single(line => line.Speaker == Speaker.Officer).Files[0].ContentType);
    }

    [Fact]
    public async Task What_residents_share_by_the_form_is_a_line_in_the_transcript()
    {
        await using var commune = await OpenAsync();
        var resident = commune.Resident();
        await resident.AsksAsync("xin chào");
        await commune.Platform.Residents.ShareInfoAsync(resident.Id, new SharedInfo("Trần Thị Tư", "84912345678", "12 ấp Một", "xã Vĩnh Phong", "tỉnh An Giang"), CancellationToken);
        await commune.Platform.SettleAsync(CancellationToken);
        var line = (await LinesAsync(commune))[^1];
        Assert.Equal((Speaker.Resident, "Thông tin người dân chia sẻ qua Zalo\nHọ tên: Trần Thị Tư\nĐiện thoại: 0912345678\nNgày sinh: 30/10/1999\nGiới tính: Nam\nĐịa chỉ: 12 ấp Một, xã Vĩnh Phong, tỉnh An Giang"), (line.Speaker, line.Text));
        Assert.True(line.IsCovered);
        await resident.HearsNoMoreThanAsync(1);
    }

    [Fact]
    public void The_older_shape_of_the_form_reads_alike() => Assert.Equal(
        "Thông tin người dân chia sẻ qua Zalo\nHọ tên: Tư\nĐiện thoại: 0912345678\nĐịa chỉ: 12 ấp Một, Vĩnh Phong, Vĩnh Thuận, An Giang",
        ZaloInfo.TextOf(JsonDocument.Parse("""{"name":"Tư","phone":84912345678,"address":"12 ấp Một","ward":"Vĩnh Phong","district":"Vĩnh Thuận","city":"An Giang"}""").RootElement));

    private async Task<ZaloCommune> OpenAsync(IEnumerable<string>? settings = null) => await ZaloCommune.OpenAsync(await StoreAsync(), settings: settings);

    private static Task SendsAsync(ZaloCommune commune, string address) =>
        commune.Platform.Residents.SendAttachmentAsync(commune.Resident().Id, new ChatAttachment { Type = "image", Url = address }, "xem giùm", CancellationToken);

    private static Task ToldAsync(ZaloCommune commune, string reason) => Eventually.TrueAsync(reason, async () => (await NotesAsync(commune)).Any(note => note.Contains(reason, StringComparison.Ordinal)));

    private static async Task<IReadOnlyList<string>> NotesAsync(ZaloCommune commune)
    {
        await using var db = commune.Service.OpenDb();
        return await db.Notes.Select(note => note.Text).ToListAsync(CancellationToken);
    }

    private static async Task<IReadOnlyList<StoredFile>> FilesAsync(ZaloCommune commune, int count) => await Eventually.GetAsync($"{count} files", async () =>
    {
        await using var db = commune.Service.OpenDb();
        var files = await db.Files.AsNoTracking().ToListAsync(CancellationToken);
        return files.Count == count ? files : null;
    });

    private static async Task<IReadOnlyList<Line>> LinesAsync(ZaloCommune commune)
    {
        await using var db = commune.Service.OpenDb();
        return [.. (await db.Activities.AsNoTracking().OrderBy(row => row.At).ToListAsync(CancellationToken)).Select(Line.Of).OfType<Line>()];
    }
}
