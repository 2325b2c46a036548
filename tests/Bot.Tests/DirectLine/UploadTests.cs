using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace VinhPhong.Bot.Tests.DirectLine;

public sealed class UploadsOnSqlite(OnSqlite served) : UploadTests(served), IClassFixture<OnSqlite>;

public sealed class UploadsOnPostgres(OnPostgres served) : UploadTests(served), IClassFixture<OnPostgres>;

public abstract class UploadTests(Served served) : ServiceTests(served)
{
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[20]];
    private static readonly byte[] Pdf = [.. "%PDF-1.7\n%%EOF plain"u8];
    private static readonly byte[] Heic = [0, 0, 0, 24, .. "ftypheic"u8, .. new byte[12]];
    private static readonly byte[] Png = [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', .. new byte[12]];

    [Fact]
    public async Task Files_and_their_message_are_stored_echoed_and_given_back_to_who_holds_the_token()
    {
        var resident = await Resident.WelcomedAsync(Shared);
        const string activity = """{"type":"message","text":"đơn của tôi","channelData":{"clientActivityID":"u1"},"attachments":[{"contentType":"text/plain","name":"đơn xin.pdf","contentUrl":"https://evil","x":1},{"name":"ảnh.jpg"}]}""";
        HttpContent[] Parts() => [Resident.Part(Encoding.UTF8.GetBytes(activity), "blob", "application/vnd.microsoft.activity", "activity"), Resident.Part(Pdf, "đơn xin.pdf"), Resident.Part(Jpeg, "a\u0309nh.jpg")];
        var id = (await (await resident.UploadAsync(Parts())).OkAsync()).Text("id");
        Assert.Equal(id, (await (await resident.UploadAsync(Parts())).OkAsync()).Text("id")); // sent again
        var echo = (await resident.AllAsync()).Single(one => one.Text("id") == id);
        Assert.Equal("đơn của tôi", echo.Text("text"));
        var files = echo.GetProperty("attachments").EnumerateArray().ToArray();
        Assert.Equal(["đơn xin.pdf", "\u1EA3nh.jpg"], files.Select(file => file.Text("name"))); // one Unicode form
        Assert.Equal(["application/pdf", "image/jpeg"], files.Select(file => file.Text("contentType")));
        Assert.Equal(1, files[0].GetProperty("x").GetInt32());
        using var got = await GetAsync(resident.Token);
        Assert.Equal(Pdf, await got.Content.ReadAsByteArrayAsync(CancellationToken));
        Assert.Equal(("application/pdf", "nosniff"), (got.Content.Headers.ContentType!.MediaType, got.Headers.GetValues("X-Content-Type-Options").Single()));
        Assert.Contains("sandbox", got.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        await GetAsync(null).RefusedAsync(HttpStatusCode.Unauthorized, "Unauthorized");
        await GetAsync((await Resident.BeginAsync(Shared)).Token).RefusedAsync(HttpStatusCode.Forbidden, "Forbidden");
        await resident.CallAsync(HttpMethod.Get, "/attachments/..%2F..%2Fdirectline.key").RefusedAsync(HttpStatusCode.NotFound, "AttachmentNotFound");
        await using var db = Shared.OpenDb();
        Assert.Equal(2, db.Files.Count(file => file.ConversationId == resident.Id));

        Task<HttpResponseMessage> GetAsync(string? bearer)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, files[0].Text("contentUrl"));
            if (bearer is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
            return Shared.Client.SendAsync(request, CancellationToken);
        }
    }

    [Fact]
    public async Task A_bare_file_is_a_message_too()
    {
        var resident = await Resident.WelcomedAsync(Shared);
        var file = new ByteArrayContent(Heic);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/heic");
        file.Headers.TryAddWithoutValidation("Content-Disposition", "attachment; filename=\"IMG_1.HEIC\"");
        var id = (await (await resident.CallAsync(HttpMethod.Post, "/upload?userId=u", file)).OkAsync()).Text("id");
        var echo = (await resident.AllAsync()).Single(one => one.Text("id") == id);
        Assert.Equal(("message", "IMG_1.HEIC", "image/heic"), (echo.Text("type"), echo.GetProperty("attachments")[0].Text("name"), echo.GetProperty("attachments")[0].Text("contentType")));
        Assert.Contains("đã nhận và cất tệp", (await resident.AnswerToAsync(id)).Text("text"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!doctype html><script>alert(1)</script>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")]
    [InlineData("MZ not a picture at all")]
    [InlineData("")]
    public async Task What_is_no_picture_and_no_pdf_is_refused_whatever_it_is_called(string content)
    {
        var resident = await Resident.WelcomedAsync(Shared);
        await resident.UploadAsync(Resident.Part(Jpeg, "thật.jpg"), Resident.Part(Encoding.UTF8.GetBytes(content), "ảnh.png", "image/png")).RefusedAsync(HttpStatusCode.UnsupportedMediaType, "UnsupportedMediaType");
        Assert.Single(await resident.AllAsync());
        await using var db = Shared.OpenDb();
        Assert.False(db.Files.Any(file => file.ConversationId == resident.Id));
    }

    [Theory]
    [InlineData("../../../etc/passwd.png", "passwd.png")]
    [InlineData("C:\\Users\\ba\\ảnh.png", "ảnh.png")]
    [InlineData("a\u0007b\u0000c.png", "abc.png")]
    [InlineData("..", "tep")]
    public async Task A_name_is_only_ever_a_name(string sent, string shown)
    {
        var resident = await Resident.WelcomedAsync(Shared);
        using var body = new ByteArrayContent([.. "--b\r\nContent-Disposition: form-data; name=\"file\"; filename*=UTF-8''"u8, .. Encoding.ASCII.GetBytes(Uri.EscapeDataString(sent)), .. "\r\n\r\n"u8, .. Png, .. "\r\n--b--\r\n"u8]);
        body.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");
        var id = (await (await resident.CallAsync(HttpMethod.Post, "/upload", body)).OkAsync()).Text("id");
        Assert.Equal(shown, (await resident.AllAsync()).Single(one => one.Text("id") == id).GetProperty("attachments")[0].Text("name"));
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\nabc")]
    [InlineData("multipart/form-data; boundary=b", "no border at all")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nno header\r\n\r\nabc\r\n--b--\r\n")]
    [InlineData("multipart/form-data", "--b--")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"activity\"\r\n\r\n{\r\n--b--\r\n")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nno file\r\n--b--\r\n")]
    [InlineData("application/x-www-form-urlencoded", "a=b")]
    public async Task A_broken_upload_is_told_so(string type, string content)
    {
        var resident = await Resident.WelcomedAsync(Shared);
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(content));
        body.Headers.TryAddWithoutValidation("Content-Type", type);
        await resident.CallAsync(HttpMethod.Post, "/upload", body).RefusedAsync(HttpStatusCode.BadRequest, "BadArgument");
        await resident.AskAsync("xin chào");
    }

    [Fact]
    public async Task Too_much_is_refused_before_anything_of_it_is_kept()
    {
        var service = await StartAsync(["DirectLine:LargestFile=2048", "DirectLine:MostFiles=2"]);
        var resident = await Resident.WelcomedAsync(service);
        var tooLarge = await resident.UploadAsync(Resident.Part([.. Png, .. new byte[2048]], "ảnh lớn.png")).RefusedAsync(HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig");
        Assert.Contains("ảnh lớn.png", tooLarge, StringComparison.Ordinal);
        await resident.UploadAsync([.. Enumerable.Range(0, 3).Select(i => Resident.Part(Png, $"{i}.png"))]).RefusedAsync(HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig");
        await HugeAsync().RefusedAsync(HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig"); // more than the whole body may be
        Assert.Single(await resident.AllAsync());
        Assert.False(Directory.Exists(Path.Combine(service.Store.Folder, "uploads")));
        await (await resident.UploadAsync(Resident.Part(Png, "vừa.png"))).OkAsync();

        async Task<HttpResponseMessage> HugeAsync()
        {
            using var form = new MultipartFormDataContent { Resident.Part(new byte[2 * 1024 * 1024], "quá.png") };
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(service.Address, $"{Resident.Path}/conversations/{resident.Id}/upload")) { Content = form };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", resident.Token);
            request.Headers.ExpectContinue = true; // hears the refusal before it has sent everything
            return await service.Client.SendAsync(request, CancellationToken);
        }
    }

    [Fact]
    public async Task An_upload_needs_a_token_and_a_conversation()
    {
        using var form = new MultipartFormDataContent { Resident.Part(Png, "a.png") };
        await Resident.CallAsync(Shared, HttpMethod.Post, "conversations/abc/upload", null, form).RefusedAsync(HttpStatusCode.Unauthorized, "Unauthorized");
        var token = await (await Shared.Client.PostAsync("/widget/token", null, CancellationToken)).OkAsync();
        await new Resident(Shared, token.Text("conversationId"), token.Text("token")).UploadAsync(Resident.Part(Png, "a.png")).RefusedAsync(HttpStatusCode.NotFound, "ConversationNotFound");
    }
}
